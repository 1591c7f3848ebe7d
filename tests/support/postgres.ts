import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** The PostgreSQL that tests may use; undefined where there is none, which `npm test` counts as skipped. */
export const postgresUrl: string | undefined = process.env['TEST_DATABASE_URL'] || undefined

export interface TestDatabase {
  readonly url: string
  /** Removes it, also while somebody is still connected. */
  readonly drop: () => Promise<void>
}

/** An empty database of a test file's own, so that files can run side by side. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = postgresUrl
  if (!server) throw new Error('There is no PostgreSQL to test on: set TEST_DATABASE_URL, or use "npm test".')
  const name = `mandate_test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  }
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
