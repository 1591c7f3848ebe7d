import { describe, expect, it } from 'vitest'
import type { AdminRequest, OfferReading, OfferViewer } from '../../../src/backend/contract.ts'
import type { ErrorCode } from '../../../src/backend/errors.ts'
import { languages } from '../../../src/lib/languages.ts'
import type { FakeWorld } from '../../support/fakeAnswers.ts'
import { fakeBackend } from '../../support/fakeBackend.ts'
import { customer, customerSession, partner, partnerSession } from '../../support/fakeWorld.ts'
import { say } from '../../support/say.ts'
import { openApp, spoken, type OpenedApp } from '../support/openApp.ts'
import { token, viewerOf } from './customerWorld.ts'

/** Everything that can be true of a link when somebody opens it. */
const states = [
  'open',
  'narrowable',
  'renamed',
  'expired',
  'withdrawn',
  'unknown',
  'mangled',
  'wrong cloud',
  'suspended',
  'changed',
  'authorized',
] as const
type LinkState = (typeof states)[number]

/** Everybody who can be in front of it. */
const people = [
  'stranger',
  'global admin',
  'not an admin',
  'not an admin, who asked',
  'not an admin, declined',
  'nobody to ask',
  'no organization',
  'the partner itself',
] as const
type Person = (typeof people)[number]

const dead: Partial<Record<LinkState, ErrorCode>> = {
  expired: 'offer-expired',
  withdrawn: 'offer-withdrawn',
  unknown: 'offer-unknown',
  mangled: 'not-found',
  'wrong cloud': 'offer-wrong-cloud',
  suspended: 'partner-suspended',
}

const asked: AdminRequest = {
  state: 'open',
  askedAt: '2026-05-01T09:00:00.000Z',
  remindedAt: null,
  mayRemindAt: '2026-05-02T09:00:00.000Z',
  answeredAt: null,
}

function viewerFor(person: Person, state: LinkState): OfferViewer | null {
  const authorized = state === 'authorized'
  switch (person) {
    case 'stranger':
      return null
    case 'global admin':
      return authorized ? viewerOf('already-authorized', { reference: 'MND-7Q4K-2FXB' }) : viewerOf()
    case 'no organization':
      return viewerOf('no-organization', { organization: null })
    case 'the partner itself':
      return viewerOf('own-offer', { organization: partner })
    case 'not an admin':
      return viewerOf(authorized ? 'already-authorized' : 'not-customer-admin', { admins: ['Freja Friis'] })
    case 'nobody to ask':
      return viewerOf(authorized ? 'already-authorized' : 'not-customer-admin')
    case 'not an admin, who asked':
      return authorized
        ? viewerOf('already-authorized', {
            request: { ...asked, state: 'authorized', answeredAt: '2026-05-03T08:59:00.000Z' },
          })
        : viewerOf('not-customer-admin', { admins: ['Freja Friis'], request: asked })
    case 'not an admin, declined':
      return viewerOf(authorized ? 'already-authorized' : 'not-customer-admin', {
        admins: ['Freja Friis'],
        request: { ...asked, state: 'declined', answeredAt: '2026-05-03T08:59:00.000Z' },
      })
  }
}

function arrange(world: FakeWorld, state: LinkState, person: Person): void {
  const reading = world.readings[token]
  if (typeof reading !== 'object') throw new Error('The offer is not there')
  const changes: Partial<Record<LinkState, Partial<OfferReading>>> = {
    narrowable: { narrowable: true },
    renamed: { partnerNow: { name: 'Sydlys A/S', domain: 'sydlys.example' } },
    changed: { digest: 'f'.repeat(64) },
  }
  world.readings[token] = dead[state] ?? { ...reading, ...changes[state] }
  world.viewer = viewerFor(person, state)
  const sessions: Partial<Record<Person, FakeWorld['session']>> = {
    stranger: null,
    'global admin': customerSession(),
    'the partner itself': partnerSession(),
  }
  world.session = person in sessions ? (sessions[person] ?? null) : customerSession('none')
}

/** The offer's page, and in one language the wizard's, in which somebody may stand when it happens. */
const pages = { en: ['', '/authorize/check'], da: [''], zh: [''] } as const

async function open(path: string, state: LinkState, person: Person): Promise<OpenedApp> {
  // The version that this tab was shown before is another where it has changed since.
  if (state === 'changed') sessionStorage.setItem(`mandate-offer-shown:${token}`, '0'.repeat(64))
  return openApp(
    path,
    fakeBackend((world) => arrange(world, state, person)),
  )
}

/** A step that leads on: not the language switch, not the way back to where one came from. */
function nextSteps(app: OpenedApp): string[] {
  return [...app.main.querySelectorAll<HTMLElement>('a[href], button, input, summary')]
    .map((element) => element.getAttribute('href') ?? element.tagName.toLowerCase())
    .filter((step) => !step.startsWith('#'))
}

describe.each(languages)('a link, in %s', (language) => {
  describe.each(states)('that is %s', (state) => {
    it.each(people)('says to %s what it is and what to do next, on every page of it', async (person) => {
      for (const page of pages[language]) {
        // The wizard's pages send a stranger to the sign-in before they show anything.
        if (page && person === 'stranger') continue
        const app = await open(`/${language}/offers/${token}${page}`, state, person)
        const where = `${state} × ${person} × ${page || 'the offer'}`
        expect(app.heading(), where).not.toBe('')
        expect(nextSteps(app), where).not.toEqual([])
        // No key where a text belongs, and no hole in one.
        const text = spoken(app.main)
        expect(text, where).not.toMatch(/\b(offer|asking|narrowing|errors|access|customer|ui|common)\.[\w-]+\.[\w.-]+/)
        expect(text, where).not.toMatch(/\{\w+\}|undefined|\[object/)
        app.close()
        sessionStorage.clear()
      }
    })
  })

  it.each(Object.entries(dead))('calls a link that is %s by its name', async (state, code) => {
    const app = await open(`/${language}/offers/${token}`, state as LinkState, 'stranger')
    const shown = code === 'not-found' ? 'offer-unknown' : code
    const cloud = say(language, 'errors.cloud.other')
    expect(app.heading()).toBe(say(language, `errors.${shown}.title`, { partner: 'Nordlys IT', cloud }))
    expect(app.control(say(language, 'offer.dead.partners')).getAttribute('href')).toBe(
      `/${language}/customer/partners`,
    )
  })

  it.each([
    ['global admin', 'offer.answer.answer'],
    ['stranger', 'offer.answer.signIn'],
    ['not an admin', 'asking.admin.ask'],
    ['not an admin, who asked', 'asking.admin.remind'],
    ['nobody to ask', 'offer.answer.switch'],
    ['no organization', 'offer.answer.switch'],
    ['the partner itself', 'offer.answer.switch'],
  ] as const)('offers to %s, of an open offer, “%s”', async (person, key) => {
    const app = await open(`/${language}/offers/${token}`, 'open', person)
    expect(app.control(say(language, key))).toBeTruthy()
  })

  it('keeps the offer for who uses another account', async () => {
    for (const person of ['global admin', 'not an admin', 'no organization', 'the partner itself'] as const) {
      const app = await open(`/${language}/offers/${token}`, 'open', person)
      const href = app.control(say(language, 'offer.answer.switch')).getAttribute('href') ?? ''
      const target = new URL(href, 'http://mandate.test')
      expect(target.searchParams.get('return')).toBe(`/${language}/offers/${token}`)
      expect(target.searchParams.get('switch')).toBe('1')
      app.close()
    }
  })

  it('says to who asked that an admin said yes', async () => {
    const app = await open(`/${language}/offers/${token}`, 'authorized', 'not an admin, who asked')
    expect(spoken(app.main)).toContain(say(language, 'asking.admin.authorizedTitle', { partner: 'Nordlys IT' }))
    expect(customer.name).not.toBe('')
  })
})
