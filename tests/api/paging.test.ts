import { afterAll, beforeAll, expect, it } from 'vitest'
import { fold } from '../../src/lib/fold.ts'
import type { Page } from '../../src/backend/contract.ts'
import { insertOrganization } from '../../server/store/organizations.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { newKey, people } from './promises/promise.ts'

const names = [
  'Aa', 'aa', 'AA', 'aaa', 'a a', 'a-a', 'Åse', 'åse', 'Æble', 'aeble', 'Østergaard', 'ostergaard', 'Zebra', 'zebra',
  'Émile', 'emile', '北辰', '北', '北京', '蓝桥', '中文 公司', '中文公司', '1', '10', '2', '#', '_', '~', 'ß', 'ss',
  'İstanbul', 'ıstanbul', 'ﬁrma', 'firma', '𠀀', '👩‍🔧', 'a\u0301', 'á', 'ñandú', 'nandu',
] // prettier-ignore

async function all<Item>(
  page: (after: string | undefined) => Promise<Page<Item>>,
  between?: () => Promise<unknown>,
): Promise<Item[]> {
  const items: Item[] = []
  let after: string | undefined
  do {
    const { items: some, next } = await page(after)
    items.push(...some)
    after = next ?? undefined
    if (after) await between?.()
  } while (after)
  return items
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

describeStores('paging', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  let server: TestHandler

  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'edge-100' })
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  async function add(name: string, number: number): Promise<void> {
    const domain = `paging-${number}.example`
    await server.deps.store.transaction((tx) =>
      insertOrganization(tx, {
        id: `paging-${String(number).padStart(3, '0')}`,
        cloud: server.deps.cloud.id,
        name,
        folded: fold(`${name} ${domain}`),
        domain,
        domain_proven_at: null,
        address: '',
        phone: '',
        country: 'DK',
        is_partner: 0,
        certified_at: null,
        suspended_at: null,
        created_at: server.clock.now().toISOString(),
      }),
    )
  }

  it('orders names by the bytes of their folded form, in any script, and loses and doubles none', async () => {
    for (const [number, name] of names.entries()) await add(name, number)
    const operator = await server.as(people.operator)
    const items = await all((after) => operator.operator.organizations({ after }))
    const keys = items.map((item) => `${fold(`${item.name} ${item.domain}`)}\u0000${item.id}`)
    expect(keys).toEqual([...keys].sort(byBytes))
    expect(new Set(keys).size).toBe(keys.length)
    const domains = items.map((item) => item.domain).filter((domain) => domain.startsWith('paging-'))
    expect(domains).toHaveLength(names.length)
  })

  it('keeps its place while rows come and go', async () => {
    const operator = await server.as(people.operator)
    const before = await all((after) => operator.operator.organizations({ after }))
    let number = 500
    const items = await all(
      (after) => operator.operator.organizations({ after }),
      async () => {
        await add('0 first of all', number++)
        await add('zz last of all', number++)
        await add('Maple', number++)
      },
    )
    const seen = items.map((item) => item.id)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(before.map((item) => item.id)))
  })

  it('keeps its place while clients leave', async () => {
    const owner = await server.as(people.owner)
    const before = await all((after) => owner.clients.list({ after }))
    expect(before).toHaveLength(100)
    expect((await owner.account.session())?.organization?.clientCount).toBe(100)
    const leaving = [before[3], before[24], before[25], before[60]]
    const gone = new Set(leaving.map((client) => client?.customer.id))
    const items = await all(
      (after) => owner.clients.list({ after }),
      async () => {
        const client = leaving.shift()
        if (!client) return
        const admin = await server.as(`admin@${client.customer.domain}`)
        await admin.relationships.remove(client.relationshipId, newKey())
      },
    )
    const seen = items.map((item) => item.customer.id)
    expect(new Set(seen).size).toBe(seen.length)
    const staying = before.map((item) => item.customer.id).filter((id) => !gone.has(id))
    expect(seen).toEqual(expect.arrayContaining(staying))
    // Answers come newest first, all at one time by this clock: the id decides, and none is lost.
    const messages = await all((after) => owner.account.messages({ after }))
    expect(messages.length).toBe(gone.size - leaving.length)
  })
})
