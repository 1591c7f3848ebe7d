import type { Language } from './languages.ts'

/**
 * Every page of the product by name, with its path below `/<language>/`.
 * The router, the journeys, the mails and the links in articles all take their addresses from here.
 */
export const routePaths = {
  home: '',
  offer: 'offers/:token',
  authorize: 'offers/:token/authorize/:step',
  newOrganization: 'offers/:token/organization',
  receipt: 'customer/receipts/:reference',
  partners: 'customer/partners',
  relationship: 'customer/partners/:relationshipId',
  changePartner: 'customer/partners/:relationshipId/change/:step',
  partnerView: 'customer/partners/:relationshipId/view',
  ownUsers: 'customer/users',
  ownUser: 'customer/users/:userId',
  guard: 'customer/guard',
  directory: 'directory',
  removePartner: 'customer/partners/:relationshipId/remove/:step',
  subscriptions: 'customer/subscriptions',
  activity: 'customer/activity',
  ownRequests: 'customer/service-requests',
  ownRequest: 'customer/service-requests/:requestId',
  partnerHome: 'partner',
  offers: 'partner/offers',
  unansweredLinks: 'partner/offers/unanswered',
  sendOffer: 'partner/offers/new/:step',
  sendTrialInvitation: 'partner/offers/new-trial/:step',
  sendPurchaseOffer: 'partner/offers/new-purchase/:step',
  offerDetails: 'partner/offers/:offerId',
  reviseOffer: 'partner/offers/:offerId/change/:step',
  offerSheet: 'partner/offers/:offerId/sheet',
  offerLinks: 'partner/offers/:offerId/links',
  addOfferLinks: 'partner/offers/:offerId/links/new',
  offerLink: 'partner/offers/:offerId/links/:linkId',
  clients: 'partner/clients',
  client: 'partner/clients/:customerId',
  clientNote: 'partner/clients/:customerId/note',
  addClientUser: 'partner/clients/:customerId/users/new',
  clientUser: 'partner/clients/:customerId/users/:userId',
  clientLicenses: 'partner/clients/:customerId/subscriptions',
  clientDomains: 'partner/clients/:customerId/domains',
  clientDevices: 'partner/clients/:customerId/devices',
  clientRequests: 'partner/clients/:customerId/service-requests',
  createRequest: 'partner/clients/:customerId/service-requests/new',
  serviceRequest: 'partner/clients/:customerId/service-requests/:requestId',
  serviceRequests: 'partner/service-requests',
  lookUp: 'partner/look-up',
  team: 'partner/users',
  inviteMember: 'partner/users/new',
  teamMember: 'partner/users/:personId',
  assignAccess: 'partner/users/:personId/settings/:step',
  partnerProfile: 'partner/profile',
  partnerTerms: 'partner/profile/terms',
  partnerTermsVersion: 'partner/profile/terms/:termsId',
  messages: 'messages',
  account: 'account',
  operator: 'operator',
  operatorOrganization: 'operator/organizations/:organizationId',
  operatorMails: 'operator/mails',
  operatorAudit: 'operator/audit',
  articleFeedback: 'operator/article-feedback',
  offerReports: 'operator/reports',
  setUp: 'set-up',
} as const

export type RouteName = keyof typeof routePaths

type ParamNames<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParamNames<Head> | ParamNames<Tail>
  : Path extends `:${infer Name}`
    ? Name
    : never

/** The parameters that the path of a page needs, by name. */
export type RouteParams<Name extends RouteName> = Record<ParamNames<(typeof routePaths)[Name]>, string>

/** The rest arguments of a link: pages without parameters need none. */
export type RouteArgs<Name extends RouteName> = [ParamNames<(typeof routePaths)[Name]>] extends [never]
  ? [params?: undefined, query?: LinkQuery]
  : [params: RouteParams<Name>, query?: LinkQuery]

export type LinkQuery = Readonly<Record<string, string | number | undefined>>

/** The path of a page in a language, for example `/da/partner/offers/of_1`. */
export function pathOf<Name extends RouteName>(language: Language, name: Name, ...args: RouteArgs<Name>): string {
  const [params, query] = args
  const values: Readonly<Record<string, string>> = params ?? {}
  const path = routePaths[name].replace(/:([A-Za-z]+)/g, (_match, key: string) => {
    const value = values[key]
    if (!value) throw new Error(`The page “${name}” needs the parameter “${key}”`)
    return encodeURIComponent(value)
  })
  return `/${language}${path ? `/${path}` : ''}${queryOf(query)}`
}

function queryOf(query: LinkQuery | undefined): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(key, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}
