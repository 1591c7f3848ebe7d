import { orderPages, readOrder, type OrderKind, type OrderOfferAnswers } from './orderOffer.ts'
import { asRecord } from './read.ts'
import { sendOffer, type SendOfferAnswers } from './sendOffer.ts'
import { accessProblems, termsProblems } from './sendOfferProblems.ts'
import type { Journey } from './types.ts'

/** What is to be said from now on. */
export type Revised<Answers> = Answers & {
  /** The version that it began with, or that its writer has agreed to replace since. */
  basedOn: number
}

function parseWith<Answers extends object>(parse: (kept: unknown) => Answers | null) {
  return (kept: unknown): Revised<Answers> | null => {
    const answers = parse(kept)
    const basedOn = asRecord(kept)?.['basedOn']
    return answers && typeof basedOn === 'number' && Number.isInteger(basedOn) ? { ...answers, basedOn } : null
  }
}

/**
 * Changing an offer: the pages of composing one, beginning with what it says now, which is asked for each time. It is
 * part of no article, so it has no steps beside its pages.
 */
export function reviseOffer(now: () => Revised<SendOfferAnswers>): Journey<Revised<SendOfferAnswers>, null> {
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
    start: () => structuredClone(now()),
    parse: parseWith(sendOffer.parse),
  }
}

/** The same of a trial invitation or a purchase offer. */
export function reviseOrder(
  kind: OrderKind,
  now: () => Revised<OrderOfferAnswers>,
): Journey<Revised<OrderOfferAnswers>, null> {
  return {
    id: 'reviseOrder',
    steps: orderPages(kind, 'reviseOffer'),
    endings: [],
    start: () => structuredClone(now()),
    parse: parseWith(readOrder),
  }
}
