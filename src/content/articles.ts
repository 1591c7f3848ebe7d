/** The articles of the help, in the order in which they are listed. A file of that name is in each language's folder. */
export const articleIds = [
  'offer-delegated-administration',
  'create-a-trial-invitation',
  'create-a-purchase-offer',
  'assign-permissions',
  'look-up-and-administer-a-customer',
  'authorize-or-remove-partner-relationships',
  'how-partner-access-protects-your-data',
  'about-admin-roles',
  'partner-of-record',
] as const

export type ArticleId = (typeof articleIds)[number]

export function isArticleId(value: unknown): value is ArticleId {
  return articleIds.some((id) => id === value)
}

/** The article in which a journey's steps are told: the way from a wizard to its help. */
export const journeyArticles: Readonly<Record<string, ArticleId>> = {
  sendOffer: 'offer-delegated-administration',
  sendTrialInvitation: 'create-a-trial-invitation',
  sendPurchaseOffer: 'create-a-purchase-offer',
  assignAccess: 'assign-permissions',
  lookUpClient: 'look-up-and-administer-a-customer',
  authorizePartner: 'authorize-or-remove-partner-relationships',
  viewPartners: 'authorize-or-remove-partner-relationships',
  changePartner: 'authorize-or-remove-partner-relationships',
  removePartner: 'authorize-or-remove-partner-relationships',
}

/** The article that a page's *Help* leads to; other pages lead to the front page of the help. By the name of the page. */
export const pageArticles: Readonly<Partial<Record<string, ArticleId>>> = {
  partnerHome: 'offer-delegated-administration',
  offers: 'offer-delegated-administration',
  unansweredLinks: 'offer-delegated-administration',
  offerDetails: 'offer-delegated-administration',
  reviseOffer: 'offer-delegated-administration',
  offerSheet: 'offer-delegated-administration',
  offerLinks: 'offer-delegated-administration',
  addOfferLinks: 'offer-delegated-administration',
  offerLink: 'offer-delegated-administration',
  sendOffer: journeyArticles['sendOffer'],
  sendTrialInvitation: journeyArticles['sendTrialInvitation'],
  sendPurchaseOffer: journeyArticles['sendPurchaseOffer'],
  team: journeyArticles['assignAccess'],
  inviteMember: journeyArticles['assignAccess'],
  teamMember: journeyArticles['assignAccess'],
  assignAccess: journeyArticles['assignAccess'],
  clients: 'look-up-and-administer-a-customer',
  client: 'look-up-and-administer-a-customer',
  clientNote: 'look-up-and-administer-a-customer',
  addClientUser: 'look-up-and-administer-a-customer',
  clientUser: 'look-up-and-administer-a-customer',
  clientLicenses: 'look-up-and-administer-a-customer',
  clientDomains: 'look-up-and-administer-a-customer',
  clientDevices: 'about-admin-roles',
  clientRequests: 'look-up-and-administer-a-customer',
  createRequest: 'look-up-and-administer-a-customer',
  serviceRequest: 'look-up-and-administer-a-customer',
  serviceRequests: 'look-up-and-administer-a-customer',
  lookUp: journeyArticles['lookUpClient'],
  offer: journeyArticles['authorizePartner'],
  authorize: journeyArticles['authorizePartner'],
  receipt: journeyArticles['authorizePartner'],
  partners: journeyArticles['removePartner'],
  changePartner: journeyArticles['changePartner'],
  relationship: journeyArticles['changePartner'],
  removePartner: journeyArticles['removePartner'],
  partnerView: journeyArticles['viewPartners'],
  guard: 'authorize-or-remove-partner-relationships',
  directory: 'authorize-or-remove-partner-relationships',
  ownRequests: 'authorize-or-remove-partner-relationships',
  ownRequest: 'authorize-or-remove-partner-relationships',
  activity: 'how-partner-access-protects-your-data',
  messages: 'how-partner-access-protects-your-data',
  account: 'how-partner-access-protects-your-data',
}
