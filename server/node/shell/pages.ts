import { pathOf, routePaths, type RouteName } from '../../../src/lib/routes.ts'
import { inSentence } from '../../../src/lib/names.ts'
import { html as markup, type Html } from '../../identity/html.ts'
import { homeMain } from './home.ts'
import { offerMain, offerTitle, type Reading } from './offer.ts'
import { withoutScript, type ShellContext } from './frame.ts'
import type { RefusalCode } from '../../services/refusal.ts'

/** Why an offer can't be read. */
export interface DeadOffer {
  readonly code: string
  readonly params?: Readonly<Record<string, string>>
}

export interface ShellPage {
  readonly title: string
  readonly main: Html
}

const patterns = (Object.keys(routePaths) as RouteName[]).map((name) => ({
  name,
  pattern: new RegExp(`^/[a-z]+${routePaths[name] && '/'}${routePaths[name].replace(/:[A-Za-z]+/g, '[^/]+')}/?$`),
}))

/** The page of the app that an address below a language shows, if there is one. The first that fits, as in the router. */
export function pageAt(pathname: string): RouteName | undefined {
  const fits = patterns.filter(({ pattern }) => pattern.test(pathname))
  // A fixed word wins over a parameter in its place.
  return (fits.find(({ name }) => !routePaths[name].split('/').at(-1)?.startsWith(':')) ?? fits[0])?.name
}

export interface ShellRequest {
  readonly name: RouteName | undefined
  /** On the page of an offer. */
  readonly offer: Reading | DeadOffer | undefined
  readonly signedIn: boolean
}

/** Pages that are called as another is until the app is there, and says what they show. */
const calledAs = {
  addClientUser: 'client',
  clientUser: 'client',
  clientLicenses: 'client',
  clientDomains: 'client',
  clientDevices: 'client',
  clientRequests: 'client',
  createRequest: 'client',
  serviceRequest: 'client',
  ownRequests: 'serviceRequests',
  ownRequest: 'serviceRequests',
  ownUsers: 'team',
  ownUser: 'teamMember',
  unansweredLinks: 'offerLinks',
} as const satisfies Partial<Record<RouteName, RouteName>>

type Called = Exclude<RouteName, keyof typeof calledAs> | 'notFound'

function titleOf(name: RouteName | undefined): Called {
  if (!name) return 'notFound'
  return name in calledAs ? calledAs[name as keyof typeof calledAs] : (name as Called)
}

/** What a page shows before the app is there: its heading, and of those that are for everybody, all that they say. */
export function shellPage(context: ShellContext, { name, offer, signedIn }: ShellRequest): ShellPage {
  const { say } = context
  if (name === 'offer' && offer) {
    return 'digest' in offer
      ? { title: offerTitle(context, offer), main: offerMain(context, offer) }
      : deadOffer(context, offer)
  }
  // Who is signed in finds their own front page.
  if (name === 'home' && !signedIn) return { title: say('common.pages.home'), main: homeMain(context) }
  const title = say(`common.pages.${titleOf(name)}`)
  return { title, main: markup`<div class="ui-page"><h1>${title}</h1>${withoutScript(say('common.noScript'))}</div>` }
}

const deadCodes = [
  'offer-unknown',
  'offer-wrong-cloud',
  'offer-withdrawn',
  'offer-expired',
  'partner-suspended',
] as const satisfies readonly RefusalCode[]

function deadOffer({ say, cloudName, language }: ShellContext, { code, params = {} }: DeadOffer): ShellPage {
  const known = deadCodes.find((dead) => dead === code) ?? (code === 'not-found' ? 'offer-unknown' : 'unavailable')
  const partner = params['partner']
  const values = {
    partner: partner ? inSentence(partner) : say('errors.some.partner'),
    cloud: cloudName(params['cloud']),
  }
  const title = say(`errors.${known}.title`, values)
  return {
    title,
    main: markup`<section class="problem"><h1>${title}</h1><p>${say(`errors.${known}.text`, values)}</p><p>${say(
      `errors.${known}.next`,
      values,
    )}</p>${
      known !== 'unavailable' &&
      markup`<p>${say('offer.dead.nothing')}</p><p>${say('offer.dead.existing')} <a href="${pathOf(language, 'partners')}">${say(
        'offer.dead.partners',
      )}</a></p>`
    }</section>`,
  }
}
