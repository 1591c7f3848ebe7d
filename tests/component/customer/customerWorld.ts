import type { AnswerObstacle, OfferReading, OfferViewer } from '../../../src/backend/contract.ts'
import { fakeBackend, type FakeBackend } from '../../support/fakeBackend.ts'
import type { FakeWorld } from '../../support/fakeAnswers.ts'
import { customer, customerSession } from '../../support/fakeWorld.ts'

export const token = 'gOffer1'

export function viewerOf(obstacle: AnswerObstacle | null = null, change: Partial<OfferViewer> = {}): OfferViewer {
  return {
    person: { id: 'p_freja', name: 'Freja Friis', userName: 'freja@fjord.example' },
    organization: customer,
    place: { address: 'Havnevej 2\n5000 Odense C', country: 'DK' },
    obstacle,
    reference: null,
    delegated: false,
    admins: [],
    request: null,
    ...change,
  }
}

/** The customer's global admin in front of the offer. */
export function customerBackend(change: (world: FakeWorld) => void = () => undefined): FakeBackend {
  return fakeBackend((world) => {
    world.session = customerSession()
    world.viewer = viewerOf()
    change(world)
  })
}

/** The offer as it is read now; a test may put another version in its place. */
export function readingOf(world: FakeWorld): OfferReading {
  const reading = world.readings[token]
  if (reading === undefined || typeof reading === 'string') throw new Error('The offer is not there')
  return reading
}
