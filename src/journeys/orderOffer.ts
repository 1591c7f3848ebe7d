/** What `sendTrialInvitation` and `sendPurchaseOffer` share: an offer of something, with or without administration. */
import type { RouteName } from '../lib/routes.ts'
import { orderAccessProblems, orderProblems } from './orderOfferProblems.ts'
import { asChoice, asRecord, asText } from './read.ts'
import {
  inBuild,
  inOverview,
  readOffer,
  startOffer,
  type SendOfferAnswers,
  type SendOfferContext,
} from './sendOffer.ts'
import { termsProblems } from './sendOfferProblems.ts'
import type { Journey, Step } from './types.ts'

export type OrderKind = 'trial' | 'purchase'

/** What the partner has filled in so far, as it was typed. What was typed of administration stays kept without it. */
export interface OrderOfferAnswers extends SendOfferAnswers {
  /** Ids of what is offered; a trial is of one. */
  products: string[]
  /** How many licenses, by the id of the product. Those of products that aren't chosen stay kept. */
  licenses: Record<string, string>
  /** Where the licenses of a trial will be used (ISO 3166 alpha-2); empty until it is chosen. */
  usageCountry: string
  /** How often a purchase is invoiced. */
  billing: 'monthly' | 'yearly' | null
  /** Whether delegated administration is asked for along with it. */
  delegation: 'with' | 'without' | null
}

type OrderStep = Step<OrderOfferAnswers, unknown>

/** The pages on which such an offer is made, and changed. Until when it can be answered is changed elsewhere. */
export function orderPages(kind: OrderKind, route: RouteName): readonly OrderStep[] {
  return [
    {
      id: 'order',
      kind: 'page',
      route,
      complete: (answers) => orderProblems(kind, answers).length === 0,
      asks: ['name', 'products', kind === 'trial' ? 'usageCountry' : 'billing'],
    },
    {
      id: 'access',
      kind: 'page',
      route,
      complete: (answers) => orderAccessProblems(answers).length === 0,
      asks: ['delegation', 'role', 'length', 'narrowable', ...(route === 'reviseOffer' ? [] : ['validity'])],
    },
    {
      id: 'terms',
      kind: 'page',
      route,
      complete: (answers) => termsProblems(answers).length === 0,
      asks: ['languages', 'defaultLanguage', 'texts'],
    },
    { id: 'check', kind: 'page', route },
  ]
}

export function orderJourney(
  kind: OrderKind,
  id: 'sendTrialInvitation' | 'sendPurchaseOffer',
): Journey<OrderOfferAnswers, SendOfferContext> {
  return {
    id,
    steps: [
      { id: 'open-overview', kind: 'move', route: 'partnerHome', condition: inOverview },
      { id: 'open-build', kind: 'move', route: 'partnerHome', condition: inBuild },
      ...orderPages(kind, id),
      { id: 'send', kind: 'outside', route: null },
    ],
    endings: [],
    start: startOrder,
    parse: readOrder,
  }
}

export function startOrder(): OrderOfferAnswers {
  return { ...startOffer(), products: [], licenses: {}, usageCountry: '', billing: null, delegation: null }
}

export function readOrder(kept: unknown): OrderOfferAnswers | null {
  const record = asRecord(kept)
  if (!record) return null
  const products = record['products']
  const licenses = Object.entries(asRecord(record['licenses']) ?? {})
  return {
    ...readOffer(record),
    products: Array.isArray(products) ? [...new Set(products.map(asText).filter(Boolean))] : [],
    licenses: Object.fromEntries(licenses.map(([product, count]) => [product, asText(count)])),
    usageCountry: asText(record['usageCountry']),
    billing: asChoice(record['billing'], ['monthly', 'yearly']),
    delegation: asChoice(record['delegation'], ['with', 'without']),
  }
}
