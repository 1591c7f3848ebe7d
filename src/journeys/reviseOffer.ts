import { orderPages, readOrder, type OrderKind, type OrderOfferAnswers } from './orderOffer.ts'
import { sendOffer, type SendOfferAnswers } from './sendOffer.ts'
import { accessProblems, termsProblems } from './sendOfferProblems.ts'
import type { Journey } from './types.ts'

/**
 * Changing an offer: the pages of composing one, beginning with what it says now. It is part of no article, so it has
 * no steps beside its pages.
 */
export function reviseOffer(now: SendOfferAnswers): Journey<SendOfferAnswers, null> {
  return {
    id: 'reviseOffer',
    steps: [
      {
        id: 'access',
        kind: 'page',
        route: 'reviseOffer',
        complete: (answers) => accessProblems(answers).length === 0,
        asks: ['name', 'role', 'length'],
      },
      {
        id: 'terms',
        kind: 'page',
        route: 'reviseOffer',
        complete: (answers) => termsProblems(answers).length === 0,
        asks: ['languages', 'defaultLanguage', 'texts'],
      },
      { id: 'check', kind: 'page', route: 'reviseOffer' },
    ],
    endings: [],
    start: () => structuredClone(now),
    parse: sendOffer.parse,
  }
}

/** The same of a trial invitation or a purchase offer. */
export function reviseOrder(kind: OrderKind, now: OrderOfferAnswers): Journey<OrderOfferAnswers, null> {
  return {
    id: 'reviseOrder',
    steps: orderPages(kind, 'reviseOffer'),
    endings: [],
    start: () => structuredClone(now),
    parse: readOrder,
  }
}
