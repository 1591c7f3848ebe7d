import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { Store, Tx } from '../../server/store/database.ts'
import { openPostgres } from '../../server/store/node/postgres.ts'
import { openSqlite } from '../../server/store/node/sqlite.ts'
import type { Schema } from '../../server/store/schema.ts'
import { createTestDatabase } from './postgres.ts'

export type { Store, Tx }

/** The databases that the server runs on. */
export const storeKinds = ['SQLite in memory', 'SQLite file', 'PostgreSQL'] as const
export type StoreKind = (typeof storeKinds)[number]

/** An empty database of a test's own. */
export interface Database {
  readonly kind: StoreKind
  /** Where it is: the file's path, or PostgreSQL's URL. */
  readonly location: string
  /** Another process's way in, as it were: its own connections to the same data. Not for a database in memory. */
  open(): Store
  /** Closes all that `open` gave, and removes the data. */
  remove(): Promise<void>
}

export async function createDatabase(kind: StoreKind): Promise<Database> {
  const opened: Store[] = []
  const keep = (store: Store): Store => {
    opened.push(store)
    return store
  }
  const closeAll = async (): Promise<void> => {
    for (const store of opened) await store.close()
  }
  if (kind === 'PostgreSQL') {
    const database = await createTestDatabase()
    return {
      kind,
      location: database.url,
      open: () => keep(openPostgres(database.url)),
      async remove() {
        await closeAll()
        await database.drop()
      },
    }
  }
  const folder = kind === 'SQLite file' ? mkdtempSync(path.join(tmpdir(), 'mandate-store-')) : undefined
  const location = folder ? path.join(folder, 'test.sqlite') : ':memory:'
  return {
    kind,
    location,
    open: () => {
      if (!folder && opened.length > 0) throw new Error('A database in memory has one way in')
      return keep(openSqlite(location))
    },
    async remove() {
      await closeAll()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Every table, named so that a new one that is forgotten here does not compile. */
const tables = Object.keys({
  meta: true,
  keys: true,
  organizations: true,
  people: true,
  offers: true,
  offer_versions: true,
  offer_openings: true,
  offer_links: true,
  offer_link_openings: true,
  offer_reports: true,
  admin_requests: true,
  answers: true,
  relationships: true,
  last_acts: true,
  client_notes: true,
  activities: true,
  on_behalf_sessions: true,
  domains: true,
  service_requests: true,
  service_request_entries: true,
  outbox: true,
  idempotency: true,
  sessions: true,
  sign_ins: true,
  provider_payloads: true,
  one_time_links: true,
  rate_limits: true,
  team_log: true,
  article_feedback: true,
  orders: true,
  subscriptions: true,
  license_assignments: true,
  chores: true,
  mail_choices: true,
  ended_sign_ins: true,
  operator_log: true,
  guards: true,
  directory_entries: true,
  relationship_notices: true,
  domain_tries: true,
  partner_terms: true,
} satisfies Record<keyof Schema, true>) as (keyof Schema)[]

/** All that is in a database, each row as text, in an order of its own: equal dumps are equal data. */
export function dump(store: Store): Promise<Record<string, string[]>> {
  return store.read(async (tx) => {
    const all: Record<string, string[]> = {}
    for (const table of tables) {
      const rows: object[] = await tx.db.selectFrom(table).selectAll().execute()
      all[table] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort()
    }
    return all
  })
}

/** Empties PostgreSQL’s tables, which is sooner done than making a database anew. */
export async function empty(store: Store): Promise<void> {
  await store.transaction((tx) => sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(tx.db))
}

/** Columns that the database works out itself. */
const computed: ReadonlySet<string> = new Set(['ends_key'])

type Row = Readonly<Record<string, unknown>>
/** The rows of each table, parents before children. */
export type Snapshot = Map<keyof Schema, Row[]>

/** All that is in a database, to be put back with `restore`. */
export function snapshot(store: Store): Promise<Snapshot> {
  return store.read(async (tx) => {
    const all: Snapshot = new Map()
    for (const table of tables) all.set(table, await tx.db.selectFrom(table).selectAll().execute())
    return all
  })
}

/** Puts everything back as it was, in one transaction: also in a database that a server has open, which keeps nothing in memory. */
export function restore(store: Store, taken: Snapshot): Promise<void> {
  return store.transaction(async (tx) => {
    const deletions = tables.toReversed().map((table) => `delete from ${table}`)
    // PostgreSQL takes several statements at once, which saves most of the time.
    const batches = tx.traits.name === 'postgres' ? [deletions.join(';')] : deletions
    for (const batch of batches) await sql.raw(batch).execute(tx.db)
    for (const [table, rows] of taken) {
      const columns = Object.keys(rows[0] ?? {}).filter((column) => !computed.has(column))
      if (columns.length === 0) continue
      const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
      const names = columns.map((column) => sql.ref(column))
      await sql`insert into ${sql.table(table)} (${sql.join(names)}) values ${sql.join(values)}`.execute(tx.db)
    }
  })
}

/** A store whose transactions pass through `around`, which may look, wait, or throw in their place. */
export function wrapStore(store: Store, around: <T>(work: (tx: Tx) => Promise<T>, tx: Tx) => Promise<T>): Store {
  return { ...store, transaction: (work) => store.transaction((tx) => around(work, tx)) }
}

class TakenBack extends Error {}

/** A store that does everything and keeps nothing: each transaction is taken back once its work is done. */
export function rehearsal(store: Store): Store {
  return {
    ...store,
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      let done: { readonly result: T } | undefined
      try {
        await store.transaction(async (tx) => {
          done = { result: await work(tx) }
          throw new TakenBack()
        })
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error
      }
      if (!done) throw new Error('The work ended without a result')
      return done.result
    },
  }
}
