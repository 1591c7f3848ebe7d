import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../server/services/crypto.ts'
import { renewOneTimeLink } from '../../server/store/identity.ts'
import { insertOneTimeLink, isLinkOpen, useOneTimeLink } from '../../server/store/records.ts'
import { createDatabase, type Database } from '../support/stores.ts'
import { bothDatabases, describeStores, hasPostgres } from '../support/stores-suite.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

/** What strangers may send to the real server, on the database that can hold less. */
describe('input from strangers', () => {
  let server: RunningServer

  beforeAll(async () => {
    server = await startServer(hasPostgres ? { database: 'postgres' } : {})
  }, 60_000)
  afterAll(async () => {
    // Nothing of it is a fault of the server's.
    expect(server.output()).not.toMatch(/failed:/)
    await server.stop()
  })

  /** The status of a request whose address no client library would send. */
  const statusOf = (target: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const lines = Object.entries({ host: new URL(server.url).host, connection: 'close', ...headers })
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`GET ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
      })
      let text = ''
      socket.setEncoding('utf8').on('data', (part) => (text += part))
      socket.once('error', reject)
      socket.once('close', () => resolve(Number(text.split(' ')[1])))
    })

  it.each([
    '*',
    '/\\evil.example',
    '/%00',
    '/en/%E0%A4%A',
    '/id/%E0%A4%A',
    '/id/auth?client_id=%00&response_type=code',
    '/id/session/end?client_id=%00',
    '/id/session/end?id_token_hint=%00',
    '/id/auth/%00',
    '/id/interaction/%00',
    '/auth/callback?state=%00&code=%00',
    '/auth/sign-in?return=%00&link=%00',
    '/api/offer-links/%00?language=en',
  ])('answers %s without a fault', async (target) => {
    const status = await statusOf(target)
    expect(status).toBeGreaterThanOrEqual(200)
    expect(status).toBeLessThan(500)
  })

  it.each(['\0', 'lone\0', 'lone@nordlys.example\0'])('knows nobody called %j', async (userName) => {
    const visitor = new Visitor(server.url)
    expect((await visitor.signIn(userName)).status).toBe(401)
    expect(await visitor.whoAmI()).toBeNull()
  })

  it('leaves nobody else’s page a way to have a reading recorded', async () => {
    const visitor = new Visitor(server.url)
    await visitor.signIn('lone@nordlys.example')
    const cookie = visitor.cookieHeader('/api')
    for (const site of ['cross-site', 'same-site']) {
      expect(await statusOf('/api/clients', { cookie, 'sec-fetch-site': site })).toBe(403)
    }
    for (const site of ['same-origin', 'none']) {
      expect(await statusOf('/api/clients', { cookie, 'sec-fetch-site': site })).toBe(200)
    }
  })
})

describeStores('links of the first start', bothDatabases, (kind) => {
  it('all end with the first that is used, also those of another process that started at once', async () => {
    const database: Database = await createDatabase(kind)
    try {
      const store = database.open()
      await store.migrate()
      const now = '2026-11-20T09:00:00.000Z'
      const link = { purpose: 'set-up', subject: 'operator', created_at: now, expires_at: '2026-11-21T09:00:00.000Z' }
      const [first, second] = [await sha256('first'), await sha256('second')]
      // Two starts at the same time: each deletes what it sees, and gives out its own.
      await store.transaction((tx) => renewOneTimeLink(tx, { ...link, id: first }))
      await store.transaction((tx) => insertOneTimeLink(tx, { ...link, id: second, used_at: null }))
      expect(await store.transaction((tx) => useOneTimeLink(tx, first, 'set-up', now))).toBe(true)
      expect(await store.read((tx) => isLinkOpen(tx, second, 'set-up', now))).toBe(false)
      expect(await store.transaction((tx) => useOneTimeLink(tx, second, 'set-up', now))).toBe(false)
    } finally {
      await database.remove()
    }
  })
})
