import { sql, type AliasedSelectQueryBuilder, type Expression, type SqlBool } from 'kysely'
import type { Tx } from './database.ts'
import { likePattern, type Cursor } from './lists.ts'

/** In which order clients are read: by name; newest, soonest to end, or most lately acted for first. */
export type ClientSort = 'name' | 'since' | 'ends' | 'activity'

/** Which relationships of a partner are meant. */
export interface ClientFilter {
  /** `past`: removed, or ended by their time. A customer has one for each time that it granted. */
  readonly state: 'current' | 'past'
  /** Folded; found in the customer's name and domain, and in the partner's note. */
  readonly search: string
  readonly role: 'full' | 'limited' | null
  /** Ends at this time or before. */
  readonly endsBy: string | null
  readonly offerId: string | null
  readonly noted: boolean
}

export interface ClientRow {
  readonly id: string
  readonly customer_id: string
  readonly name: string
  readonly domain: string
  readonly reference: string
  readonly role: string
  readonly state: string
  readonly granted_at: string
  readonly ends_at: string | null
  readonly removed_at: string | null
  readonly offer_id: string
  readonly offer_name: string
  /** Empty where the partner has never acted. */
  readonly last_act_at: string
  /** The partner's note; null or empty where there is none. */
  readonly note: string | null
  readonly noter: string | null
  readonly noted_at: string | null
  /** What the row is sorted by, for a cursor. */
  readonly sort_value: string
}

const sorts = {
  name: { column: 'r.customer_folded', from: '', down: false },
  since: { column: 'r.granted_at', from: '\u{10ffff}', down: true },
  ends: { column: 'r.ends_key', from: '', down: false },
  activity: { column: 'l.at', from: '\u{10ffff}', down: true },
} as const

/** The conditions on `r`, the relationship. */
function conditions(partnerId: string, now: string, filter: ClientFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [
    filter.state === 'current'
      ? sql<SqlBool>`r.state = 'active' and r.ends_key > ${now}`
      : sql<SqlBool>`(r.state <> 'active' or r.ends_key <= ${now})`,
  ]
  if (filter.role) all.push(sql<SqlBool>`r.role = ${filter.role}`)
  if (filter.endsBy) all.push(sql<SqlBool>`r.ends_key <= ${filter.endsBy}`)
  if (filter.offerId) all.push(sql<SqlBool>`r.offer_id = ${filter.offerId}`)
  if (filter.noted) {
    all.push(
      sql<SqlBool>`r.customer_id in (select customer_id from client_notes where partner_id = ${partnerId} and text <> '')`,
    )
  }
  if (filter.search) {
    const pattern = likePattern(filter.search)
    all.push(sql<SqlBool>`(r.customer_folded like ${pattern} escape '\\' or r.customer_id in (
      select customer_id from client_notes where partner_id = ${partnerId} and folded like ${pattern} escape '\\'))`)
  }
  return all
}

/**
 * Relationships in an order, from a place on. There is always a place: told where to begin, the databases walk along
 * the index of the order, and stop when they have enough.
 */
function found(tx: Tx, partnerId: string, now: string, filter: ClientFilter, place: ClientPlace) {
  const { column, from, down } = sorts[place.sort]
  const sortValue = sql.ref<string>(column)
  const after = place.after ?? { value: from, id: '' }
  const byActivity = place.sort === 'activity'
  const id = sql.ref<string>(byActivity ? 'l.relationship_id' : 'r.id')
  const base = byActivity
    ? tx.db
        .selectFrom('last_acts as l')
        // By which SQLite, whatever it thinks of the tables, goes from the acts to the relationships.
        .crossJoin('relationships as r')
        .whereRef('r.id', '=', 'l.relationship_id')
        .where('l.partner_id', '=', partnerId)
    : tx.db.selectFrom('relationships as r').where('r.partner_id', '=', partnerId)
  return base
    .where((eb) => eb.and(conditions(partnerId, now, filter)))
    .where(sql<SqlBool>`(${sortValue}, ${id}) ${sql.raw(down ? '<' : '>')} (${after.value}, ${after.id})`)
    .select(['r.id', sortValue.as('sort_value')])
    .orderBy(sortValue, down ? 'desc' : 'asc')
    .orderBy(id, down ? 'desc' : 'asc')
    .limit(place.limit)
}

export interface ClientPlace {
  readonly sort: ClientSort
  readonly after: Cursor | null
  readonly limit: number
}

/** Up to so many matches, it is quicker to sort them than to look for them along the order of the last activity. */
const fewMatches = 2000

/** Clients of a partner, or former ones, in an order from a place on. */
export async function listClients(
  tx: Tx,
  partnerId: string,
  now: string,
  filter: ClientFilter,
  place: ClientPlace,
): Promise<ClientRow[]> {
  const direction = sorts[place.sort].down ? 'desc' : 'asc'
  const few =
    place.sort === 'activity' && narrows(filter) ? await fewByActivity(tx, partnerId, now, filter, place) : null
  if (few?.length === 0) return []
  const rows = few
    ? tx.db
        .selectFrom('last_acts as l')
        .where('l.relationship_id', 'in', few)
        .select(['l.relationship_id as id', 'l.at as sort_value'])
    : found(tx, partnerId, now, filter, place)
  return views(tx, rows).orderBy('f.sort_value', direction).orderBy('f.id', direction).execute()
}

const narrows = ({ search, role, endsBy, offerId, noted }: ClientFilter): boolean =>
  search !== '' || role !== null || endsBy !== null || offerId !== null || noted

/**
 * The relationships of a place in the order of their last activity, where few match; null where more do. The order of
 * the last activity is that of another table, so to go along it costs a look into both for each relationship passed.
 */
async function fewByActivity(
  tx: Tx,
  partnerId: string,
  now: string,
  filter: ClientFilter,
  { after, limit }: ClientPlace,
): Promise<string[] | null> {
  const matches = await tx.db
    .selectFrom(found(tx, partnerId, now, filter, { ...quickest(filter), limit: fewMatches + 1 }).as('m'))
    .innerJoin('last_acts as l', 'l.relationship_id', 'm.id')
    .select(['m.id', 'l.at'])
    .execute()
  if (matches.length > fewMatches) return null
  const before = (at: string, id: string, other: { at: string; id: string }): boolean =>
    at < other.at || (at === other.at && id < other.id)
  const from = after && { at: after.value, id: after.id }
  return matches
    .filter(({ at, id }) => !from || before(at, id, from))
    .sort((one, other) => (before(one.at, one.id, other) ? 1 : -1))
    .slice(0, limit)
    .map(({ id }) => id)
}

function views(tx: Tx, rows: { as(name: 'f'): AliasedSelectQueryBuilder<{ id: string; sort_value: string }, 'f'> }) {
  return tx.db
    .selectFrom(rows.as('f'))
    .innerJoin('relationships as r', 'r.id', 'f.id')
    .innerJoin('organizations as c', 'c.id', 'r.customer_id')
    .innerJoin('offers as o', 'o.id', 'r.offer_id')
    .innerJoin('last_acts as l', 'l.relationship_id', 'r.id')
    .leftJoin('client_notes as n', (join) =>
      join.onRef('n.partner_id', '=', 'r.partner_id').onRef('n.customer_id', '=', 'r.customer_id'),
    )
    .leftJoin('people as w', 'w.id', 'n.written_by')
    .select([
      'r.id',
      'r.customer_id',
      'c.name',
      'c.domain',
      'r.reference',
      'r.role',
      'r.state',
      'r.granted_at',
      'r.ends_at',
      'r.removed_at',
      'r.offer_id',
      'o.name as offer_name',
      'l.at as last_act_at',
      'n.text as note',
      'w.name as noter',
      'n.written_at as noted_at',
      'f.sort_value',
    ])
}

/** The client that a customer is now. */
export function findClient(tx: Tx, partnerId: string, customerId: string, now: string): Promise<ClientRow | undefined> {
  const rows = tx.db
    .selectFrom('relationships as r')
    .where('r.partner_id', '=', partnerId)
    .where('r.customer_id', '=', customerId)
    .where('r.state', '=', 'active')
    .where('r.ends_key', '>', now)
    .select(['r.id', sql.ref<string>('r.customer_folded').as('sort_value')])
  return views(tx, rows).executeTakeFirst()
}

/** The order along which what matches is found soonest. */
const quickest = (filter: ClientFilter): Pick<ClientPlace, 'sort' | 'after'> => ({
  sort: filter.search ? 'name' : 'ends',
  after: null,
})

/** How many match, counted no further than `limit`. */
export async function countMatching(
  tx: Tx,
  partnerId: string,
  now: string,
  filter: ClientFilter,
  limit: number,
): Promise<number> {
  const row = await tx.db
    .selectFrom(found(tx, partnerId, now, filter, { ...quickest(filter), limit }).as('f'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
