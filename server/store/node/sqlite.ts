import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openStore, type Store } from '../database.ts'
import { sqliteTraits } from '../dialect.ts'
import { sqliteDialect } from '../sqlite.ts'
import { withKeptStatements } from './statements.ts'

/** Another process has the database file open. */
export class DatabaseInUse extends Error {
  constructor(file: string) {
    super(`Another process is using ${file}`)
    this.name = 'DatabaseInUse'
  }
}

/**
 * Takes the file for this process until it ends. The lock is a second, empty database whose write lock is
 * held: the operating system gives it back however the process ends, and the data stays readable for backups.
 */
function takeFile(file: string): () => void {
  const lock = new Database(`${file}.lock`)
  try {
    lock.pragma('busy_timeout = 0')
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    throw new DatabaseInUse(file)
  }
  return () => lock.close()
}

/**
 * Opens a database file, made if it isn't there, or `:memory:`. better-sqlite3 is synchronous, so a wait
 * inside it stops the whole process: it is short, and the long wait for a lock is the dialect's.
 */
export function openSqlite(file: string, options: { alone?: boolean } = {}): Store {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const release = options.alone ? takeFile(file) : undefined
  const database = new Database(file)
  database.pragma('busy_timeout = 20')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  const store = openStore(sqliteDialect(withKeptStatements(database)), sqliteTraits)
  return {
    ...store,
    async close() {
      await store.close()
      release?.()
    },
  }
}
