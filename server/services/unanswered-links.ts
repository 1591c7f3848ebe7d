import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { RemindLinksInput, RemindedLinks, UnansweredLink, UnansweredLinks } from '../shapes.ts'
import { pageSize } from '../store/lists.ts'
import { lockOffer, type OfferRow } from '../store/offers.ts'
import { lockOrganization } from '../store/organizations.ts'
import {
  countUnansweredLinks,
  linksOfPartner,
  listUnansweredLinks as linkRows,
  type UnansweredLinkRow,
  type UnansweredSort,
} from '../store/unanswered-links.ts'
import { maySendOffers } from './access.ts'
import { partnerActor } from './actor.ts'
import { countLimit } from './client-list.ts'
import { listQuery, toPage } from './lists.ts'
import { linkViewOf } from './offer-link-views.ts'
import { remind } from './offer-reminders.ts'
import { checkStanding } from './offers.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'

interface UnansweredQuery {
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly state?: 'waiting' | 'opened' | undefined
  readonly sort?: UnansweredSort | undefined
}

/** The partner's tagged links of all open offers that nobody has answered, and how many match. */
export function listUnansweredLinks(
  deps: Deps,
  caller: Caller | null,
  query: UnansweredQuery,
): Promise<z.infer<typeof UnansweredLinks>> {
  const { search, after } = listQuery(query)
  const filter = { search, state: query.state ?? null }
  const now = deps.clock.now().toISOString()
  return deps.store.read(async (tx) => {
    const { organization } = await partnerActor(tx, caller)
    const place = { sort: query.sort ?? 'oldest', after, limit: pageSize + 1 }
    const rows = await linkRows(tx, organization.id, now, filter, place)
    const count = await countUnansweredLinks(tx, { partnerId: organization.id, now, limit: countLimit + 1 }, filter)
    const { items, next } = toPage(
      rows,
      (row) => row,
      (row) => ({ value: row.sort_value, id: row.id }),
    )
    return {
      items: await Promise.all(items.map((row) => viewOf(deps, row))),
      next,
      count: { count: Math.min(count, countLimit), more: count > countLimit },
    }
  })
}

async function viewOf(deps: Deps, row: UnansweredLinkRow): Promise<z.infer<typeof UnansweredLink>> {
  return {
    link: await linkViewOf(deps, row, row),
    offer: { id: row.offer_id, name: row.offer_name },
    lastOpenedAt: row.last_opened_at || null,
    lastOpenedBy: row.last_opener,
  }
}

/** Reminds the recipients of some links, of whichever offers. Who may not be reminded now is left out, and counted. */
export function remindLinks(
  deps: Deps,
  caller: Caller | null,
  { links }: z.infer<typeof RemindLinksInput>,
  call: CommandCall,
): Promise<z.infer<typeof RemindedLinks>> {
  return deps.store.transaction(async (tx) => {
    const { person, organization } = await partnerActor(tx, caller)
    if (!maySendOffers(person)) throw new Refusal('not-allowed')
    const wanted = [...new Set(links)]
    const found = await linksOfPartner(tx, organization.id, wanted)
    if (found.length !== wanted.length) throw new Refusal('not-found')
    return once(tx, person.id, call, deps.clock.now().toISOString(), async () => {
      checkStanding((await lockOrganization(tx, organization.id, 'share')) ?? organization)
      // Once an offer was taken back, nobody is reminded of it.
      const offers = new Map<string, OfferRow>()
      for (const id of [...new Set(found.map(({ offer_id }) => offer_id))].sort()) {
        const offer = await lockOffer(tx, id, 'share')
        if (offer) offers.set(id, offer)
      }
      let sent = 0
      for (const { id, offer_id: offerId } of found) {
        const offer = offers.get(offerId)
        if (offer && (await remind(tx, deps, { linkId: id, offer, askedBy: person.id }))) sent += 1
      }
      return { sent, skipped: found.length - sent }
    })
  })
}
