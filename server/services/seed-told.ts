import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { keepAllMail } from '../store/mail-queue.ts'
import { findOrganization } from '../store/organizations.ts'
import { findPerson } from '../store/people.ts'
import { tellOfGrant } from './granted.ts'
import { note } from './journal.ts'

/** An answer of a world, as it is in the store. */
export interface SeededAnswer {
  readonly offerName: string
  readonly offerBy: string
  readonly partnerId: string
  readonly customerId: string
  readonly personId: string
  readonly relationshipId: string
  readonly reference: string
  readonly at: string
}

/**
 * What an answer leaves besides the relationship: its entry in the activity, and what both sides were told. Only as
 * messages: nobody's mailbox is for the past of a demonstration.
 */
export async function tellOfAnswer(tx: Tx, now: Deps, answer: SeededAnswer): Promise<void> {
  const { at, reference } = answer
  const deps: Deps = { ...now, clock: { ...now.clock, now: () => new Date(at) } }
  const person = await findPerson(tx, answer.personId)
  const partner = await findOrganization(tx, answer.partnerId)
  const customer = await findOrganization(tx, answer.customerId)
  if (!person || !partner || !customer) throw new Error(`The answer ${reference} is nobody's`)
  const event = await note(tx, deps, {
    event: 'relationship-authorized',
    actor: { person, organization: customer },
    side: 'customer',
    customerId: customer.id,
    partnerId: partner.id,
    relationshipId: answer.relationshipId,
    target: { id: partner.id, name: partner.name },
  })
  const offer = { name: answer.offerName, created_by: answer.offerBy }
  await tellOfGrant(tx, deps, event, { partner, customer, person, offer, reference, at })
  await keepAllMail(tx)
}
