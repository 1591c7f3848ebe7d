import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTestDatabase, postgresUrl } from '../support/postgres.ts'
import { freePort, startServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const lone = 'lone@nordlys.example'

describe.skipIf(!postgresUrl)('two processes on one PostgreSQL', () => {
  test('are one server: signed in on one, acting on the other, signed out on both', { timeout: 90_000 }, async () => {
    const server = await startServer({ database: 'postgres', processes: 2 })
    try {
      // The requests of one sign-in go to both in turn: pages, codes and keys are shared.
      const mixed = new Visitor(server.url)
      await mixed.signIn(lone)
      expect(await mixed.whoAmI()).toBe(lone)

      const visitor = new Visitor(server.url)
      server.answerWith(0)
      await visitor.signIn(lone)
      server.answerWith(1)
      const changed = await visitor.request('/api/session/language', { method: 'PUT', json: { language: 'en' } })
      expect(changed.status).toBe(204)
      server.answerWith(0)
      await visitor.request('/auth/sign-out', { form: { lang: 'en' } })
      // The cookie as it was: the session itself must be gone.
      for (const process of [0, 1]) {
        server.answerWith(process)
        expect(await visitor.whoAmI()).toBeNull()
      }
      server.answerWith(1)
      expect(await mixed.whoAmI()).toBe(lone)

      // One of them dies in the middle of everything; the other goes on.
      await server.end(0, 'SIGKILL')
      expect(await mixed.whoAmI()).toBe(lone)
      const late = new Visitor(server.url)
      await late.signIn('freja@havblik.example')
      expect(await late.whoAmI()).toBe('freja@havblik.example')
    } finally {
      await server.stop()
    }
  })
})

describe.skipIf(!postgresUrl)('processes that start at the same time on an empty PostgreSQL', () => {
  test('agree on one world and one set of keys', { timeout: 90_000 }, async () => {
    const database = await createTestDatabase()
    const settings = { DATABASE_URL: database.url }
    const ports = [await freePort(), await freePort(), await freePort()]
    // One address for all, so that a cookie of one is good at the others.
    const PUBLIC_URL = 'http://127.0.0.1:1'
    const servers = await Promise.all(ports.map((port) => startServer({ port, settings: { ...settings, PUBLIC_URL } })))
    try {
      const at = servers.map((server) => new Visitor(`http://127.0.0.1:${server.port}`, PUBLIC_URL))
      const [first, ...others] = at
      await first?.signIn(lone)
      for (const other of others) {
        other.cookies = first?.cookies ?? []
        expect(await other.whoAmI()).toBe(lone)
        const fresh = new Visitor(other.origin, PUBLIC_URL)
        await fresh.signIn('freja@havblik.example')
        expect(await fresh.whoAmI()).toBe('freja@havblik.example')
      }
    } finally {
      await Promise.all(servers.map((server) => server.stop()))
      await database.drop()
    }
  })
})

test('behind https, cookies are for https alone', { timeout: 60_000 }, async () => {
  const publicUrl = 'https://localhost'
  const server = await startServer({ settings: { PUBLIC_URL: publicUrl } })
  try {
    const visitor = new Visitor(server.url, publicUrl)
    const page = await visitor.signIn(lone)
    expect(page.path).toBe('/en/account')
    expect(page.headers.get('strict-transport-security')).toContain('max-age=')
    expect(visitor.cookie(/^__Host-mandate$/)).toBeDefined()
    expect(await visitor.whoAmI()).toBe(lone)
    const begun = await visitor.request('/auth/sign-in?switch=1')
    expect(begun.headers.getSetCookie().every((line) => line.includes('; Secure'))).toBe(true)
    const authorize = new URL(begun.headers.get('location') ?? '')
    expect(authorize.origin).toBe(publicUrl)
    const asked = await visitor.request(`${authorize.pathname}${authorize.search}`)
    expect(asked.headers.getSetCookie().length).toBeGreaterThan(0)
    expect(asked.headers.getSetCookie().every((line) => /; secure/i.test(line))).toBe(true)
  } finally {
    await server.stop()
  }
})

test('a restart loses nobody, not even in the middle of a sign-in', { timeout: 90_000 }, async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mandate-restart-'))
  const port = await freePort()
  try {
    const before = await startServer({ dataDir, port })
    const visitor = new Visitor(before.url)
    await visitor.signIn(lone)
    const midway = new Visitor(before.url)
    const page = await midway.visit('/auth/sign-in?lang=en&return=/en/account')
    expect(await before.end()).toBe(0)

    const after = await startServer({ dataDir, port })
    expect(await visitor.whoAmI()).toBe(lone)
    const end = await midway.visit(page.path, { form: { demo: 'freja@havblik.example' } })
    expect(end.path).toBe('/en/account')
    expect(await midway.whoAmI()).toBe('freja@havblik.example')
    await after.stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
