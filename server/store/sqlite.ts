import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely'
import { isUnavailable } from './dialect.ts'

/** How long a writing transaction waits for another process's, and how often it asks, in milliseconds. */
const patience = 250
const pause = 10

class ImmediateSqliteDriver extends SqliteDriver {
  #reading = false

  /**
   * A writing transaction takes the write lock at once: a deferred one fails when it comes to write after
   * another has, and its checks would have been made on old data. A reading one can't write at all.
   */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    this.#reading = settings?.accessMode === 'read only'
    if (!this.#reading) return beginWriting(connection)
    await run(connection, 'begin')
    await run(connection, 'pragma query_only = 1')
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    if (this.#reading) await run(connection, 'pragma query_only = 0')
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection)
    if (this.#reading) await run(connection, 'pragma query_only = 0')
  }
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql))
}

/** Waits here for a lock that another process holds: SQLite's own waiting would stop the whole process. */
async function beginWriting(connection: DatabaseConnection): Promise<void> {
  const until = Date.now() + patience
  for (;;) {
    try {
      await run(connection, 'begin immediate')
      return
    } catch (error) {
      if (!isUnavailable(error) || Date.now() >= until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/**
 * SQLite's tables are made and changed in transactions as rows are, whatever Kysely takes it for: all that an upgrade
 * brings is there, or nothing of it, also where the power goes in the middle. And it is written to the disk once.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** SQLite, whichever library opened it: better-sqlite3 in Node, sqlite-wasm in a browser. */
export function sqliteDialect(database: SqliteDatabase): Dialect {
  return {
    createDriver: () => new ImmediateSqliteDriver({ database }),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
