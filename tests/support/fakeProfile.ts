/** The partner's own company, and an organization's own people, of the backend in memory. */
import type { Backend, OwnUser, PartnerProfile, Terms } from '../../src/backend/contract.ts'
import { BackendError } from '../../src/backend/errors.ts'
import { pageOf, type FakeWorld, type Operation } from './fakeAnswers.ts'

const at = '2026-05-03T09:00:00.000Z'

export const fakeProfile: PartnerProfile = {
  organization: { id: 'org_nordlys', name: 'Nordlys IT', domain: 'nordlys.example' },
  certified: true,
  since: '2022-02-01T00:00:00.000Z',
  contact: { address: 'Havnegade 12\n8000 Aarhus C', country: 'DK', phone: '+45 70 10 00 12', version: 'c1' },
  proof: {
    provenAt: null,
    record: { name: '_mandate-proof.nordlys.example', text: 'mandate-domain-proof=abc' },
    lastTry: null,
  },
  listing: { listed: true, about: { da: 'Vi hjælper' }, countries: ['DK'], contact: '+45 70 10 00 12', version: 'l1' },
  mayChange: true,
}

export const fakeTerms: Terms[] = [
  { id: 'te_2', language: 'da', number: 2, createdAt: at, createdBy: 'Lone Lund', text: 'Nye vilkår' },
  { id: 'te_1', language: 'da', number: 1, createdAt: at, createdBy: 'Lone Lund', text: 'Gamle vilkår' },
]

export function ownUser(name: string, change: Partial<OwnUser> = {}): OwnUser {
  const user = name.toLowerCase().split(' ')[0] ?? ''
  return {
    id: `u_${user}`,
    name,
    userName: `${user}@fjord.example`,
    email: `${user}@mail.example`,
    language: 'da',
    adminRole: 'none',
    blocked: false,
    mustChangePassword: false,
    createdAt: at,
    you: false,
    resetRefusal: null,
    blockRefusal: null,
    ...change,
  }
}

export const fakeOwnUsers: OwnUser[] = [
  ownUser('Freja Lind', {
    adminRole: 'global-admin',
    you: true,
    resetRefusal: 'own-account',
    blockRefusal: 'own-account',
  }),
  ownUser('Mads Vinther'),
]

export function profileAnswers(world: FakeWorld, operation: Operation): Backend['profile'] {
  type Profile = Backend['profile']
  return {
    get: operation<Profile['get']>('profile.get', () => world.profile),
    setContact: operation<Profile['setContact']>('profile.setContact', ({ address, phone }) => {
      world.profile = { ...world.profile, contact: { ...world.profile.contact, address, phone, version: 'c2' } }
      return world.profile
    }),
    setListing: operation<Profile['setListing']>('profile.setListing', ({ shownVersion: _, ...input }) => {
      world.profile = { ...world.profile, listing: { ...input, version: 'l2' } }
      return world.profile
    }),
    proveDomain: operation<Profile['proveDomain']>('profile.proveDomain', () => {
      const outcome = world.proofOutcome
      world.profile = {
        ...world.profile,
        proof:
          outcome === 'proven'
            ? { provenAt: at, record: null, lastTry: null }
            : { ...world.profile.proof, lastTry: { at, outcome } },
      }
      return { outcome, profile: world.profile }
    }),
    listTerms: operation<Profile['listTerms']>('profile.listTerms', (language, options) =>
      pageOf(
        world.terms.filter((one) => one.language === language).map(({ text: _, ...one }) => one),
        options,
      ),
    ),
    terms: operation<Profile['terms']>('profile.terms', (id) => {
      const found = world.terms.find((one) => one.id === id)
      if (!found) throw new BackendError('not-found')
      return found
    }),
    writeTerms: operation<Profile['writeTerms']>('profile.writeTerms', ({ language, text, basedOn }) => {
      const written = { id: `te_${language}_${basedOn + 1}`, language, number: basedOn + 1, text }
      const terms = { ...written, createdAt: at, createdBy: 'Lone Lund' }
      world.terms = [terms, ...world.terms]
      return terms
    }),
  }
}

export function ownUserAnswers(world: FakeWorld, operation: Operation): Backend['ownUsers'] {
  type Users = Backend['ownUsers']
  const found = (id: string): OwnUser => {
    const user = world.ownUsers.find((one) => one.id === id)
    if (!user) throw new BackendError('not-found')
    return user
  }
  return {
    list: operation<Users['list']>('ownUsers.list', (options) => pageOf(world.ownUsers, options)),
    get: operation<Users['get']>('ownUsers.get', (id) => found(id)),
    resetPassword: operation<Users['resetPassword']>('ownUsers.resetPassword', (id) => {
      const user = { ...found(id), mustChangePassword: true }
      world.ownUsers = world.ownUsers.map((one) => (one.id === id ? user : one))
      return { user: { id, name: user.name, userName: user.userName }, temporaryPassword: 'Kiwi-temporary-3' }
    }),
    setBlocked: operation<Users['setBlocked']>('ownUsers.setBlocked', (id, blocked) => {
      const user = { ...found(id), blocked }
      world.ownUsers = world.ownUsers.map((one) => (one.id === id ? user : one))
      return user
    }),
  }
}
