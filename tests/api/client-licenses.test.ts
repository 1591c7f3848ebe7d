import { afterEach, expect, it } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothOnDisk, describeStores } from '../support/stores-suite.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { enter, newKey, people } from './promises/promise.ts'

describeStores('the licenses of a client’s user', bothOnDisk, (kind) => {
  let database: Database
  let server: TestHandler
  afterEach(async () => {
    expect(server.faults).toEqual([])
    await database.remove()
  })

  /** A partner's owner inside the client, one of its users, and two subscriptions of it with licenses left. */
  async function start(): Promise<{ owner: Backend; client: string; user: string; suite: string; second: string }> {
    database = await createDatabase(kind)
    server = await testHandler({ store: database.open(), world: 'two-partners' })
    const [owner, admin] = [await server.as(people.owner), await server.as(people.admin)]
    const client = (await admin.account.session())?.organization?.id ?? ''
    const [suite, second] = await server.deps.store.transaction(async (tx) => {
      const row = await tx.db
        .selectFrom('subscriptions')
        .selectAll()
        .where('organization_id', '=', client)
        .where('product', '=', 'suite')
        .executeTakeFirstOrThrow()
      await tx.db
        .insertInto('subscriptions')
        .values({ ...row, id: 'second', product: 'documents' })
        .execute()
      return [row.id, 'second'] as const
    })
    await enter(owner, client)
    const user = (await owner.clients.users(client)).items.find(({ userName }) => userName === people.user)?.id ?? ''
    const { licenses } = await owner.onBehalf.user(client, user)
    await owner.onBehalf.changeLicenses(client, user, { add: [], remove: licenses }, newKey())
    return { owner, client, user, suite, second }
  }

  it('are given and taken back by name, so that two who look at the same user undo nothing of each other', async () => {
    const { owner, client, user, suite, second } = await start()
    const colleague = owner
    expect(await owner.onBehalf.changeLicenses(client, user, { add: [suite], remove: [] }, newKey())).toMatchObject({
      licenses: [suite],
    })
    // Their form was opened before, and knows nothing of the first license.
    const both = await colleague.onBehalf.changeLicenses(client, user, { add: [second], remove: [] }, newKey())
    expect([...both.licenses].sort()).toEqual([suite, second].sort())
    expect(
      await owner.onBehalf.changeLicenses(client, user, { add: [], remove: [suite, 'never-had'] }, newKey()),
    ).toMatchObject({ licenses: [second] })
    // What is so already is no act.
    await owner.onBehalf.changeLicenses(client, user, { add: [second], remove: [suite] }, newKey())
    const admin = await server.as(people.admin)
    const events = (await admin.relationships.activity()).items
      .filter(({ event, target }) => event.startsWith('license-') && target !== '')
      .map(({ event }) => event)
    expect(events.filter((event) => event === 'license-assigned')).toHaveLength(2)
  })

  it('are nobody’s who is not there, nor of a subscription that is not', async () => {
    const { owner, client, user, suite } = await start()
    await expect(
      owner.onBehalf.changeLicenses(client, 'nobody', { add: [suite], remove: [] }, newKey()),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      owner.onBehalf.changeLicenses(client, user, { add: ['nothing'], remove: [] }, newKey()),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect((await owner.onBehalf.user(client, user)).licenses).toEqual([])
  })
})
