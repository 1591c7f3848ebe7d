import type { OfferReading, OfferViewer, Order } from '../../backend/contract.ts'

/** What an order is called: a purchase is invoiced, a trial isn't. */
export const kindOf = (order: Order): 'trial' | 'purchase' => (order.billing === null ? 'trial' : 'purchase')

/** Whether *Yes* or *No* is asked beside an order: not where the partner asks for nothing, or has it already. */
export const asksForDelegation = (reading: OfferReading, viewer: OfferViewer): boolean =>
  reading.access !== null && !viewer.delegated
