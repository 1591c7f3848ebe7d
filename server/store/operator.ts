import { sql, type Insertable, type Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'
import type { OperatorLogTable, OutboxTable } from './schema.ts'

export async function insertOperatorEvent(tx: Tx, row: Insertable<OperatorLogTable>): Promise<void> {
  await tx.db.insertInto('operator_log').values(row).execute()
}

/** Why an organization was suspended last. */
export async function lastSuspensionReason(tx: Tx, organizationId: string): Promise<string> {
  const row = await tx.db
    .selectFrom('operator_log')
    .select('detail')
    .where('organization_id', '=', organizationId)
    .where('event', '=', 'suspended')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.detail ?? ''
}

/** All mails, newest first. */
export function listOutbox(
  tx: Tx,
  options: { readonly state: string | null; readonly after: Cursor | null },
): Promise<Selectable<OutboxTable>[]> {
  const { state, after } = options
  let query = tx.db.selectFrom('outbox').selectAll()
  if (state) query = query.where('state', '=', state)
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('created_at', '<', after.value),
        eb.and([eb('created_at', '=', after.value), eb('id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

export function findMail(tx: Tx, id: string): Promise<Selectable<OutboxTable> | undefined> {
  return tx.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Puts a mail that was given up, or waits for its next try, to the front; false where it is in neither state. */
export async function retryMail(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('outbox')
    .set({ state: 'queued', attempts: 0, next_attempt_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'queued'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface AuditRow {
  readonly source: 'activity' | 'team' | 'operator'
  readonly id: string
  readonly at: string
  readonly event: string
  readonly actor: string
  readonly actor_organization: string | null
  readonly organization_id: string | null
  readonly organization: string | null
  readonly target: string
  readonly detail: string
  readonly access: string | null
  readonly role: string | null
}

/**
 * All acts, newest first: what partners and customers did in customers' organizations, what partners did about their
 * own people, and what the operator did. Each log is read from its own index, a page at most of each.
 */
export async function listAudit(
  tx: Tx,
  options: {
    readonly source: AuditRow['source'] | null
    readonly organizationId: string | null
    readonly after: Cursor | null
  },
): Promise<AuditRow[]> {
  const { source, organizationId, after } = options
  const wanted = (name: AuditRow['source']): boolean => source === null || source === name
  const before = sql<boolean>`(l.at < ${after?.value ?? ''} or (l.at = ${after?.value ?? ''} and l.id < ${after?.id ?? ''}))`

  async function activities(): Promise<AuditRow[]> {
    let query = tx.db
      .selectFrom('activities as l')
      .innerJoin('people as p', 'p.id', 'l.actor_id')
      .leftJoin('organizations as ao', 'ao.id', 'l.actor_organization_id')
      .innerJoin('organizations as o', 'o.id', 'l.customer_id')
      .select([
        'l.id',
        'l.at',
        'l.event',
        'l.target_name as target',
        'p.name as actor',
        'ao.name as actor_organization',
      ])
      .select(['o.id as organization_id', 'o.name as organization'])
    if (organizationId) {
      query = query.where((eb) =>
        eb.or([eb('l.customer_id', '=', organizationId), eb('l.partner_id', '=', organizationId)]),
      )
    }
    if (after) query = query.where(before)
    const rows = await query
      .orderBy('l.at', 'desc')
      .orderBy('l.id', 'desc')
      .limit(pageSize + 1)
      .execute()
    return rows.map((row) => ({ ...row, source: 'activity', detail: '', access: null, role: null }))
  }

  async function team(): Promise<AuditRow[]> {
    let query = tx.db
      .selectFrom('team_log as l')
      .innerJoin('people as p', 'p.id', 'l.actor_id')
      .innerJoin('people as t', 't.id', 'l.target_id')
      .innerJoin('organizations as o', 'o.id', 'l.organization_id')
      .select(['l.id', 'l.at', 'l.event', 'l.access', 'l.role', 't.name as target', 'p.name as actor'])
      .select(['o.id as organization_id', 'o.name as organization', 'o.name as actor_organization'])
    if (organizationId) query = query.where('l.organization_id', '=', organizationId)
    if (after) query = query.where(before)
    const rows = await query
      .orderBy('l.at', 'desc')
      .orderBy('l.id', 'desc')
      .limit(pageSize + 1)
      .execute()
    return rows.map((row) => ({ ...row, source: 'team', detail: '' }))
  }

  async function operator(): Promise<AuditRow[]> {
    let query = tx.db
      .selectFrom('operator_log as l')
      .innerJoin('people as p', 'p.id', 'l.actor_id')
      .leftJoin('organizations as o', 'o.id', 'l.organization_id')
      .select(['l.id', 'l.at', 'l.event', 'l.detail', 'p.name as actor'])
      .select(['o.id as organization_id', 'o.name as organization'])
    if (organizationId) query = query.where('l.organization_id', '=', organizationId)
    if (after) query = query.where(before)
    const rows = await query
      .orderBy('l.at', 'desc')
      .orderBy('l.id', 'desc')
      .limit(pageSize + 1)
      .execute()
    return rows.map((row) => ({
      ...row,
      source: 'operator',
      actor_organization: null,
      target: row.organization ?? '',
      access: null,
      role: null,
    }))
  }

  const all: AuditRow[] = []
  if (wanted('activity')) all.push(...(await activities()))
  if (wanted('team')) all.push(...(await team()))
  if (wanted('operator')) all.push(...(await operator()))
  const newestFirst = (a: AuditRow, b: AuditRow): number =>
    a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1
  return all.sort(newestFirst).slice(0, pageSize + 1)
}
