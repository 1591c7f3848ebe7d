import { orderJourney } from './orderOffer.ts'

/** A partner invites customers to try something, with or without delegated administration. */
export const sendTrialInvitation = orderJourney('trial', 'sendTrialInvitation')
