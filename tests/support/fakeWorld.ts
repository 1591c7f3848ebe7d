/** A small world for tests of screens: a partner, two clients, an offer with its reading, and what came of it. */
import type { ClientUser, OrganizationName, Permission, Session } from '../../src/backend/contract.ts'
import { offerOf, type FakeWorld } from './fakeAnswers.ts'
import { fakeDirectory, fakeGuard, fakePending, fakeResets } from './fakeCustomer.ts'
import { fakeProducts } from './fakeProducts.ts'
import { scopeOf } from './fakeScope.ts'
import { fakeTeam, fakeTeamLog } from './fakeTeam.ts'
import { fakeAudit, fakeOutbox, fakePeople } from './fakeOperations.ts'
import { fakeOwnUsers, fakeProfile, fakeTerms } from './fakeProfile.ts'
import { fakeMailChoices, fakeSessions } from './fakeSettings.ts'

export const partner: OrganizationName = { id: 'org_nordlys', name: 'Nordlys IT', domain: 'nordlys.example' }
export const customer: OrganizationName = { id: 'org_fjord', name: 'Fjord & Fjeld A/S', domain: 'fjord.example' }
const otherCustomer: OrganizationName = { id: 'org_harbin', name: '哈尔滨冰雪贸易有限公司', domain: 'harbin.example' }

/** Somebody of the partner, by default its owner, who may do everything there. */
export function partnerSession(
  change: Partial<NonNullable<Session['organization']>> = {},
  without: readonly Permission[] = [],
): Session {
  const permissions: Permission[] = [
    'offers.read',
    'offers.send',
    'clients.read',
    'clients.administer',
    'team.read',
    'team.manage',
  ]
  return {
    person: { id: 'p_lone', name: 'Lone Lund', userName: 'lone@nordlys.example', language: 'da' },
    organization: { ...partner, isPartner: true, certified: true, suspended: false, clientCount: 2, ...change },
    roles: {
      admin: 'global-admin',
      partner: 'owner',
      access: without.includes('clients.administer') ? null : 'full',
      operator: false,
    },
    permissions: permissions.filter((permission) => !without.includes(permission)),
    unread: 1,
  }
}

/** Somebody of the customer, by default its global admin. */
export function customerSession(admin: Session['roles']['admin'] = 'global-admin'): Session {
  return {
    person: { id: 'p_freja', name: 'Freja Friis', userName: 'freja@fjord.example', language: 'da' },
    organization: { ...customer, isPartner: false, certified: false, suspended: false, clientCount: 0 },
    roles: { admin, partner: null, access: null, operator: false },
    permissions:
      admin === 'global-admin'
        ? ['partners.read', 'partners.answer', 'partners.remove', 'activity.read']
        : ['partners.read', 'activity.read'],
    unread: 0,
  }
}

export const operatorSession: Session = {
  person: { id: 'p_otto', name: 'Otto Olsen', userName: 'otto@mandate.example', language: 'en' },
  organization: null,
  roles: { admin: 'none', partner: null, access: null, operator: true },
  permissions: ['operate'],
  unread: 0,
}

const userOf = (name: string, change: Partial<ClientUser> = {}): ClientUser => ({
  id: `u_${name.toLowerCase()}`,
  name,
  userName: `${name.toLowerCase()}@fjord.example`,
  adminRole: 'none',
  blocked: false,
  mustChangePassword: false,
  email: `${name.toLowerCase()}@mail.example`,
  language: 'da',
  resetRefusal: null,
  editRefusal: 'access-limited',
  blockRefusal: 'access-limited',
  roleRefusal: 'access-limited',
  licenseRefusal: 'access-limited',
  ...change,
})

export function fakeWorld(): FakeWorld {
  const offer = offerOf(
    {
      name: 'Everyday help',
      role: 'limited',
      durationDays: null,
      validDays: 30,
      defaultLanguage: 'da',
      texts: { da: { message: 'Hej!', terms: 'Vores vilkår.' }, en: { message: '', terms: 'Our terms.' } },
    },
    1,
  )
  const granted = {
    reference: 'MND-7Q4K-2FXB',
    state: 'active' as const,
    partner,
    access: scopeOf('limited'),
    offered: { role: 'limited' as const, durationDays: null },
    grantedAt: '2026-05-02T08:30:00.000Z',
    grantedBy: 'Freja Friis',
    endsAt: null,
    removedAt: null,
    removedBy: null,
  }
  return {
    articleFeedback: { counts: [], texts: [] },
    capabilities: {
      reusableOffers: true,
      trialAndPurchase: true,
      newOrganizations: { tenantDomain: 'onmandate.example' },
      customerAuthorizesHere: true,
      narrowing: true,
      duration: true,
      autoExtension: false,
      staffAccess: 'team-roles',
      onBehalfOf: 'here',
      passwordReset: true,
      serviceRequests: false,
      mailsLeave: true,
    },
    session: partnerSession(),
    offers: [{ ...offer, accepted: 2, declined: 1 }],
    offerLinks: [],
    offerAnswers: [],
    clients: [customer, otherCustomer].map((organization, index) => ({
      customer: organization,
      relationshipId: `rel_${index + 1}`,
      reference: `MND-7Q4K-2FX${index}`,
      role: 'limited' as const,
      state: 'active' as const,
      since: granted.grantedAt,
      endsAt: null,
      removedAt: null,
      offerId: offer.id,
      offerName: offer.name,
      lastActivityAt: null,
      noted: false,
    })),
    notes: {},
    users: {
      [customer.id]: [
        userOf('Anton'),
        userOf('Freja', { adminRole: 'global-admin', resetRefusal: 'access-limited' }),
        userOf('Viggo', { mustChangePassword: true }),
      ],
    },
    mailChoices: fakeMailChoices,
    sessions: fakeSessions,
    outbox: fakeOutbox,
    audit: fakeAudit,
    organizationPeople: fakePeople,
    messages: [
      {
        id: 'm_1',
        at: '2026-05-02T08:30:01.000Z',
        to: 'lone@nordlys.example',
        subject: 'Fjord & Fjeld A/S har accepteret dit tilbud',
        text: 'Fjord & Fjeld A/S har accepteret.\n\nReference: MND-7Q4K-2FXB',
        language: 'da',
        state: 'kept',
        path: '/da/partner/clients',
        read: false,
      },
    ],
    readings: {
      gOffer1: {
        token: 'gOffer1',
        kind: 'delegated-administration',
        digest: offer.digest,
        version: 1,
        versionDate: offer.createdAt,
        partner: {
          ...partner,
          address: 'Havnegade 1\n8000 Aarhus C',
          country: 'DK',
          phone: '+45 70 10 20 30',
          domainProven: true,
          since: '2024-02-01T00:00:00.000Z',
          clients: 'few',
        },
        partnerNow: null,
        checkCode: offer.checkCode,
        access: scopeOf('limited'),
        durationDays: null,
        narrowable: false,
        order: null,
        narrower: null,
        expiresAt: offer.expiresAt,
        message: { language: 'da', text: 'Hej!' },
        terms: { language: 'da', text: 'Vores vilkår.' },
        bindingLanguage: 'da',
        languages: offer.languages,
      },
      gExpired: 'offer-expired',
      gWithdrawn: 'offer-withdrawn',
    },
    viewer: null,
    adminRequests: [],
    offerReports: [],
    receipts: [
      {
        ...granted,
        kind: 'delegated-administration',
        relationshipId: 'rel_1',
        partnerNow: null,
        subscriptions: [],
        customer,
        changed: null,
        digest: offer.digest,
        terms: { language: 'da', text: 'Vores vilkår.' },
      },
    ],
    relationships: [{ ...granted, id: 'rel_1', changedAt: null, lastActivityAt: '2026-05-03T07:00:00.000Z' }],
    activity: [
      {
        id: 'a_1',
        at: '2026-05-03T07:00:00.000Z',
        event: 'password-reset',
        actor: { name: 'Hans Holm', organization: partner.name, side: 'partner' },
        reference: granted.reference,
        partner: partner.name,
        target: 'Anton',
        detail: '',
        facts: {},
      },
    ],
    limits: { role: 'full', openEnded: true, latestEnd: '2036-05-03T09:00:00.000Z' },
    resets: fakeResets,
    pending: [...fakePending],
    guard: fakeGuard,
    directory: [...fakeDirectory],
    organizations: [
      {
        ...partner,
        country: 'DK',
        isPartner: true,
        certified: true,
        suspended: false,
        domainProven: true,
        createdAt: '2024-02-01T00:00:00.000Z',
      },
    ],
    team: fakeTeam,
    teamLog: fakeTeamLog,
    profile: fakeProfile,
    proofOutcome: 'not-found',
    terms: fakeTerms,
    ownUsers: fakeOwnUsers,
    subscriptions: [],
    licenses: {},
    inside: {},
    products: fakeProducts,
    domains: [
      {
        id: 'd_1',
        name: customer.domain,
        initial: true,
        state: 'verified',
        verifiedAt: '2024-02-01T00:00:00.000Z',
        users: 3,
        record: null,
        removeRefusal: 'domain-in-use',
      },
    ],
    requests: [],
    removedBy: new Set(),
  }
}
