import { expect, it } from 'vitest'
import { workChores } from '../../server/services/chores.ts'
import { enter, newKey, offerInput, outcomeOf, people, tokenOf, withServer } from './promises/promise.ts'
import { bothDatabases, describeStores } from '../support/stores-suite.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'

const day = 24 * 60

async function chores(...servers: readonly TestHandler[]): Promise<void> {
  const report = (_what: string, error: unknown): void => {
    throw error
  }
  await Promise.all(servers.map((server) => workChores(server.deps, { report })))
}

/** Mails that tell of an end, by who gets them. */
function told(server: TestHandler): Promise<Record<string, number>> {
  return server.deps.store.read(async (tx) => {
    const rows = await tx.db.selectFrom('outbox').select(['to_address', 'event_id']).execute()
    const counts: Record<string, number> = {}
    for (const { to_address, event_id } of rows) {
      if (event_id.startsWith('end')) counts[to_address] = (counts[to_address] ?? 0) + 1
    }
    return counts
  })
}

describeStores('the end of a relationship', bothDatabases, (kind) => {
  it('is told 30, 7 and 1 days before, once by however many processes, and then it has come', () =>
    withServer(
      kind,
      async (server, database) => {
        const other = kind === 'PostgreSQL' ? database.open() : server.deps.store
        const second = await testHandler({ store: other, world: null, clock: server.clock })
        const owner = await server.as(people.owner)
        const admin = await server.as(people.admin)
        const offer = await owner.offers.send({ ...offerInput, durationDays: 60 }, newKey())
        await admin.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
        const [relationship] = (await admin.relationships.list()).items
        const everybody = [people.admin, people.owner, people.secondAdmin].sort()
        const expectTold = async (times: number): Promise<void> => {
          const counts = await told(server)
          expect(Object.keys(counts).sort()).toEqual(times === 0 ? [] : everybody)
          expect(Object.values(counts).every((count) => count === times)).toBe(true)
        }

        await chores(server, second)
        await expectTold(0)
        server.clock.advance(30 * day * 60_000)
        await chores(server, second)
        await chores(server, second)
        await expectTold(1)
        // Nothing ran while it was seven days away: only the nearest distance is told.
        server.clock.advance(29.5 * day * 60_000)
        await chores(server, second)
        await expectTold(2)
        const client = (await owner.clients.list()).items.find(({ customer }) => customer.domain === 'havblik.example')
        const customerId = client?.customer.id ?? ''
        await enter(owner, customerId)
        server.clock.advance(0.5 * day * 60_000)
        expect(await outcomeOf(owner.clients.users(customerId))).toBe('relationship-ended')
        await chores(server, second)
        await chores(server, second)
        await expectTold(3)
        expect((await admin.relationships.get(relationship?.id ?? '')).state).toBe('expired')
      },
      { world: 'waiting-offer' },
    ))

  it('is told anew when it was changed', () =>
    withServer(
      kind,
      async (server) => {
        const owner = await server.as(people.owner)
        const admin = await server.as(people.admin)
        const offer = await owner.offers.send({ ...offerInput, durationDays: 20 }, newKey())
        await admin.authorization.authorize(tokenOf(offer), { digest: offer.digest, language: 'en' }, newKey())
        await chores(server)
        const [relationship] = (await admin.relationships.list()).items
        const shown = { role: 'full' as const, endsAt: relationship?.endsAt ?? null }
        const endsAt = new Date(server.clock.now().getTime() + 10 * day * 60_000).toISOString()
        await admin.relationships.change(relationship?.id ?? '', { shown, to: { ...shown, endsAt } }, newKey())
        server.clock.advance(day * 60_000)
        await chores(server)
        expect((await told(server))[people.admin]).toBe(2)
      },
      { world: 'waiting-offer' },
    ))
})
