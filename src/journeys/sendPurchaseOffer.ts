import { orderJourney } from './orderOffer.ts'

/** A partner offers customers something to buy, with or without delegated administration. */
export const sendPurchaseOffer = orderJourney('purchase', 'sendPurchaseOffer')
