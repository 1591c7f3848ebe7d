import type { Offer } from '../../../backend/contract.ts'
import type { OrderOfferAnswers } from '../../../journeys/orderOffer.ts'
import { answersOf } from './answersOf.ts'

/** What a trial invitation or a purchase offer says now, as somebody would have typed it. */
export function orderAnswersOf(offer: Offer): OrderOfferAnswers {
  const items = offer.order?.items ?? []
  const without = offer.role === null
  return {
    ...answersOf(offer),
    length: without ? null : offer.durationDays === null ? 'open-ended' : 'days',
    products: items.map(({ product }) => product.id),
    licenses: Object.fromEntries(items.map(({ product, licenses }) => [product.id, String(licenses)])),
    usageCountry: offer.order?.usageCountry ?? '',
    billing: offer.order?.billing ?? null,
    delegation: without ? 'without' : 'with',
  }
}
