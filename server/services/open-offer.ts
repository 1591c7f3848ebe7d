import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { findLink, lockLink, type OfferLinkRow } from '../store/offer-links.ts'
import { findOffer, lockOffer, offerVersion, type OfferRow, type OfferVersionRow } from '../store/offers.ts'
import { findOrganization, lockOrganization, type OrganizationRow } from '../store/organizations.ts'
import { contentOf, offerState, type VersionContent } from './offers.ts'
import { Refusal } from './refusal.ts'
import type { LinkTarget } from './tokens.ts'

export interface OpenOffer {
  readonly offer: OfferRow
  /** The tagged link by which it was opened; null for the offer's own. */
  readonly link: OfferLinkRow | null
  readonly partner: OrganizationRow
  readonly version: OfferVersionRow
  readonly content: VersionContent
}

/**
 * The offer behind a link, if it can be answered; otherwise refuses, saying which of the dead ends it is.
 * With `lock`, neither the offer nor the partner's standing can change until the transaction ends.
 */
export async function openOffer(tx: Tx, deps: Deps, target: LinkTarget, lock = false): Promise<OpenOffer> {
  const link = target.kind === 'tagged' ? await (lock ? lockLink : findLink)(tx, target.linkId) : null
  if (link === undefined) throw new Refusal('offer-unknown')
  const offerId = target.kind === 'tagged' ? (link?.offer_id ?? '') : target.offerId
  const offer = lock ? await lockOffer(tx, offerId, 'share') : await findOffer(tx, offerId)
  if (!offer) throw new Refusal('offer-unknown')
  const partner = lock
    ? await lockOrganization(tx, offer.partner_id, 'share')
    : await findOrganization(tx, offer.partner_id)
  if (!partner) throw new Refusal('offer-unknown')
  if (partner.suspended_at || !partner.certified_at) throw new Refusal('partner-suspended')
  const params = { partner: partner.name }
  const state = offerState(offer, deps.clock.now().toISOString())
  if (state === 'withdrawn' || link?.stopped_at) throw new Refusal('offer-withdrawn', { params })
  if (state === 'expired') throw new Refusal('offer-expired', { params })
  const version = await offerVersion(tx, offer.id, offer.current_version)
  return { offer, link, partner, version, content: contentOf(version) }
}
