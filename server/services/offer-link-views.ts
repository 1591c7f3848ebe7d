import type { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import type { OfferLink } from '../shapes.ts'
import type { OfferLinkView } from '../store/offer-links.ts'
import { linkState } from '../store/offer-links.ts'
import type { OfferRow } from '../store/offers.ts'
import { isLanguage } from '../../src/lib/languages.ts'
import { offerUrl } from './offers.ts'
import { taggedToken } from './tokens.ts'

type LinkView = z.infer<typeof OfferLink>

const day = 24 * 60 * 60 * 1000

/** One recipient is reminded no more often than this, and not before so long after the link was made. */
export const reminderPause = 3 * day
export const mostReminders = 3

interface Remindable {
  readonly reminding: LinkView['reminding']
  readonly remindableAt: string | null
}

type LinkFacts = Pick<
  OfferLinkView,
  'email' | 'answer' | 'stopped_at' | 'opened_at' | 'reminders' | 'reminded_at' | 'created_at'
>

/** Whether whoever has this link may be reminded now; the one place where this is decided. */
export function remindable(
  link: LinkFacts,
  offer: Pick<OfferRow, 'withdrawn_at' | 'expires_at'>,
  now: Date,
): Remindable {
  const no = (reminding: LinkView['reminding']): Remindable => ({ reminding, remindableAt: null })
  const state = linkState(link)
  if (state === 'accepted' || state === 'declined') return no('answered')
  if (state === 'stopped') return no('stopped')
  if (offer.withdrawn_at || (offer.expires_at !== null && offer.expires_at <= now.toISOString())) {
    return no('offer-closed')
  }
  if (link.email === '') return no('no-email')
  if (link.reminders >= mostReminders) return no('used-up')
  const next = Date.parse(link.reminded_at ?? link.created_at) + reminderPause
  return next > now.getTime()
    ? { reminding: 'too-soon', remindableAt: new Date(next).toISOString() }
    : { reminding: 'possible', remindableAt: null }
}

/** A tagged link as the partner follows it. */
export async function linkViewOf(
  deps: Deps,
  link: OfferLinkView,
  offer: Pick<OfferRow, 'withdrawn_at' | 'expires_at'>,
): Promise<LinkView> {
  return {
    id: link.id,
    recipient: link.recipient,
    email: link.email || null,
    language: isLanguage(link.language) ? link.language : null,
    url: offerUrl(deps, await taggedToken(deps, link.id)),
    state: linkState(link),
    createdAt: link.created_at,
    createdBy: link.creator,
    openedAt: link.opened_at,
    answeredAt: link.answered_at,
    customer: link.customer,
    stoppedAt: link.stopped_at,
    reminders: link.reminders,
    remindedAt: link.reminded_at,
    ...remindable(link, offer, deps.clock.now()),
  }
}
