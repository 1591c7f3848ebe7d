import type Database from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** How many statements are kept; the whole product has a few hundred. */
const most = 500

type Statement = ReturnType<SqliteDatabase['prepare']>

const readsOrWritesRows = /^(?:select|insert|update|delete|with|begin|commit|rollback)\b/i

/**
 * The database with its prepared statements kept, those used longest ago let go first: preparing one takes several
 * times as long as running it. What changes tables lets go of all, as their columns were read when they were prepared.
 * A kept statement can't run twice at once, so rows are never streamed from it (nothing in the store does).
 */
export function withKeptStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Statement>()
  return {
    prepare(sql) {
      const known = kept.get(sql)
      if (known) {
        kept.delete(sql)
        kept.set(sql, known)
        return known
      }
      const made = database.prepare(sql) as Statement
      if (!readsOrWritesRows.test(sql)) {
        if (!/^pragma\b/i.test(sql)) kept.clear()
        return made
      }
      kept.set(sql, made)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return made
    },
    close() {
      kept.clear()
      database.close()
    },
  }
}
