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

class ImmediateSqliteDriver extends SqliteDriver {
  /**
   * A writing transaction takes the write lock at once: a deferred one fails when it comes to write after
   * another has, and its checks would have been made on old data.
   */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const reading = settings?.accessMode === 'read only'
    await connection.executeQuery(CompiledQuery.raw(reading ? 'begin' : 'begin immediate'))
  }
}

/** SQLite, whichever library opened it: better-sqlite3 in Node, sqlite-wasm in a browser. */
export function sqliteDialect(database: SqliteDatabase): Dialect {
  return {
    createDriver: () => new ImmediateSqliteDriver({ database }),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}
