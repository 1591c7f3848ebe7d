import { sql, type Insertable, type Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { LockMode } from './dialect.ts'
import { likePattern, pageSize, type Cursor } from './lists.ts'
import { foldedLength } from './organizations.ts'
import type { RelationshipsTable } from './schema.ts'

export type RelationshipRow = Selectable<RelationshipsTable>

/** A relationship as it begins; how it is found and sorted by follows from it. */
export type NewRelationship = Omit<Insertable<RelationshipsTable>, 'customer_folded'>

export async function insertRelationship(tx: Tx, row: NewRelationship): Promise<void> {
  const customer = await tx.db
    .selectFrom('organizations')
    .select('folded')
    .where('id', '=', row.customer_id)
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('relationships')
    .values({ ...row, customer_folded: customer.folded.slice(0, foldedLength) })
    .execute()
  await tx.db.insertInto('last_acts').values({ relationship_id: row.id, partner_id: row.partner_id, at: '' }).execute()
}

export interface Sides {
  readonly partnerId: string
  readonly customerId: string
}

const gateOf = (sides: Sides): string => `relationship:${sides.partnerId}:${sides.customerId}`

/**
 * The active relationship of a partner and a customer, otherwise the newest, locked until the transaction ends. Time
 * alone doesn't tell which one counts: the clocks of two processes differ.
 */
export async function lockNewest(tx: Tx, sides: Sides, mode: LockMode): Promise<RelationshipRow | undefined> {
  await tx.traits.passGate(tx.db, gateOf(sides), mode)
  const query = tx.db
    .selectFrom('relationships')
    .selectAll()
    .where('partner_id', '=', sides.partnerId)
    .where('customer_id', '=', sides.customerId)
    .orderBy((eb) => eb.case().when('state', '=', 'active').then(0).else(1).end())
    .orderBy('granted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  return tx.traits.lock(query, mode).executeTakeFirst()
}

/** The active relationship of a partner and a customer; its time may be over all the same. */
export function findActive(tx: Tx, sides: Sides): Promise<RelationshipRow | undefined> {
  return tx.db
    .selectFrom('relationships')
    .selectAll()
    .where('partner_id', '=', sides.partnerId)
    .where('customer_id', '=', sides.customerId)
    .where('state', '=', 'active')
    .executeTakeFirst()
}

export async function lockRelationship(
  tx: Tx,
  { id, partner_id, customer_id }: Pick<RelationshipRow, 'id' | 'partner_id' | 'customer_id'>,
  mode: LockMode,
): Promise<RelationshipRow | undefined> {
  await tx.traits.passGate(tx.db, gateOf({ partnerId: partner_id, customerId: customer_id }), mode)
  return tx.traits.lock(tx.db.selectFrom('relationships').selectAll().where('id', '=', id), mode).executeTakeFirst()
}

export async function setRemoved(tx: Tx, id: string, by: string, at: string): Promise<void> {
  await tx.db
    .updateTable('relationships')
    .set({ state: 'removed', removed_by: by, removed_at: at })
    .where('id', '=', id)
    .execute()
}

/** Changes role and end, and keeps what was granted at first. */
export async function setChanged(
  tx: Tx,
  relationship: RelationshipRow,
  to: { readonly role: string; readonly endsAt: string | null },
  at: string,
): Promise<void> {
  const first = relationship.changed_at === null
  await tx.db
    .updateTable('relationships')
    .set({
      role: to.role,
      ends_at: to.endsAt,
      changed_at: at,
      ...(first ? { granted_role: relationship.role, granted_ends_at: relationship.ends_at } : {}),
    })
    .where('id', '=', relationship.id)
    .execute()
}

/** Closes a relationship whose time is over, so that a new one can take its place. */
export async function setExpired(tx: Tx, id: string): Promise<void> {
  await tx.db.updateTable('relationships').set({ state: 'expired' }).where('id', '=', id).execute()
}

/** A relationship with the names that belong to it. */
export interface RelationshipView extends RelationshipRow {
  readonly partner_name: string
  readonly partner_domain: string
  readonly partner_suspended_at: string | null
  readonly customer_name: string
  readonly customer_domain: string
  readonly granter: string
  readonly remover: string | null
  readonly offer_name: string
  readonly content: string
  readonly last_activity_at: string | null
}

function views(tx: Tx) {
  return tx.db
    .selectFrom('relationships as r')
    .innerJoin('organizations as p', 'p.id', 'r.partner_id')
    .innerJoin('organizations as c', 'c.id', 'r.customer_id')
    .innerJoin('people as g', 'g.id', 'r.granted_by')
    .leftJoin('people as x', 'x.id', 'r.removed_by')
    .innerJoin('offers as o', 'o.id', 'r.offer_id')
    .innerJoin('offer_versions as v', (join) =>
      join.onRef('v.offer_id', '=', 'r.offer_id').onRef('v.number', '=', 'r.version'),
    )
    .selectAll('r')
    .select([
      'p.name as partner_name',
      'p.domain as partner_domain',
      'p.suspended_at as partner_suspended_at',
      'c.name as customer_name',
      'c.domain as customer_domain',
      'g.name as granter',
      'x.name as remover',
      'o.name as offer_name',
      'v.content',
    ])
    .select((eb) =>
      eb
        .selectFrom('activities as a')
        .select((sub) => sub.fn.max('a.at').as('at'))
        .whereRef('a.relationship_id', '=', 'r.id')
        .where('a.actor_side', '=', 'partner')
        .as('last_activity_at'),
    )
}

export function viewRelationship(tx: Tx, id: string): Promise<RelationshipView | undefined> {
  return views(tx).where('r.id', '=', id).executeTakeFirst()
}

export function viewByReference(tx: Tx, reference: string): Promise<RelationshipView | undefined> {
  return views(tx).where('r.reference', '=', reference).executeTakeFirst()
}

export interface PartnerQuery {
  readonly after: Cursor | null
  /** Folded; in the partner's name and domain. */
  readonly search: string
  /** Those that hold now, or those that have ended; null for all. */
  readonly show: 'current' | 'past' | null
  readonly now: string
}

/** A customer's partners, newest first. */
export function listOfCustomer(
  tx: Tx,
  customerId: string,
  { after, search, show, now }: PartnerQuery,
): Promise<RelationshipView[]> {
  let query = views(tx).where('r.customer_id', '=', customerId)
  if (search) query = query.where(sql<boolean>`p.folded like ${likePattern(search)} escape '\\'`)
  if (show === 'current') {
    query = query
      .where('r.state', '=', 'active')
      .where((eb) => eb.or([eb('r.ends_at', 'is', null), eb('r.ends_at', '>', now)]))
  }
  if (show === 'past') {
    query = query.where((eb) => eb.or([eb('r.state', '<>', 'active'), eb('r.ends_at', '<=', now)]))
  }
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('r.granted_at', '<', after.value),
        eb.and([eb('r.granted_at', '=', after.value), eb('r.id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('r.granted_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

/** Whether a customer has ever granted a partner anything. */
export async function hasBeenClient(tx: Tx, { partnerId, customerId }: Sides): Promise<boolean> {
  const row = await tx.db
    .selectFrom('relationships')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('partner_id', '=', partnerId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Customers with an active relationship. There is one such row for a customer at most, so each counts once. */
export async function countClients(tx: Tx, partnerId: string, now: string): Promise<number> {
  const row = await tx.db
    .selectFrom('relationships')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partner_id', '=', partnerId)
    // Said here, not handed over: so the index that has only these is seen to fit.
    .where(sql<boolean>`state = 'active'`)
    .where('ends_key', '>', now)
    .executeTakeFirstOrThrow()
  return row.count
}
