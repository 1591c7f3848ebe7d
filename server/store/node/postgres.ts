import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { openStore, type Store } from '../database.ts'
import { postgresTraits } from '../dialect.ts'

// count(*) is a 64-bit integer, which pg hands over as text; ours fit a number.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens a PostgreSQL database by its URL. Several processes may, at the same time. */
export function openPostgres(url: string, options: { connections?: number } = {}): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 3000,
    // A transaction here takes milliseconds: what takes seconds is stuck, and answered with 503.
    options: '-c lock_timeout=5000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=10000',
  })
  // A connection that breaks, idle or in use, is replaced at the next query, and the query in it fails with an error
  // of its own; without these listeners it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return openStore(new PostgresDialect({ pool }), postgresTraits)
}
