import { expect, it } from 'vitest'
import { lockOrganization } from '../../server/store/organizations.ts'
import { findPersonByUserName, lockPerson } from '../../server/store/people.ts'
import { insertActivity } from '../../server/store/records.ts'
import { lockNewest } from '../../server/store/relationships.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { createDatabase, type Database, type Store, type Tx } from '../support/stores.ts'
import { describeStores } from '../support/stores-suite.ts'
import { newKey, people } from './promises/promise.ts'
import { pause } from './promises/record.ts'

/** The order in which transactions lock: two that meet wait for each other, and neither is taken back by a deadlock. */
describeStores('locks', ['PostgreSQL'], () => {
  async function withTwo(scenario: (server: TestHandler, other: Store) => Promise<void>): Promise<void> {
    const database: Database = await createDatabase('PostgreSQL')
    try {
      const server = await testHandler({ store: database.open(), world: 'two-partners' })
      await scenario(server, database.open())
      expect(server.faults).toEqual([])
    } finally {
      await database.remove()
    }
  }

  /** The store, which counts how often its transactions are begun: once more for each that a deadlock took back. */
  function counted(store: Store): { store: Store; begun: () => number } {
    let begun = 0
    const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      store.transaction((tx) => {
        begun += 1
        return work(tx)
      })
    return { store: { ...store, transaction }, begun: () => begun }
  }

  async function facts(server: TestHandler) {
    const { items } = await (await server.as(people.admin)).relationships.list()
    const relationship = items.find((one) => one.partner.domain === 'nordlys.example')
    const freja = await server.deps.store.read((tx) => findPersonByUserName(tx, people.admin))
    if (!relationship || !freja?.organization_id) throw new Error('The world is another')
    const sides = { partnerId: relationship.partner.id, customerId: freja.organization_id }
    return { relationship, freja, sides }
  }

  it('lets a removal wait for an act on the very password of the person who removes', async () => {
    await withTwo(async (server, other) => {
      const { relationship, freja, sides } = await facts(server)
      const acting = counted(other)
      const removing = counted(server.deps.store)
      const admin = await (await testHandler({ store: removing.store, world: null })).as(people.admin)
      let removal: Promise<unknown> | undefined
      const before = removing.begun()
      // An act as `resetClientPassword` locks: the relationship, then the person.
      await acting.store.transaction(async (tx) => {
        await lockNewest(tx, sides, 'share')
        removal ??= admin.relationships.remove(relationship.id, newKey())
        await pause(300)
        await lockPerson(tx, freja.id, 'update')
      })
      await removal
      expect([acting.begun(), removing.begun() - before]).toEqual([1, 1])
    })
  })

  it('lets a record name an organization that an answer holds', async () => {
    await withTwo(async (server, other) => {
      const { freja, sides } = await facts(server)
      let recorded = false
      await other.transaction(async (tx) => {
        await lockOrganization(tx, sides.customerId, 'update')
        await lockPerson(tx, freja.id, 'update')
        const record = server.deps.store.transaction((inner) =>
          insertActivity(inner, {
            id: 'record',
            at: server.clock.now().toISOString(),
            event: 'users-read',
            customer_id: sides.customerId,
            partner_id: null,
            relationship_id: null,
            actor_id: freja.id,
            actor_organization_id: sides.customerId,
            actor_side: 'customer',
            target_id: null,
            target_name: '',
            detail: '',
          }),
        )
        recorded = await Promise.race([record.then(() => true), pause(1000).then(() => false)])
        if (!recorded) void record
      })
      expect(recorded).toBe(true)
    })
  })
})
