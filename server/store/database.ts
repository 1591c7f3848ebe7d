import { Kysely, type Dialect, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { isUnavailable, isWorthAnotherTry, type DialectTraits } from './dialect.ts'
import { migrations } from './migrations.ts'
import type { Schema } from './schema.ts'

/**
 * What queries run in. Only `store/` looks inside: services pass it on. There is no other way to query,
 * so nothing can run outside the transaction that it belongs to.
 */
export interface Tx {
  readonly db: Transaction<Schema>
  readonly traits: DialectTraits
  /** False in `read`, where rows can be neither written nor locked. */
  readonly writes: boolean
}

export interface Store {
  readonly traits: DialectTraits
  /** All or nothing. What `work` throws takes everything back and is thrown on. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One consistent view of the data; writing in it fails. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  migrate(): Promise<void>
  close(): Promise<void>
}

/** The database is busy or can't be reached; nothing was written. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database is busy or out of reach', { cause })
    this.name = 'StoreUnavailable'
  }
}

const tries = 3

export function openStore(dialect: Dialect, traits: DialectTraits): Store {
  const db = new Kysely<Schema>({ dialect })

  async function guarded<T>(run: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run()
      } catch (error) {
        if (isWorthAnotherTry(error) && attempt < tries) continue
        if (isUnavailable(error) || isWorthAnotherTry(error)) throw new StoreUnavailable(error)
        throw error
      }
    }
  }

  return {
    traits,
    transaction: (work) => guarded(() => db.transaction().execute((trx) => work({ db: trx, traits, writes: true }))),
    read: (work) =>
      guarded(() =>
        db
          .transaction()
          .setAccessMode('read only')
          .setIsolationLevel('repeatable read')
          .execute((trx) => work({ db: trx, traits, writes: false })),
      ),
    async migrate() {
      const { error } = await new Migrator({ db, provider: migrations(traits) }).migrateToLatest()
      if (error instanceof Error) throw error
      if (error) throw new Error('The database could not be brought up to date', { cause: error })
    },
    close: () => db.destroy(),
  }
}
