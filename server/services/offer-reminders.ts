import type { z } from '@hono/zod-openapi'
import { isLanguage } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import { renderReminder } from '../mail/reminder.ts'
import type { Offer, Reminded, RemindInput, RemindingInput } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { countTry } from '../store/identity.ts'
import { findLink, lockLink, quietLinks, setReminded } from '../store/offer-links.ts'
import { lockOffer, offerVersion, setReminding, type OfferRow } from '../store/offers.ts'
import { enqueueMail } from '../store/records.ts'
import { maySendOffers } from './access.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import type { Chore } from './chores.ts'
import { newId } from './crypto.ts'
import { checkOpen } from './offer-links.ts'
import { mostReminders, remindable, reminderPause } from './offer-link-views.ts'
import { contentOf, offerUrl, ownOffer, view } from './offers.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { taggedToken } from './tokens.ts'

const day = 24 * 60 * 60 * 1000

/** How many reminders one call sends; the rest are for the next. */
const atOnce = 100
/** How many a partner sends in a day, whoever asks for them: mail in our name to people who never asked for it. */
const mostInADay = 1000

/** Without being asked, a recipient is reminded after a week of silence. */
const automaticPause = 7 * day

async function ownLockedOffer(tx: Tx, caller: Caller | null, id: string): Promise<[PartnerActor, OfferRow]> {
  const actor = await partnerActor(tx, caller)
  if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
  await ownOffer(tx, actor, id)
  // Once the offer was taken back, nobody is reminded of it.
  await lockOffer(tx, id, 'share')
  return [actor, await ownOffer(tx, actor, id)]
}

/** Reminds one recipient, or all who haven't answered and may be reminded now. Says how many mails were queued. */
export function sendReminders(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  { link }: z.infer<typeof RemindInput>,
  call: CommandCall,
): Promise<z.infer<typeof Reminded>> {
  return deps.store.transaction(async (tx) => {
    const [actor, offer] = await ownLockedOffer(tx, caller, offerId)
    if (link !== null && (await findLink(tx, link))?.offer_id !== offer.id) throw new Refusal('not-found')
    const now = deps.clock.now()
    return once(tx, actor.person.id, call, now.toISOString(), async () => {
      await checkOpen(tx, deps, actor, offer)
      const quiet = { quietSince: before(now, reminderPause), mostReminders, limit: atOnce + 1 }
      const ids = link === null ? (await quietLinks(tx, { offerId: offer.id }, quiet)).map(({ id }) => id) : [link]
      let sent = 0
      for (const id of ids.slice(0, atOnce)) {
        if (await remind(tx, deps, { linkId: id, offer, askedBy: actor.person.id })) sent += 1
      }
      return { sent, left: ids.length > atOnce }
    })
  })
}

/** Queues a reminder for one link, if it may be reminded now. Refuses where the partner has sent enough for today. */
export async function remind(
  tx: Tx,
  deps: Deps,
  { linkId, offer, askedBy }: { linkId: string; offer: OfferRow; askedBy: string },
): Promise<boolean> {
  const link = await lockLink(tx, linkId)
  const now = deps.clock.now()
  if (!link || remindable(link, offer, now).reminding !== 'possible') return false
  const start = Math.floor(now.getTime() / day) * day
  if ((await countTry(tx, `reminders:${offer.partner_id}`, new Date(start).toISOString())) > mostInADay) {
    throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + day - now.getTime()) / 1000) })
  }
  const content = contentOf(await offerVersion(tx, offer.id, offer.current_version))
  const language = isLanguage(link.language) ? link.language : content.defaultLanguage
  const { subject, text } = renderReminder(language, {
    recipient: link.recipient,
    partner: content.partner.name,
    partnerDomain: content.partner.domain,
    url: offerUrl(deps, await taggedToken(deps, link.id)),
    expiresAt: offer.expires_at,
    isOrder: content.order !== undefined,
    most: mostReminders,
  })
  await enqueueMail(tx, {
    id: newId(deps.random),
    event_id: newId(deps.random),
    // The recipient is nobody here: the mail stands among those of the person in whose name it goes out.
    recipient_id: askedBy,
    to_name: link.recipient,
    to_address: link.email,
    language,
    subject,
    body: text,
    state: 'queued',
    next_attempt_at: now.toISOString(),
    created_at: now.toISOString(),
    sent_at: null,
    last_error: null,
    // They asked for it themselves: no news to them.
    read_at: now.toISOString(),
  })
  await setReminded(tx, link.id, now.toISOString())
  return true
}

/** Chooses whether an offer's silent recipients are reminded without being asked to. */
export function setOfferReminding(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  { automatically }: z.infer<typeof RemindingInput>,
  call: CommandCall,
): Promise<z.infer<typeof Offer>> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
    const offer = await ownOffer(tx, actor, offerId)
    await lockOffer(tx, offer.id, 'update')
    await once(tx, actor.person.id, call, deps.clock.now().toISOString(), async () => {
      await checkOpen(tx, deps, actor, await ownOffer(tx, actor, offerId))
      await setReminding(tx, offer.id, automatically)
      return null
    })
    return view(tx, deps, await ownOffer(tx, actor, offerId))
  })
}

/** How many one bite of the chore sends: whoever writes on SQLite waits for it. */
const atOneBite = 20

/** Reminds the silent recipients of the offers whose partners chose it. True where there may be more to remind. */
async function remindAutomatically(tx: Tx, deps: Deps): Promise<boolean> {
  const now = deps.clock.now()
  const quiet = { quietSince: before(now, automaticPause), mostReminders, limit: atOneBite }
  // Partners that have sent enough for today: theirs wait for tomorrow, and keep nobody else waiting.
  const enough = new Set<string>()
  for (;;) {
    const due = await quietLinks(tx, { automaticAt: now.toISOString(), except: [...enough] }, quiet)
    const known = enough.size
    let sent = 0
    for (const { id, offer_id: offerId, partner_id: partnerId } of due) {
      if (enough.has(partnerId)) continue
      const offer = await lockOffer(tx, offerId, 'share')
      if (offer?.remind_automatically !== 1) continue
      try {
        if (await remind(tx, deps, { linkId: id, offer, askedBy: offer.created_by })) sent += 1
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        enough.add(partnerId)
      }
    }
    if (sent > 0 || enough.size === known) return sent === atOneBite
  }
}

export const reminderChores: readonly Chore[] = [
  { name: 'remind-recipients', everyMinutes: 60, run: (tx, deps) => remindAutomatically(tx, deps) },
]

function before(now: Date, milliseconds: number): string {
  return new Date(now.getTime() - milliseconds).toISOString()
}
