import type { Component } from 'vue'
import type { Area, MessageKey } from '../../i18n/index.ts'
import type { RouteName } from '../../lib/routes.ts'

/** Who a page is for. Anyone else is asked to sign in, or told that it is not for them. */
export type Audience = 'public' | 'signed-in' | 'partner' | 'customer' | 'operator'

export interface PageRoute {
  readonly page: () => Promise<{ default: Component }>
  /** Areas of messages that are loaded before the page is shown, besides those of the frame. */
  readonly areas: readonly Area[]
  readonly title: MessageKey
  readonly audience: Audience
}

/** Areas that the frame around every page needs. */
export const frameAreas: readonly Area[] = ['common', 'ui']

/** Every page: what renders it, which messages it needs, what it is called and who it is for. */
export const pages: Readonly<Record<RouteName, PageRoute>> = {
  home: {
    page: () => import('../../pages/HomePage.vue'),
    areas: ['home', 'today', 'access', 'errors'],
    title: 'common.pages.home',
    audience: 'public',
  },
  offer: {
    page: () => import('../../pages/OfferPage.vue'),
    areas: ['offer', 'asking', 'access', 'errors'],
    title: 'common.pages.offer',
    audience: 'public',
  },
  authorize: {
    page: () => import('../../pages/AuthorizePage.vue'),
    areas: ['offer', 'ordering', 'asking', 'narrowing', 'access', 'errors'],
    title: 'common.pages.authorize',
    audience: 'signed-in',
  },
  newOrganization: {
    page: () => import('../../pages/NewOrganizationPage.vue'),
    areas: ['newOrganization', 'offer', 'errors'],
    title: 'common.pages.newOrganization',
    audience: 'public',
  },
  receipt: {
    page: () => import('../../pages/ReceiptPage.vue'),
    areas: ['customer', 'offer', 'access', 'errors'],
    title: 'common.pages.receipt',
    audience: 'customer',
  },
  partners: {
    page: () => import('../../pages/PartnersPage.vue'),
    areas: ['customer', 'relationship', 'access', 'errors'],
    title: 'common.pages.partners',
    audience: 'customer',
  },
  relationship: {
    page: () => import('../../pages/RelationshipPage.vue'),
    areas: ['relationship', 'activity', 'access', 'errors'],
    title: 'common.pages.relationship',
    audience: 'customer',
  },
  changePartner: {
    page: () => import('../../pages/ChangePartnerPage.vue'),
    areas: ['relationship', 'access', 'errors'],
    title: 'common.pages.changePartner',
    audience: 'customer',
  },
  partnerView: {
    page: () => import('../../pages/PartnerViewPage.vue'),
    areas: ['relationship', 'errors'],
    title: 'common.pages.partnerView',
    audience: 'customer',
  },
  ownUsers: {
    page: () => import('../../pages/OwnUsersPage.vue'),
    areas: ['users', 'access', 'errors'],
    title: 'common.pages.team',
    audience: 'customer',
  },
  ownUser: {
    page: () => import('../../pages/OwnUserPage.vue'),
    areas: ['users', 'access', 'errors'],
    title: 'common.pages.teamMember',
    audience: 'customer',
  },
  guard: {
    page: () => import('../../pages/GuardPage.vue'),
    areas: ['guard', 'errors'],
    title: 'common.pages.guard',
    audience: 'customer',
  },
  directory: {
    page: () => import('../../pages/DirectoryPage.vue'),
    areas: ['directory', 'errors'],
    title: 'common.pages.directory',
    audience: 'public',
  },
  removePartner: {
    page: () => import('../../pages/RemovePartnerPage.vue'),
    areas: ['customer', 'relationship', 'access', 'errors'],
    title: 'common.pages.removePartner',
    audience: 'customer',
  },
  subscriptions: {
    page: () => import('../../pages/SubscriptionsPage.vue'),
    areas: ['subscriptions', 'errors'],
    title: 'common.pages.subscriptions',
    audience: 'customer',
  },
  activity: {
    page: () => import('../../pages/ActivityPage.vue'),
    areas: ['activity', 'access', 'errors'],
    title: 'common.pages.activity',
    audience: 'customer',
  },
  partnerHome: {
    page: () => import('../../pages/PartnerHomePage.vue'),
    areas: ['overview', 'partner', 'offers', 'messages', 'access', 'errors'],
    title: 'common.pages.partnerHome',
    audience: 'partner',
  },
  offers: {
    page: () => import('../../pages/OffersPage.vue'),
    areas: ['offers', 'sharing', 'partner', 'access', 'errors'],
    title: 'common.pages.offers',
    audience: 'partner',
  },
  sendOffer: {
    page: () => import('../../pages/SendOfferPage.vue'),
    areas: ['offers', 'partner', 'journeys', 'access', 'errors'],
    title: 'common.pages.sendOffer',
    audience: 'partner',
  },
  sendTrialInvitation: {
    page: () => import('../../pages/SendTrialInvitationPage.vue'),
    areas: ['selling', 'offers', 'partner', 'journeys', 'access', 'errors'],
    title: 'common.pages.sendTrialInvitation',
    audience: 'partner',
  },
  sendPurchaseOffer: {
    page: () => import('../../pages/SendPurchaseOfferPage.vue'),
    areas: ['selling', 'offers', 'partner', 'journeys', 'access', 'errors'],
    title: 'common.pages.sendPurchaseOffer',
    audience: 'partner',
  },
  offerDetails: {
    page: () => import('../../pages/OfferDetailsPage.vue'),
    areas: ['offers', 'sharing', 'partner', 'access', 'errors'],
    title: 'common.pages.offerDetails',
    audience: 'partner',
  },
  reviseOffer: {
    page: () => import('../../pages/ReviseOfferPage.vue'),
    areas: ['revise', 'selling', 'offers', 'partner', 'access', 'errors'],
    title: 'common.pages.reviseOffer',
    audience: 'partner',
  },
  offerSheet: {
    page: () => import('../../pages/OfferSheetPage.vue'),
    areas: ['offers', 'sharing', 'partner', 'errors'],
    title: 'common.pages.offerSheet',
    audience: 'partner',
  },
  offerLinks: {
    page: () => import('../../pages/OfferLinksPage.vue'),
    areas: ['sharing', 'partner', 'errors'],
    title: 'common.pages.offerLinks',
    audience: 'partner',
  },
  unansweredLinks: {
    page: () => import('../../pages/UnansweredLinksPage.vue'),
    areas: ['sharing', 'partner', 'errors'],
    title: 'common.pages.offerLinks',
    audience: 'partner',
  },
  addOfferLinks: {
    page: () => import('../../pages/AddOfferLinksPage.vue'),
    areas: ['offers', 'sharing', 'partner', 'errors'],
    title: 'common.pages.addOfferLinks',
    audience: 'partner',
  },
  offerLink: {
    page: () => import('../../pages/OfferLinkPage.vue'),
    areas: ['offers', 'sharing', 'partner', 'errors'],
    title: 'common.pages.offerLink',
    audience: 'partner',
  },
  clients: {
    page: () => import('../../pages/ClientsPage.vue'),
    areas: ['clientList', 'partner', 'access', 'errors'],
    title: 'common.pages.clients',
    audience: 'partner',
  },
  client: {
    page: () => import('../../pages/ClientPage.vue'),
    areas: ['clients', 'onBehalf', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  clientNote: {
    page: () => import('../../pages/ClientNotePage.vue'),
    areas: ['clientNote', 'partner', 'errors'],
    title: 'common.pages.clientNote',
    audience: 'partner',
  },
  addClientUser: {
    page: () => import('../../pages/AddClientUserPage.vue'),
    areas: ['clients', 'onBehalf', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  clientUser: {
    page: () => import('../../pages/ClientUserPage.vue'),
    areas: ['clients', 'onBehalf', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  clientLicenses: {
    page: () => import('../../pages/ClientLicensesPage.vue'),
    areas: ['clients', 'onBehalf', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  clientDomains: {
    page: () => import('../../pages/ClientDomainsPage.vue'),
    areas: ['clients', 'onBehalf', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  clientDevices: {
    page: () => import('../../pages/ClientDevicesPage.vue'),
    areas: ['clients', 'onBehalf', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  clientRequests: {
    page: () => import('../../pages/ClientRequestsPage.vue'),
    areas: ['clients', 'onBehalf', 'serviceRequests', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  createRequest: {
    page: () => import('../../pages/CreateRequestPage.vue'),
    areas: ['clients', 'onBehalf', 'serviceRequests', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  serviceRequest: {
    page: () => import('../../pages/ServiceRequestPage.vue'),
    areas: ['clients', 'onBehalf', 'serviceRequests', 'partner', 'access', 'errors'],
    title: 'common.pages.client',
    audience: 'partner',
  },
  serviceRequests: {
    page: () => import('../../pages/ServiceRequestsPage.vue'),
    areas: ['serviceRequests', 'partner', 'errors'],
    title: 'common.pages.serviceRequests',
    audience: 'partner',
  },
  ownRequests: {
    page: () => import('../../pages/OwnRequestsPage.vue'),
    areas: ['serviceRequests', 'errors'],
    title: 'common.pages.serviceRequests',
    audience: 'customer',
  },
  ownRequest: {
    page: () => import('../../pages/OwnRequestPage.vue'),
    areas: ['serviceRequests', 'errors'],
    title: 'common.pages.serviceRequests',
    audience: 'customer',
  },
  lookUp: {
    page: () => import('../../pages/LookUpPage.vue'),
    areas: ['lookup', 'partner', 'access', 'errors'],
    title: 'common.pages.lookUp',
    audience: 'partner',
  },
  team: {
    page: () => import('../../pages/TeamPage.vue'),
    areas: ['team', 'partner', 'access', 'errors'],
    title: 'common.pages.team',
    audience: 'partner',
  },
  inviteMember: {
    page: () => import('../../pages/InviteMemberPage.vue'),
    areas: ['team', 'partner', 'access', 'errors'],
    title: 'common.pages.inviteMember',
    audience: 'partner',
  },
  teamMember: {
    page: () => import('../../pages/TeamMemberPage.vue'),
    areas: ['team', 'partner', 'access', 'errors'],
    title: 'common.pages.teamMember',
    audience: 'partner',
  },
  assignAccess: {
    page: () => import('../../pages/AssignAccessPage.vue'),
    areas: ['team', 'partner', 'access', 'errors'],
    title: 'common.pages.assignAccess',
    audience: 'partner',
  },
  partnerProfile: {
    page: () => import('../../pages/PartnerProfilePage.vue'),
    areas: ['profile', 'partner', 'errors'],
    title: 'common.pages.partnerProfile',
    audience: 'partner',
  },
  partnerTerms: {
    page: () => import('../../pages/PartnerTermsPage.vue'),
    areas: ['profile', 'partner', 'errors'],
    title: 'common.pages.partnerTerms',
    audience: 'partner',
  },
  partnerTermsVersion: {
    page: () => import('../../pages/PartnerTermsVersionPage.vue'),
    areas: ['profile', 'partner', 'errors'],
    title: 'common.pages.partnerTermsVersion',
    audience: 'partner',
  },
  messages: {
    page: () => import('../../pages/MessagesPage.vue'),
    areas: ['messages', 'errors'],
    title: 'common.pages.messages',
    audience: 'signed-in',
  },
  account: {
    page: () => import('../../pages/AccountPage.vue'),
    areas: ['account', 'settings', 'access', 'errors'],
    title: 'common.pages.account',
    audience: 'signed-in',
  },
  operator: {
    page: () => import('../../pages/OperatorPage.vue'),
    areas: ['operator', 'errors'],
    title: 'common.pages.operator',
    audience: 'operator',
  },
  operatorOrganization: {
    page: () => import('../../pages/OperatorOrganizationPage.vue'),
    areas: ['operations', 'operator', 'access', 'errors'],
    title: 'common.pages.operatorOrganization',
    audience: 'operator',
  },
  operatorMails: {
    page: () => import('../../pages/OperatorMailsPage.vue'),
    areas: ['operations', 'operator', 'errors'],
    title: 'common.pages.operatorMails',
    audience: 'operator',
  },
  operatorAudit: {
    page: () => import('../../pages/OperatorAuditPage.vue'),
    areas: ['operations', 'operator', 'activity', 'team', 'access', 'errors'],
    title: 'common.pages.operatorAudit',
    audience: 'operator',
  },
  articleFeedback: {
    page: () => import('../../pages/ArticleFeedbackPage.vue'),
    areas: ['help', 'errors'],
    title: 'common.pages.articleFeedback',
    audience: 'operator',
  },
  offerReports: {
    page: () => import('../../pages/OfferReportsPage.vue'),
    areas: ['reports', 'asking', 'errors'],
    title: 'common.pages.offerReports',
    audience: 'operator',
  },
  setUp: {
    page: () => import('../../pages/SetUpPage.vue'),
    areas: ['operator', 'errors'],
    title: 'common.pages.setUp',
    audience: 'public',
  },
}

/** What any other address shows. */
export const notFound: PageRoute = {
  page: () => import('../../pages/NotFoundPage.vue'),
  areas: [],
  title: 'common.pages.notFound',
  audience: 'public',
}
