import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { fold } from '../../src/lib/fold.ts'
import { updateOrganization } from '../../server/store/organizations.ts'
import { updatePerson } from '../../server/store/people.ts'
import { addManyClients } from '../../bench/support/manyClients.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { bothDatabases, describeStores, sharedDatabase } from '../support/stores-suite.ts'
import { newKey, people } from './promises/promise.ts'

const parsed = (csv: string): string[][] => {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

describeStores('the list of clients as a file', bothDatabases, (kind) => {
  const database = sharedDatabase(kind)
  const many = 1700
  let server: TestHandler
  let owner: Backend

  beforeAll(async () => {
    server = await testHandler({ store: database().open(), world: 'small-partner' })
    await addManyClients(server.deps.store, server.clock.now(), people.owner, many)
    owner = await server.as(people.owner)
  })

  afterAll(() => {
    expect(server.faults).toEqual([])
  })

  const fetchFile = async (query: string): Promise<Response> =>
    server.app.fetch(new Request(`http://mandate.test/api/client-export?${query}`), {
      caller: await server.caller(people.owner),
    })

  it('is whole, in the reader’s language, with the dates in ISO', async () => {
    const response = await fetchFile('language=da')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parsed(new TextDecoder().decode(bytes))
    expect(rows[0]).toEqual(expect.arrayContaining(['Kunde', 'Domæne', 'Siden (UTC)', 'Note']))
    const { count } = await owner.clients.count({})
    expect(rows).toHaveLength(count + 1)
    expect(count).toBeGreaterThan(many)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([13]))
    const names = rows.slice(1).map(([name = '', domain = '']) => fold(`${name} ${domain}`))
    expect(names).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    for (const [, , state, role, since = ''] of rows.slice(1)) {
      expect(since).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect([state, role?.endsWith('administration')]).toEqual(['Aktiv', true])
    }
  })

  it('has what the list has under the same filters', async () => {
    const blob = await owner.clients.exportCsv({ filter: { role: 'full', noted: true }, language: 'en' })
    const { count } = await owner.clients.count({ role: 'full', noted: true })
    expect(parsed(await blob.text())).toHaveLength(count + 1)
    const none = await owner.clients.exportCsv({ filter: { search: 'nobody at all' }, language: 'zh' })
    expect(parsed(await none.text())).toHaveLength(1)
  })

  it('gives no spreadsheet a formula', async () => {
    const [client] = (await owner.clients.list()).items
    const id = client?.customer.id ?? ''
    const name = '=HYPERLINK("https://bad.example","Click")'
    await server.deps.store.transaction((tx) =>
      updateOrganization(tx, id, { name, folded: fold(`${name} ${client?.customer.domain ?? ''}`) }),
    )
    await owner.clients.setNote(id, { text: '@SUM(1+1)\nsecond "line", and more', version: 0 }, newKey())
    const rows = parsed(await (await fetchFile('language=en&search=hyperlink')).text())
    expect(rows[1]?.[0]).toBe(`'${name}`)
    expect(rows[1]?.[10]).toBe(`'@SUM(1+1)\nsecond "line", and more`)
  })

  it('breaks off, rather than end early, when the right to it ends meanwhile', async () => {
    const reader = (await fetchFile('language=en')).body?.getReader()
    await reader?.read()
    const { personId } = await server.caller(people.owner)
    const set = (blocked: number): Promise<void> =>
      server.deps.store.transaction((tx) => updatePerson(tx, personId, { blocked }))
    await set(1)
    const rest = async (): Promise<void> => {
      while (!(await reader?.read())?.done);
    }
    await expect(rest()).rejects.toThrow()
    await set(0)
  })

  it('is read only as fast as it is taken', async () => {
    const response = await fetchFile('language=en')
    let reads = 0
    const { store } = server.deps
    const { read } = store
    Object.assign(store, { read: (work: Parameters<typeof read>[0]) => (reads++, read(work)) })
    try {
      const reader = response.body?.getReader()
      await reader?.read()
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(reads).toBeLessThanOrEqual(2)
      await reader?.cancel()
    } finally {
      Object.assign(store, { read })
    }
  })
})
