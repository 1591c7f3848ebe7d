import { sql, type SqlBool } from 'kysely'
import type { Tx } from './database.ts'
import { likePattern, type Cursor } from './lists.ts'
import type { OfferLinkRow, OfferLinkView } from './offer-links.ts'

/** In which order they are read: those that were made first, or those that were opened last. */
export type UnansweredSort = 'oldest' | 'opened'

export interface UnansweredFilter {
  /** Folded; found in the recipient, the e-mail, and the company that opened the link. */
  readonly search: string
  readonly state: 'waiting' | 'opened' | null
}

export interface UnansweredPlace {
  readonly sort: UnansweredSort
  readonly after: Cursor | null
  readonly limit: number
}

export interface UnansweredLinkRow extends OfferLinkView {
  readonly offer_name: string
  readonly withdrawn_at: string | null
  readonly expires_at: string | null
  /** The company that opened it last; null where nobody signed in did. */
  readonly last_opener: string | null
  /** What the row is sorted by, for a cursor. */
  readonly sort_value: string
}

const sorts = {
  oldest: { column: 'l.created_at', from: '', down: false },
  opened: { column: 'l.last_opened_at', from: '\u{10ffff}', down: true },
} as const

/** Offers that can be answered, said of `o`. */
export const isOpen = (now: string) =>
  sql<SqlBool>`o.withdrawn_at is null and (o.expires_at is null or o.expires_at > ${now})`

/** Tagged links of open offers that nobody has answered. */
function unanswered(tx: Tx, partnerId: string, now: string, { search, state }: UnansweredFilter) {
  let query = tx.db
    .selectFrom('offer_links as l')
    // By which SQLite, whatever it thinks of the tables, goes from the links to their offers.
    .crossJoin('offers as o')
    .whereRef('o.id', '=', 'l.offer_id')
    .where('l.partner_id', '=', partnerId)
    // Said as the index says it, so that it is seen to fit.
    .where(sql<SqlBool>`l.answer is null and l.stopped_at is null`)
    .where(isOpen(now))
  if (state) query = query.where('l.opened_at', state === 'opened' ? 'is not' : 'is', null)
  if (search) {
    const pattern = likePattern(search)
    query = query.where(
      sql<SqlBool>`(l.folded like ${pattern} escape '\\' or exists (
        select 1 from offer_link_openings n join organizations c on c.id = n.organization_id
        where n.link_id = l.id and c.folded like ${pattern} escape '\\'))`,
    )
  }
  return query
}

/**
 * The links in an order, from a place on. There is always a place: told where to begin, the databases walk along the
 * index of the order, and stop when they have enough.
 */
export function unansweredPage(
  tx: Tx,
  partnerId: string,
  now: string,
  filter: UnansweredFilter,
  { sort, after, limit }: UnansweredPlace,
) {
  const { column, from, down } = sorts[sort]
  const sortValue = sql.ref<string>(column)
  const place = after ?? { value: from, id: '' }
  const direction = down ? 'desc' : 'asc'
  const found = unanswered(tx, partnerId, now, filter)
    .where(sql<SqlBool>`(${sortValue}, l.id) ${sql.raw(down ? '<' : '>')} (${place.value}, ${place.id})`)
    .select(['l.id', 'l.offer_id', sortValue.as('sort_value')])
    .orderBy(sortValue, direction)
    .orderBy('l.id', direction)
    .limit(limit)
  return tx.db
    .selectFrom(found.as('f'))
    .innerJoin('offer_links as l', 'l.id', 'f.id')
    .innerJoin('offers as o', 'o.id', 'f.offer_id')
    .innerJoin('people as p', 'p.id', 'l.created_by')
    .selectAll('l')
    .select(['p.name as creator', 'o.name as offer_name', 'o.withdrawn_at', 'o.expires_at', 'f.sort_value'])
    .select((eb) => [
      // Who answered: nobody has.
      sql<string | null>`null`.as('customer'),
      eb
        .selectFrom('offer_link_openings as n')
        .innerJoin('organizations as c', 'c.id', 'n.organization_id')
        .select('c.name')
        .whereRef('n.link_id', '=', 'l.id')
        .orderBy('n.last_at', 'desc')
        .limit(1)
        .as('last_opener'),
    ])
    .orderBy('f.sort_value', direction)
    .orderBy('f.id', direction)
}

export function listUnansweredLinks(
  tx: Tx,
  partnerId: string,
  now: string,
  filter: UnansweredFilter,
  place: UnansweredPlace,
): Promise<UnansweredLinkRow[]> {
  return unansweredPage(tx, partnerId, now, filter, place).execute()
}

/** How many there are, counted no further than `limit`. */
export async function countUnansweredLinks(
  tx: Tx,
  { partnerId, now, limit }: { readonly partnerId: string; readonly now: string; readonly limit: number },
  filter: UnansweredFilter = { search: '', state: null },
): Promise<number> {
  const row = await tx.db
    .selectFrom(unanswered(tx, partnerId, now, filter).select('l.id').limit(limit).as('f'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Which of some links are a partner's, in the order in which links are locked. */
export function linksOfPartner(
  tx: Tx,
  partnerId: string,
  ids: readonly string[],
): Promise<Pick<OfferLinkRow, 'id' | 'offer_id'>[]> {
  return tx.db
    .selectFrom('offer_links')
    .select(['id', 'offer_id'])
    .where('partner_id', '=', partnerId)
    .where('id', 'in', ids)
    .orderBy('folded')
    .orderBy('id')
    .execute()
}
