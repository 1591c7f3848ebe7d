import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * The few places where SQLite and PostgreSQL differ: how a row is locked, who waits first, how text compares, and what
 * their errors mean. Everything else in `store/` is written once.
 */
export interface DialectTraits {
  readonly name: 'sqlite' | 'postgres'
  /** Column type for text that compares by its bytes. */
  readonly textType: 'text' | RawBuilder<unknown>
  /** How a column that is computed from others, and can be indexed, is kept. */
  readonly generated: 'virtual' | 'stored'
  /** Locks the rows that a query reads until the transaction ends. */
  lock<Query extends Lockable<Query>>(query: Query, mode: LockMode): Query
  /**
   * To pass through before locking a row that many share: who waits for it alone holds the gate, so that
   * they get it once those inside are done. Without it a stream of acts could put off a removal for ever.
   */
  passGate(db: Transaction<Schema>, name: string, mode: LockMode): Promise<void>
  /** To hold until the transaction ends something that is no row: many at once share it, or one has it alone. */
  hold(db: Transaction<Schema>, name: string, mode: LockMode): Promise<void>
}

export type LockMode = 'share' | 'update'

interface Lockable<Query> {
  forShare(): Query
  forNoKeyUpdate(): Query
}

export const sqliteTraits: DialectTraits = {
  name: 'sqlite',
  textType: 'text',
  // A stored one can't be added to a table that is there.
  generated: 'virtual',
  // A writing transaction begins IMMEDIATE, so it is alone already.
  lock: (query) => query,
  passGate: () => Promise.resolve(),
  hold: () => Promise.resolve(),
}

export const postgresTraits: DialectTraits = {
  name: 'postgres',
  textType: sql`text collate "C"`,
  generated: 'stored',
  // Ids never change, so rows that only name this one, as records and mails do, need not wait for it.
  lock: (query, mode) => (mode === 'share' ? query.forShare() : query.forNoKeyUpdate()),
  async passGate(db, name, mode) {
    // Advisory locks are given in the order of asking; row locks are not.
    const gate = sql`hashtextextended(${name}, 0)`
    const pass =
      mode === 'share'
        ? sql`select pg_advisory_lock_shared(${gate}), pg_advisory_unlock_shared(${gate})`
        : sql`select pg_advisory_xact_lock(${gate})`
    await pass.execute(db)
  },
  async hold(db, name, mode) {
    const key = sql`hashtextextended(${name}, 0)`
    const take =
      mode === 'share' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`
    await take.execute(db)
  },
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  // sqlite-wasm has numbers: the lower byte is the primary result code.
  if ('resultCode' in error && typeof error.resultCode === 'number') return `SQLITE_${error.resultCode}`
  return ''
}

/** SQLITE_CONSTRAINT_UNIQUE is 2067 and SQLITE_CONSTRAINT_PRIMARYKEY 1555 where there are only numbers. */
const uniqueCodes = new Set([
  '23505',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_2067',
  'SQLITE_1555',
])

/** True where a row was refused because one like it is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return uniqueCodes.has(codeOf(error))
}

/** Deadlock and serialization failure: the database took this transaction back, and another try may do. */
export function isWorthAnotherTry(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40P01' || code === '40001'
}

const unavailableCodes = new Set([
  // Locks that did not come in time, too many connections, shutting down or starting up.
  '55P03',
  '57014',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  // Waited too long inside a transaction, of which nothing was kept.
  '25P03',
  '25P04',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
])

const lostConnection = /timeout exceeded when trying to connect|Connection terminated|is not queryable/

/** True where the database is there but busy, or can't be reached: nothing was written. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  if (unavailableCodes.has(code) || code.startsWith('08')) return true
  if (/^SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR|FULL|READONLY)/.test(code)) return true
  if (/^SQLITE_(5|6|8|10|13|14)$/.test(code)) return true
  // Neither pg's pool nor a lost connection gives a code.
  return error instanceof Error && lostConnection.test(error.message)
}
