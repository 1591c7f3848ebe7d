/** What each operation of the matrix is called with. */
import document from '../../server/openapi.json' with { type: 'json' }
import { nowhere, setUpToken, type Facts } from './matrix-world.ts'

export interface CallInput {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

const offer = {
  name: 'Offer of the matrix',
  role: 'full',
  durationDays: null,
  validDays: null,
  defaultLanguage: 'en',
  texts: { en: { message: '', terms: 'Terms' } },
}

const revision = {
  basedOn: 1,
  name: 'Offer of the matrix, changed',
  role: 'limited',
  durationDays: null,
  defaultLanguage: 'en',
  texts: { en: { message: '', terms: 'Other terms' } },
}

const recipients = { rows: [{ recipient: 'New Ltd', email: 'admin@new.example', language: 'en' }] }

const { role: _role, durationDays: _durationDays, ...basics } = offer
const trial = { ...basics, product: 'mail', licenses: 5, usageCountry: 'DK', delegation: null }
const purchase = { ...basics, items: [{ product: 'mail', licenses: 5 }], billing: 'monthly', delegation: null }

const ownOrganization = {
  name: 'My Own Ltd',
  domainPrefix: 'my-own',
  country: 'DK',
  address: 'Street 1',
  admin: { name: 'First', userName: 'first', email: 'first@mail.example', language: 'en', password: 'a-long-password' },
}

const organization = {
  name: 'New Ltd',
  domain: 'new.example',
  address: 'Street 1',
  phone: '',
  country: 'DK',
  isPartner: false,
  certified: false,
  admin: { name: 'New Admin', userName: 'admin', email: 'admin@new.example', language: 'en' },
}

const invitation = {
  name: 'New Colleague',
  userName: 'new-colleague',
  email: 'new@mail.example',
  language: 'en',
  partnerRole: 'helpdesk',
}

const clientUser = {
  name: 'New User',
  userName: 'new-user',
  domain: 'havblik.example',
  email: 'new@mail.example',
  language: 'en',
  licenses: [],
}

const serviceRequest = { subject: 'Mail', text: 'It comes late.', category: 'email', severity: 'normal' }

const operator = {
  token: setUpToken,
  name: 'New Operator',
  userName: 'new-operator',
  email: 'operator@new.example',
  language: 'en',
  password: 'a-long-enough-password',
}

/** By operation, then by the target that the document names; an empty name where there is one target only. */
export const inputs: Readonly<Record<string, Readonly<Record<string, (facts: Facts) => CallInput>>>> = {
  getCapabilities: { '': () => ({}) },
  getSession: { '': () => ({}) },
  setLanguage: { '': () => ({ body: { language: 'zh' } }) },
  listMessages: { '': () => ({}) },
  readMessages: {
    'all of them': () => ({ body: { ids: null } }),
    'an unknown one': () => ({ body: { ids: [nowhere] } }),
  },
  listMailChoices: { '': () => ({}) },
  chooseMails: {
    'one that can be switched off': () => ({ body: { choices: [{ subject: 'accepted', mailed: false }] } }),
    'mails about safety': () => ({ body: { choices: [{ subject: 'security', mailed: false }] } }),
  },
  listSessions: { '': () => ({}) },
  endSession: { 'an unknown session': () => ({ path: { id: nowhere } }) },
  endOtherSessions: { '': () => ({}) },
  listOffers: { '': () => ({}) },
  sendOffer: { '': () => ({ body: offer }) },
  listProducts: { '': () => ({}) },
  sendTrial: { '': () => ({ body: trial }) },
  sendPurchase: { '': () => ({ body: purchase }) },
  listSubscriptions: { '': () => ({}) },
  getOffer: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  withdrawOffer: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  listOfferVersions: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  reviseOffer: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId }, body: revision }),
    'an unknown id': () => ({ path: { id: nowhere }, body: revision }),
  },
  setOfferExpiry: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId }, body: { expiresAt: null } }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { expiresAt: null } }),
  },
  listOfferAnswers: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  listOfferLinks: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  addOfferLinks: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId }, body: recipients }),
    'an unknown id': () => ({ path: { id: nowhere }, body: recipients }),
  },
  exportOfferLinks: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  getOfferLink: {
    'the partner’s tagged link': ({ offerId, linkId }) => ({ path: { id: offerId, linkId } }),
    'an unknown link': ({ offerId }) => ({ path: { id: offerId, linkId: nowhere } }),
  },
  stopOfferLink: {
    'the partner’s tagged link': ({ offerId, linkId }) => ({ path: { id: offerId, linkId } }),
    'an unknown link': ({ offerId }) => ({ path: { id: offerId, linkId: nowhere } }),
  },
  sendReminders: {
    'the partner’s tagged link': ({ offerId, linkId }) => ({ path: { id: offerId }, body: { link: linkId } }),
    'all recipients': ({ offerId }) => ({ path: { id: offerId }, body: { link: null } }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { link: null } }),
  },
  listUnansweredLinks: { '': () => ({ query: { state: 'waiting', sort: 'opened' } }) },
  remindLinks: {
    'the partner’s tagged link': ({ linkId }) => ({ body: { links: [linkId] } }),
    'an unknown link': ({ linkId }) => ({ body: { links: [linkId, nowhere] } }),
  },
  setOfferReminding: {
    'the partner’s offer': ({ offerId }) => ({ path: { id: offerId }, body: { automatically: true } }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { automatically: true } }),
  },
  readOffer: {
    'a tagged link': ({ taggedToken }) => ({ path: { token: taggedToken }, query: { language: 'da' } }),
    'the partner’s link': ({ token }) => ({ path: { token }, query: { language: 'da' } }),
    'an unknown link': () => ({ path: { token: nowhere }, query: { language: 'da' } }),
  },
  readOfferViewer: {
    'a tagged link': ({ taggedToken }) => ({ path: { token: taggedToken } }),
    'the partner’s link': ({ token }) => ({ path: { token } }),
    'a trial’s link': ({ trialToken }) => ({ path: { token: trialToken } }),
    'an unknown link': () => ({ path: { token: nowhere } }),
  },
  noteOpening: {
    'a tagged link': ({ taggedToken }) => ({ path: { token: taggedToken } }),
    'the partner’s link': ({ token }) => ({ path: { token } }),
    'an unknown link': () => ({ path: { token: nowhere } }),
  },
  askAdmin: {
    'the partner’s link': ({ token }) => ({ path: { token } }),
    'an unknown link': () => ({ path: { token: nowhere } }),
  },
  remindAdmin: {
    'the partner’s link, which was asked about': ({ token }) => ({ path: { token } }),
    'an unknown link': () => ({ path: { token: nowhere } }),
  },
  listAdminRequests: { '': () => ({}) },
  reportOffer: {
    'the partner’s link': ({ token }) => ({ path: { token }, body: { reason: 'unexpected', text: '' } }),
    'an unknown link': () => ({ path: { token: nowhere }, body: { reason: 'unexpected', text: '' } }),
  },
  listOfferReports: { '': () => ({ query: { handled: 'no' } }) },
  setOfferReportHandled: {
    'a report': ({ reportId }) => ({ path: { id: reportId }, body: { handled: true } }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { handled: true } }),
  },
  authorizePartner: {
    'the version that was shown, by a tagged link': ({ taggedToken, digest }) => ({
      path: { token: taggedToken },
      body: { digest, language: 'da' },
    }),
    'the version that was shown': ({ token, digest }) => ({ path: { token }, body: { digest, language: 'da' } }),
    'another version': ({ token }) => ({ path: { token }, body: { digest: '0'.repeat(64), language: 'da' } }),
    'a trial, without administration': ({ trialToken, trialDigest }) => ({
      path: { token: trialToken },
      body: { digest: trialDigest, language: 'da', delegation: false },
    }),
    'a trial, with administration': ({ trialToken, trialDigest }) => ({
      path: { token: trialToken },
      body: { digest: trialDigest, language: 'da', delegation: true },
    }),
    'an unknown link': ({ digest }) => ({ path: { token: nowhere }, body: { digest, language: 'da' } }),
  },
  createOrganization: {
    'a trial’s link': ({ trialToken }) => ({ path: { token: trialToken }, body: ownOrganization }),
    'the partner’s link': ({ token }) => ({ path: { token }, body: ownOrganization }),
    'an unknown link': () => ({ path: { token: nowhere }, body: ownOrganization }),
  },
  declineOffer: {
    'the version that was shown, by a tagged link': ({ taggedToken, digest }) => ({
      path: { token: taggedToken },
      body: { digest, language: 'da', reason: '' },
    }),
    'the version that was shown': ({ token, digest }) => ({
      path: { token },
      body: { digest, language: 'da', reason: '' },
    }),
    'another version': ({ token }) => ({
      path: { token },
      body: { digest: '0'.repeat(64), language: 'da', reason: '' },
    }),
    'an unknown link': ({ digest }) => ({ path: { token: nowhere }, body: { digest, language: 'da', reason: '' } }),
  },
  readReceipt: {
    'the relationship’s reference': ({ reference }) => ({ path: { reference } }),
    'an unknown reference': () => ({ path: { reference: 'ZZZZZ-ZZZZZ' } }),
  },
  listRelationships: { '': () => ({}) },
  getRelationship: {
    'the relationship': ({ relationshipId }) => ({ path: { id: relationshipId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  removePartner: {
    'the relationship': ({ relationshipId }) => ({ path: { id: relationshipId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  readRelationshipLimits: {
    'the relationship': ({ relationshipId }) => ({ path: { id: relationshipId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  changeRelationship: {
    'the relationship, to limited': ({ relationshipId, role }) => ({
      path: { id: relationshipId },
      body: { shown: { role, endsAt: null }, to: { role: 'limited', endsAt: '2027-01-01T00:00:00.000Z' } },
    }),
    'the relationship, as it was before': ({ relationshipId, role }) => ({
      path: { id: relationshipId },
      body: {
        shown: { role: role === 'full' ? 'limited' : 'full', endsAt: null },
        to: { role: 'limited', endsAt: '2027-01-01T00:00:00.000Z' },
      },
    }),
    'an unknown id': () => ({
      path: { id: nowhere },
      body: { shown: { role: 'full', endsAt: null }, to: { role: 'limited', endsAt: null } },
    }),
  },
  readPartnerView: {
    'the relationship': ({ relationshipId }) => ({ path: { id: relationshipId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  listPasswordResets: {
    'the relationship': ({ relationshipId }) => ({ path: { id: relationshipId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  listPendingOffers: { '': () => ({}) },
  forgetOffer: {
    'an offer that somebody there opened': ({ offerId }) => ({ path: { id: offerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  listActivity: { '': () => ({}) },
  exportActivity: { '': () => ({}) },
  readActivityOverview: { '': () => ({}) },
  readGuard: { '': () => ({}) },
  setGuard: {
    '': () => ({ body: { mode: 'block', blocked: ['evil.example'], allowed: [], shownChangedAt: null } }),
  },
  listDirectory: { '': () => ({ query: { language: 'en' } }) },
  listClients: { '': () => ({ query: { search: 'havblik', sort: 'activity' } }) },
  countClients: { '': () => ({ query: { role: 'full' } }) },
  readOverview: { '': () => ({}) },
  exportClients: { '': () => ({ query: { language: 'da' } }) },
  getClientNote: {
    'the customer': ({ customerId }) => ({ path: { id: customerId } }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  setClientNote: {
    'the customer': ({ customerId }) => ({ path: { id: customerId }, body: { text: 'Call Freja', version: 0 } }),
    'a version that is not the last': ({ customerId }) => ({
      path: { id: customerId },
      body: { text: 'Call Freja', version: 7 },
    }),
    'a company that authorized nobody': ({ strangerId }) => ({
      path: { id: strangerId },
      body: { text: 'Call Freja', version: 0 },
    }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { text: 'Call Freja', version: 0 } }),
  },
  getClient: {
    'the customer': ({ customerId }) => ({ path: { id: customerId } }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  getOnBehalf: {
    'the customer': ({ customerId }) => ({ path: { id: customerId } }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId } }),
  },
  enterClient: {
    'the customer': ({ customerId }) => ({ path: { id: customerId }, body: { reason: 'They asked for help' } }),
    'a company that authorized nobody': ({ strangerId }) => ({
      path: { id: strangerId },
      body: { reason: 'They asked for help' },
    }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { reason: 'They asked for help' } }),
  },
  leaveClient: {
    'the customer': ({ customerId }) => ({ path: { id: customerId } }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId } }),
  },
  listClientUsers: {
    'the customer': ({ customerId }) => ({ path: { id: customerId } }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  resetClientPassword: {
    'a person without an admin role': ({ customerId, userId }) => ({ path: { id: customerId, userId } }),
    'a user admin': ({ customerId, userAdminId }) => ({ path: { id: customerId, userId: userAdminId } }),
    'one of two global admins': ({ customerId, adminId }) => ({ path: { id: customerId, userId: adminId } }),
    'the last global admin of another client': ({ lonelyId, lastAdminId }) => ({
      path: { id: lonelyId, userId: lastAdminId },
    }),
    'a person of another company': ({ customerId, foreignUserId }) => ({
      path: { id: customerId, userId: foreignUserId },
    }),
    'a person of a company that authorized nobody': ({ strangerId, foreignUserId }) => ({
      path: { id: strangerId, userId: foreignUserId },
    }),
    'an unknown person': ({ customerId }) => ({ path: { id: customerId, userId: nowhere } }),
  },
  getClientUser: {
    'a person without an admin role': ({ customerId, userId }) => ({ path: { id: customerId, userId } }),
    'a person of another company': ({ customerId, foreignUserId }) => ({
      path: { id: customerId, userId: foreignUserId },
    }),
  },
  addClientUser: {
    'the customer': ({ customerId, subscriptionId }) => ({
      path: { id: customerId },
      body: { ...clientUser, licenses: [subscriptionId] },
    }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId }, body: clientUser }),
  },
  editClientUser: {
    'a person without an admin role': ({ customerId, userId }) => ({
      path: { id: customerId, userId },
      body: { name: 'Karen Holm', email: 'karen@mail.example', language: 'en' },
    }),
    'a person of another company': ({ customerId, foreignUserId }) => ({
      path: { id: customerId, userId: foreignUserId },
      body: { name: 'Karen Holm', email: 'karen@mail.example', language: 'en' },
    }),
  },
  setClientUserBlocked: {
    'a person without an admin role': ({ customerId, userId }) => ({
      path: { id: customerId, userId },
      body: { blocked: true },
    }),
    'the last global admin of another client': ({ lonelyId, lastAdminId }) => ({
      path: { id: lonelyId, userId: lastAdminId },
      body: { blocked: true },
    }),
  },
  assignAdminRole: {
    'a person without an admin role': ({ customerId, userId }) => ({
      path: { id: customerId, userId },
      body: { role: 'global-admin' },
    }),
    'the last global admin of another client': ({ lonelyId, lastAdminId }) => ({
      path: { id: lonelyId, userId: lastAdminId },
      body: { role: 'none' },
    }),
  },
  changeLicenses: {
    'a person without an admin role': ({ customerId, userId, subscriptionId }) => ({
      path: { id: customerId, userId },
      body: { add: [], remove: [subscriptionId] },
    }),
  },
  listClientSubscriptions: { 'the customer': ({ customerId }) => ({ path: { id: customerId } }) },
  listClientDomains: { 'the customer': ({ customerId }) => ({ path: { id: customerId } }) },
  addClientDomain: {
    'the customer': ({ customerId }) => ({ path: { id: customerId }, body: { name: 'new.havblik.example' } }),
  },
  verifyClientDomain: {
    'a domain to be verified': ({ customerId, domainId }) => ({ path: { id: customerId, domainId } }),
  },
  removeClientDomain: {
    'a domain to be verified': ({ customerId, domainId }) => ({ path: { id: customerId, domainId } }),
    'the first domain': ({ customerId }) => ({ path: { id: customerId, domainId: customerId } }),
  },
  listServiceRequests: { '': () => ({}) },
  listOwnServiceRequests: { '': () => ({}) },
  createServiceRequest: {
    'the customer': ({ customerId }) => ({ path: { id: customerId }, body: serviceRequest }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId }, body: serviceRequest }),
  },
  getServiceRequest: {
    'the partner’s request': ({ requestId }) => ({ path: { id: requestId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  answerServiceRequest: {
    'the partner’s request': ({ requestId }) => ({ path: { id: requestId }, body: { text: 'It is solved.' } }),
  },
  setServiceRequestState: {
    'the partner’s request': ({ requestId }) => ({ path: { id: requestId }, body: { state: 'closed' } }),
  },
  listClientAdministrators: {
    'the customer': ({ customerId }) => ({ path: { id: customerId } }),
    'a company that authorized nobody': ({ strangerId }) => ({ path: { id: strangerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  lookUp: {
    'the customer’s domain': () => ({ body: { query: 'havblik.example' } }),
    'a company that authorized nobody': () => ({ body: { query: 'harborfinch.example' } }),
  },
  listTeam: { '': () => ({}) },
  listAccessRoles: { '': () => ({}) },
  listTeamLog: { '': () => ({}) },
  readProfile: { '': () => ({}) },
  setProfileContact: {
    'what was shown of the partner': ({ contactVersion }) => ({
      body: { address: 'Street 2', phone: '', shownVersion: contactVersion },
    }),
  },
  setListing: {
    'what was shown of the partner': ({ listingVersion }) => ({
      body: { listed: true, about: { en: 'We help' }, countries: ['DK'], contact: '12', shownVersion: listingVersion },
    }),
  },
  proveOwnDomain: { '': () => ({}) },
  listTerms: { '': () => ({ query: { language: 'en' } }) },
  getTerms: {
    'of the partner': ({ termsId }) => ({ path: { id: termsId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  writeTerms: {
    'the first in a language': () => ({ body: { language: 'da', text: 'Vilkår', basedOn: 0 } }),
    'after a version that is not the last': () => ({ body: { language: 'da', text: 'Vilkår', basedOn: 7 } }),
  },
  listOwnUsers: { '': () => ({}) },
  getOwnUser: {
    'a person of the customer': ({ userId }) => ({ path: { id: userId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  resetOwnPassword: {
    'a person of the customer without an admin role': ({ userId }) => ({ path: { id: userId } }),
    'a user admin of the customer': ({ userAdminId }) => ({ path: { id: userAdminId } }),
    'a global admin of the customer': ({ adminId }) => ({ path: { id: adminId } }),
    'a seller of the partner': ({ sellerId }) => ({ path: { id: sellerId } }),
  },
  setOwnUserBlocked: {
    'a person of the customer without an admin role': ({ userId }) => ({
      path: { id: userId },
      body: { blocked: true },
    }),
    'a user admin of the customer': ({ userAdminId }) => ({ path: { id: userAdminId }, body: { blocked: true } }),
    'a global admin of the customer': ({ adminId }) => ({ path: { id: adminId }, body: { blocked: true } }),
    'a seller of the partner': ({ sellerId }) => ({ path: { id: sellerId }, body: { blocked: true } }),
  },
  inviteTeamMember: { '': () => ({ body: invitation }) },
  getTeamMember: {
    'one of the partner’s people': ({ sellerId }) => ({ path: { id: sellerId } }),
    'a person of the customer': ({ userId }) => ({ path: { id: userId } }),
  },
  assignAccess: {
    'one of the partner’s people': ({ sellerId }) => ({ path: { id: sellerId }, body: { access: 'full' } }),
    'a person of the customer': ({ userId }) => ({ path: { id: userId }, body: { access: 'full' } }),
  },
  setPartnerRole: {
    'one of the partner’s people': ({ sellerId }) => ({ path: { id: sellerId }, body: { role: 'owner' } }),
    'the partner’s last owner': ({ ownerId }) => ({ path: { id: ownerId }, body: { role: 'seller' } }),
  },
  setMemberBlocked: {
    'one of the partner’s people': ({ sellerId }) => ({ path: { id: sellerId }, body: { blocked: true } }),
    'the owner': ({ ownerId }) => ({ path: { id: ownerId }, body: { blocked: true } }),
  },
  listOrganizations: { '': () => ({}) },
  addOrganization: { '': () => ({ body: organization }) },
  getOrganization: {
    'the partner': ({ partnerId }) => ({ path: { id: partnerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  changeOrganization: {
    'the partner': ({ partnerId, detailsVersion: shownVersion }) => ({
      path: { id: partnerId },
      body: { name: 'Nordlys Two', address: 'Street 2', phone: '', country: 'DK', shownVersion },
    }),
    'an unknown id': () => ({
      path: { id: nowhere },
      body: { name: 'Nordlys Two', address: 'Street 2', phone: '', country: 'DK', shownVersion: '' },
    }),
  },
  listOrganizationPeople: {
    'the partner': ({ partnerId }) => ({ path: { id: partnerId } }),
    'an unknown id': () => ({ path: { id: nowhere } }),
  },
  renewSignIn: {
    'a global admin': ({ partnerId, ownerId }) => ({ path: { id: partnerId, personId: ownerId } }),
    'somebody without an admin role': ({ partnerId, sellerId }) => ({ path: { id: partnerId, personId: sellerId } }),
    'a person of another company': ({ partnerId, userId }) => ({ path: { id: partnerId, personId: userId } }),
  },
  listMails: { '': () => ({}) },
  retryMail: { 'an unknown mail': () => ({ path: { id: nowhere } }) },
  listAudit: { '': () => ({}) },
  setCertified: {
    'the partner': ({ partnerId }) => ({ path: { id: partnerId }, body: { certified: true } }),
    'a customer': ({ customerId }) => ({ path: { id: customerId }, body: { certified: true } }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { certified: true } }),
  },
  setSuspended: {
    'the partner': ({ partnerId }) => ({ path: { id: partnerId }, body: { suspended: true } }),
    'an unknown id': () => ({ path: { id: nowhere }, body: { suspended: true } }),
  },
  sendArticleFeedback: {
    'a new answer': () => ({
      body: { article: 'assign-permissions', language: 'da', helpful: true, text: '', answer: null },
    }),
    'an unknown answer': () => ({
      body: { article: 'assign-permissions', language: 'da', helpful: false, text: 'Steps', answer: nowhere },
    }),
  },
  listArticleFeedback: { '': () => ({}) },
  setUp: {
    'the link of the first start': () => ({ body: operator }),
    'an unknown link': () => ({ body: { ...operator, token: nowhere } }),
  },
}

export interface OperationAddress {
  readonly method: string
  readonly path: string
}

/** Every operation of the API's document, by its name. */
export const operations: ReadonlyMap<string, OperationAddress> = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { operationId: string }>).map(
      ([method, { operationId }]) => [operationId, { method: method.toUpperCase(), path }] as const,
    ),
  ),
)

/** The request of an operation, with an idempotency key of its own. */
export function requestOf(operation: string, input: CallInput, origin = 'http://mandate.test'): Request {
  const address = operations.get(operation)
  if (!address) throw new Error(`The API has no operation ${operation}`)
  const path = address.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.path?.[name] ?? ''))
  const query = input.query ? `?${new URLSearchParams(input.query).toString()}` : ''
  const command = address.method !== 'GET'
  return new Request(`${origin}${path}${query}`, {
    method: address.method,
    headers: {
      ...(command ? { 'idempotency-key': crypto.randomUUID() } : {}),
      ...(input.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(input.body ? { body: JSON.stringify(input.body) } : {}),
  })
}
