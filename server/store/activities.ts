import { sql, type Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { likePattern, type Cursor } from './lists.ts'
import type { ActivitiesTable } from './schema.ts'

export interface ActivityView extends Selectable<ActivitiesTable> {
  readonly actor_name: string
  readonly actor_organization: string | null
  readonly partner_name: string | null
  readonly reference: string | null
}

/** Which of a customer's activities are wanted; what is left out narrows nothing. */
export interface ActivityFilter {
  readonly partnerId?: string | undefined
  readonly actorId?: string | undefined
  readonly relationshipId?: string | undefined
  readonly side?: 'partner' | 'customer' | undefined
  readonly event?: string | undefined
  /** From this moment on. */
  readonly from?: string | undefined
  /** Until before this moment. */
  readonly to?: string | undefined
  /** Folded; in the names of who did it, for whom, and to whom. */
  readonly search: string
}

function matching(tx: Tx, customerId: string, filter: ActivityFilter) {
  let query = tx.db
    .selectFrom('activities as a')
    .innerJoin('people as p', 'p.id', 'a.actor_id')
    .leftJoin('organizations as o', 'o.id', 'a.actor_organization_id')
    .leftJoin('organizations as q', 'q.id', 'a.partner_id')
    .leftJoin('relationships as r', 'r.id', 'a.relationship_id')
    .where('a.customer_id', '=', customerId)
  if (filter.partnerId) query = query.where('a.partner_id', '=', filter.partnerId)
  if (filter.actorId) query = query.where('a.actor_id', '=', filter.actorId)
  if (filter.relationshipId) query = query.where('a.relationship_id', '=', filter.relationshipId)
  if (filter.side) query = query.where('a.actor_side', '=', filter.side)
  if (filter.event) query = query.where('a.event', '=', filter.event)
  if (filter.from) query = query.where('a.at', '>=', filter.from)
  if (filter.to) query = query.where('a.at', '<', filter.to)
  if (filter.search) {
    const pattern = likePattern(filter.search)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`a.folded like ${pattern} escape '\\'`,
        sql<boolean>`p.folded like ${pattern} escape '\\'`,
        sql<boolean>`coalesce(o.folded, '') like ${pattern} escape '\\'`,
      ]),
    )
  }
  return query
}

/** What happened in a customer's organization, newest first, one row more than a page has. */
export function listActivities(
  tx: Tx,
  customerId: string,
  filter: ActivityFilter,
  page: { readonly after: Cursor | null; readonly size: number },
): Promise<ActivityView[]> {
  const { after, size } = page
  let query = matching(tx, customerId, filter)
    .selectAll('a')
    .select(['p.name as actor_name', 'o.name as actor_organization', 'q.name as partner_name', 'r.reference'])
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('a.at', '<', after.value), eb.and([eb('a.at', '=', after.value), eb('a.id', '<', after.id)])]),
    )
  }
  return query
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(size + 1)
    .execute()
}

export interface ActivityCount {
  /** The first 15 characters of the time: ten minutes of a day. */
  readonly slot: string
  readonly side: string
  readonly count: number
}

/** How much happened in each ten minutes, for counting by days of any time zone. */
export function countActivities(tx: Tx, customerId: string, filter: ActivityFilter): Promise<ActivityCount[]> {
  const slot = sql<string>`substr(a.at, 1, 15)`
  return matching(tx, customerId, filter)
    .select((eb) => [slot.as('slot'), 'a.actor_side as side', eb.fn.countAll<number>().as('count')])
    .groupBy([slot, 'a.actor_side'])
    .execute()
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** The partners that anything in the activity is about. */
export function partnersInActivity(tx: Tx, customerId: string, most: number): Promise<Named[]> {
  return tx.db
    .selectFrom('organizations as o')
    .select(['o.id', 'o.name'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('activities as a')
          .select('a.id')
          .where('a.customer_id', '=', customerId)
          .whereRef('a.partner_id', '=', 'o.id'),
      ),
    )
    .orderBy('o.folded')
    .orderBy('o.id')
    .limit(most)
    .execute()
}

/** The people who did anything that is in the activity. */
export function peopleInActivity(
  tx: Tx,
  customerId: string,
  most: number,
): Promise<(Named & { readonly organization: string | null })[]> {
  return tx.db
    .selectFrom('people as p')
    .leftJoin('organizations as o', 'o.id', 'p.organization_id')
    .select(['p.id', 'p.name', 'o.name as organization'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('activities as a')
          .select('a.id')
          .where('a.customer_id', '=', customerId)
          .whereRef('a.actor_id', '=', 'p.id'),
      ),
    )
    .orderBy('p.folded')
    .orderBy('p.id')
    .limit(most)
    .execute()
}

export interface ResetRow {
  readonly id: string
  readonly name: string
  readonly user_name: string
  readonly blocked: number
  readonly must_change_password: number
  readonly credentials_changed_at: string
  readonly password_hash: string | null
  readonly at: string
}

/** People whose password a partner reset under a relationship since a moment, with when it last did; newest first. */
export function passwordResets(tx: Tx, relationshipId: string, since: string, most: number): Promise<ResetRow[]> {
  return tx.db
    .selectFrom('activities as a')
    .innerJoin('people as p', 'p.id', 'a.target_id')
    .select((eb) => [
      'p.id',
      'p.name',
      'p.user_name',
      'p.blocked',
      'p.must_change_password',
      'p.credentials_changed_at',
      'p.password_hash',
      eb.fn.max('a.at').as('at'),
    ])
    .where('a.relationship_id', '=', relationshipId)
    .where('a.event', '=', 'password-reset')
    .where('a.at', '>=', since)
    .groupBy([
      'p.id',
      'p.name',
      'p.user_name',
      'p.blocked',
      'p.must_change_password',
      'p.credentials_changed_at',
      'p.password_hash',
    ])
    .orderBy('at', 'desc')
    .orderBy('p.id')
    .limit(most)
    .execute()
}
