import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'

export interface OpenedOffer {
  readonly id: string
  readonly current_version: number
  readonly withdrawn_at: string | null
  readonly expires_at: string | null
  readonly content: string
  readonly partner_id: string
  readonly partner_name: string
  readonly partner_domain: string
  readonly suspended_at: string | null
  readonly certified_at: string | null
  readonly opened_at: string
}

/**
 * Offers that somebody of an organization opened and that it hasn't answered in their present version, nor put aside,
 * of partners that it hasn't authorized; the one that was opened last is first.
 */
export function listOpenedOffers(
  tx: Tx,
  organizationId: string,
  now: string,
  after: Cursor | null,
): Promise<OpenedOffer[]> {
  let query = tx.db
    .selectFrom((eb) =>
      eb
        .selectFrom('offer_openings')
        .select(({ fn }) => ['offer_id', fn.max('last_at').as('opened_at')])
        .where('organization_id', '=', organizationId)
        .where('forgotten_at', 'is', null)
        .groupBy('offer_id')
        .as('x'),
    )
    .innerJoin('offers as f', 'f.id', 'x.offer_id')
    .innerJoin('offer_versions as v', (join) =>
      join.onRef('v.offer_id', '=', 'f.id').onRef('v.number', '=', 'f.current_version'),
    )
    .innerJoin('organizations as p', 'p.id', 'f.partner_id')
    .select([
      'f.id',
      'f.current_version',
      'f.withdrawn_at',
      'f.expires_at',
      'v.content',
      'p.id as partner_id',
      'p.name as partner_name',
      'p.domain as partner_domain',
      'p.suspended_at',
      'p.certified_at',
      'x.opened_at',
    ])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('answers as a')
            .select('a.id')
            .whereRef('a.offer_id', '=', 'f.id')
            .whereRef('a.version', '=', 'f.current_version')
            .where('a.customer_id', '=', organizationId),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('relationships as r')
            .select('r.id')
            .whereRef('r.partner_id', '=', 'p.id')
            .where('r.customer_id', '=', organizationId)
            .where('r.state', '=', 'active')
            .where((end) => end.or([end('r.ends_at', 'is', null), end('r.ends_at', '>', now)])),
        ),
      ),
    )
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('x.opened_at', '<', after.value),
        eb.and([eb('x.opened_at', '=', after.value), eb('f.id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('x.opened_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

/** Who of an organization opened some offers, by offer. */
export async function openersOf(
  tx: Tx,
  organizationId: string,
  offerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (offerIds.length === 0) return found
  const rows = await tx.db
    .selectFrom('offer_openings as x')
    .innerJoin('people as p', 'p.id', 'x.person_id')
    .select(['x.offer_id', 'p.name'])
    .where('x.organization_id', '=', organizationId)
    .where('x.offer_id', 'in', offerIds)
    .orderBy('x.first_at')
    .orderBy('p.id')
    .execute()
  for (const { offer_id, name } of rows) found.set(offer_id, [...(found.get(offer_id) ?? []), name])
  return found
}

/** The link by which an offer was opened; null for the offer's own. */
export interface Way {
  readonly link: string | null
  readonly stopped: boolean
}

/** The way by which each of some offers was opened last in an organization: one that still leads there, if there is one. */
export async function waysOf(tx: Tx, organizationId: string, offerIds: readonly string[]): Promise<Map<string, Way>> {
  const found = new Map<string, Way>()
  if (offerIds.length === 0) return found
  const rows = await tx.db
    .selectFrom('offer_openings as x')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('offer_link_openings as n')
          .innerJoin('offer_links as l', 'l.id', 'n.link_id')
          .select(['l.id', 'l.offer_id', 'l.stopped_at', 'n.person_id', 'n.last_at'])
          .where('l.offer_id', 'in', offerIds)
          .where('n.organization_id', '=', organizationId)
          .as('w'),
      // Both are written by the same opening.
      (join) =>
        join
          .onRef('w.offer_id', '=', 'x.offer_id')
          .onRef('w.person_id', '=', 'x.person_id')
          .onRef('w.last_at', '=', 'x.last_at'),
    )
    .select(['x.offer_id', 'w.id', 'w.stopped_at'])
    .where('x.organization_id', '=', organizationId)
    .where('x.offer_id', 'in', offerIds)
    .where('x.forgotten_at', 'is', null)
    .orderBy('x.last_at', 'desc')
    .orderBy('x.person_id')
    .execute()
  for (const { offer_id, id, stopped_at } of rows) {
    if (found.get(offer_id)?.stopped === false) continue
    if (!found.has(offer_id) || stopped_at === null) found.set(offer_id, { link: id, stopped: stopped_at !== null })
  }
  return found
}

/** Puts an offer aside for an organization, until somebody opens it again. False where nobody there opened it. */
export async function forgetOpenings(tx: Tx, organizationId: string, offerId: string, at: string): Promise<boolean> {
  const rows = await tx.db
    .updateTable('offer_openings')
    .set({ forgotten_at: at })
    .where('organization_id', '=', organizationId)
    .where('offer_id', '=', offerId)
    .returning('offer_id')
    .execute()
  return rows.length > 0
}
