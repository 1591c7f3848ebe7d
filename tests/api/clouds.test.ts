import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Schema } from '../../server/store/schema.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'

/** Tables whose rows belong to one cloud, and that join others. */
const joined = ['offers', 'relationships'] as const satisfies readonly (keyof Schema)[]

describeStores('a row that would join two clouds', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler
  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'demo' })
  })
  afterAll(() => server.close())

  it.each(joined)('is refused by the database itself: %s', async (table) => {
    const add = (cloud: string, id: string): Promise<unknown> =>
      server.deps.store.transaction(async (tx) => {
        const row = await tx.db.selectFrom(table).selectAll().executeTakeFirstOrThrow()
        const own =
          'reference' in row ? { reference: id, customer_id: await otherCustomer(tx.db, row.customer_id) } : {}
        // The database makes `ends_key` itself.
        await tx.db
          .insertInto(table)
          .values({ ...row, ...own, id, cloud, ends_key: undefined } as never)
          .execute()
      })
    await expect(add('21vianet', `other-${table}`)).rejects.toThrow(/foreign key/i)
    // The same row in its own cloud is taken: it was the cloud that was wrong with it.
    await add(server.deps.cloud.id, `own-${table}`)
  })
})

/** A customer without a relationship: there is one active relationship at most between two organizations. */
async function otherCustomer(
  db: Parameters<Parameters<TestHandler['deps']['store']['transaction']>[0]>[0]['db'],
  not: string,
): Promise<string> {
  const taken = await db.selectFrom('relationships').select('customer_id').execute()
  const { id } = await db
    .selectFrom('organizations')
    .select('id')
    .where('id', 'not in', [not, ...taken.map(({ customer_id }) => customer_id)])
    .where('is_partner', '=', 0)
    .executeTakeFirstOrThrow()
  return id
}
