import { afterAll, beforeAll, describe } from 'vitest'
import { inCi } from '../../scripts/support/run.mjs'
import { postgresUrl } from './postgres.ts'
import { createDatabase, type Database, type StoreKind } from './stores.ts'

/** False where there is no PostgreSQL to test on. On a build machine that is a failure, not a reason to skip. */
export const hasPostgres = postgresUrl !== undefined || inCi

/** One suite, run over several databases. */
export function describeStores(name: string, kinds: readonly StoreKind[], define: (kind: StoreKind) => void): void {
  for (const kind of kinds) {
    describe.skipIf(kind === 'PostgreSQL' && !hasPostgres)(`${name}, ${kind}`, () => define(kind))
  }
}

/** A database that the tests of a suite share. */
export function sharedDatabase(kind: StoreKind): () => Database {
  let database: Database | undefined
  beforeAll(async () => {
    database = await createDatabase(kind)
  })
  afterAll(async () => {
    await database?.remove()
  })
  return () => {
    if (!database) throw new Error('The database is there only while tests run')
    return database
  }
}

/** SQLite as the product has it in a test's process, and PostgreSQL. */
export const bothDatabases: readonly StoreKind[] = ['SQLite in memory', 'PostgreSQL']
/** The same where several connections matter. */
export const bothOnDisk: readonly StoreKind[] = ['SQLite file', 'PostgreSQL']
