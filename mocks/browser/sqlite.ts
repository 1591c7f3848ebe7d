import initSqlite, {
  type BindableValue,
  type Database,
  type PreparedStatement,
  type Sqlite3Static,
} from '@sqlite.org/sqlite-wasm'
import type { SqliteDatabase } from 'kysely'

/** SQLite in this page's memory, whose whole content can be taken out and put in. */
export interface PageDatabase {
  /** For the server's dialect, in the place of better-sqlite3. */
  readonly database: SqliteDatabase
  /** The content, as the bytes of a database file. */
  bytes(): Uint8Array<ArrayBuffer>
  /** Replaces the content; without bytes it is empty. Nothing may be running in it. */
  load(bytes: Uint8Array | null): void
}

export async function openPageDatabase(): Promise<PageDatabase> {
  const sqlite = await initSqlite()
  const db = new sqlite.oo1.DB(':memory:')
  db.exec('pragma foreign_keys = on')
  const statements = statementsOf(db)
  return {
    database: kyselyDatabase(sqlite, db, statements),
    bytes: () => sqlite.capi.sqlite3_js_db_export(db),
    load: (bytes) => {
      statements.finalize()
      load(sqlite, db, bytes)
    },
  }
}

function load(sqlite: Sqlite3Static, db: Database, bytes: Uint8Array | null): void {
  const { capi, wasm } = sqlite
  const size = bytes?.byteLength ?? 0
  const at = bytes ? wasm.allocFromTypedArray(bytes) : 0
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE
  db.checkRc(capi.sqlite3_deserialize(db, 'main', at, size, size, flags))
}

interface Statements {
  /** The statement of this text, ready to be bound. */
  of(sql: string): PreparedStatement
  /** Gives them all back, as SQLite wants it before its content is replaced. */
  finalize(): void
}

/** How many texts of statements are remembered; there are fewer in all of the store. */
const remembered = 300

/** To prepare a statement is half the work of a small one, and the same few come again and again. */
function statementsOf(db: Database): Statements {
  const known = new Map<string, PreparedStatement>()
  const finalize = (): void => {
    for (const statement of known.values()) statement.finalize()
    known.clear()
  }
  return {
    finalize,
    of(sql) {
      const before = known.get(sql)
      if (before) return before
      if (known.size >= remembered) finalize()
      const statement = db.prepare(sql)
      known.set(sql, statement)
      return statement
    },
  }
}

/** What Kysely needs of a driver. */
function kyselyDatabase(sqlite: Sqlite3Static, db: Database, statements: Statements): SqliteDatabase {
  function rows(statement: PreparedStatement, parameters: readonly unknown[]): unknown[] {
    try {
      if (parameters.length > 0) statement.bind(parameters.map(bindable))
      const found: unknown[] = []
      while (statement.step()) found.push(statement.get({}))
      return found
    } finally {
      statement.reset(true)
    }
  }

  return {
    close: () => {
      statements.finalize()
      db.close()
    },
    prepare: (sql) => {
      const statement = statements.of(sql)
      return {
        reader: statement.columnCount > 0,
        all: (parameters) => rows(statement, parameters),
        iterate: (parameters) => rows(statement, parameters).values(),
        run: (parameters) => {
          rows(statement, parameters)
          return { changes: db.changes(), lastInsertRowid: sqlite.capi.sqlite3_last_insert_rowid(db) }
        },
      }
    },
  }
}

/** Refuses what better-sqlite3 refuses, so that nothing works here that would fail in the server. */
function bindable(value: unknown): BindableValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite can't bind ${typeof value}`)
}
