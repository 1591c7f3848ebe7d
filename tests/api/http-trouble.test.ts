import Database from 'better-sqlite3'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, postgresUrl } from '../support/postgres.ts'
import { freePort, startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

describe('a database that is locked', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startServer()
  }, 60_000)
  afterAll(() => server.stop())

  test('is told of, and nobody waits behind it', async () => {
    const visitor = new Visitor(server.url)
    await visitor.signIn('lone@nordlys.example')
    const midway = new Visitor(server.url)
    const page = await midway.visit('/auth/sign-in?lang=da')

    const other = new Database(path.join(server.dataDir, 'global.sqlite'))
    other.exec('begin immediate')
    try {
      const began = Date.now()
      const command = visitor.request('/api/session/language', { method: 'PUT', json: { language: 'en' } })
      const health = await visitor.request('/healthz')
      expect(health.status).toBe(200)
      expect(Date.now() - began).toBeLessThan(2000)
      const answer = await command
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('2')
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(await answer.json()).toMatchObject({ code: 'unavailable', retryAfter: 2 })
      // Reading goes on.
      expect(await visitor.whoAmI()).toBe('lone@nordlys.example')

      for (const started of [
        await midway.visit('/auth/sign-in?lang=da', { headers: { cookie: 'mandate-language=da' } }),
        await midway.visit(page.path, { form: { demo: 'lone@nordlys.example' }, headers: { 'accept-language': 'da' } }),
      ]) {
        expect(started.status).toBe(503)
        expect(started.headers.get('retry-after')).toBe('2')
        expect(started.text).toContain('Vi kan ikke vise siden lige nu')
      }
    } finally {
      other.exec('rollback')
      other.close()
    }
    const end = await midway.visit(page.path, { form: { demo: 'lone@nordlys.example' } })
    expect(end.path).toBe('/da')
    expect(await midway.whoAmI()).toBe('lone@nordlys.example')
  })
})

/** A network cable to the database, which can be pulled. */
async function openCable(
  databaseUrl: string,
): Promise<{ url: string; pull: () => Promise<void>; plugIn: () => Promise<void> }> {
  const target = new URL(databaseUrl)
  const port = await freePort()
  const ends = new Set<Socket>()
  const cable = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname)
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        near.destroy()
        far.destroy()
        ends.delete(end)
      })
    }
    near.pipe(far).pipe(near)
  })
  const plugIn = (): Promise<void> => new Promise((resolve) => cable.listen(port, '127.0.0.1', resolve))
  await plugIn()
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  return {
    url: url.href,
    plugIn,
    pull: () =>
      new Promise((resolve) => {
        cable.close(() => resolve())
        for (const end of ends) end.destroy()
      }),
  }
}

describe.skipIf(!postgresUrl)('a database that can’t be reached', () => {
  test('is told of, and comes back', { timeout: 60_000 }, async () => {
    const database = await createTestDatabase()
    const cable = await openCable(database.url)
    const server = await startServer({ settings: { DATABASE_URL: cable.url } })
    try {
      const visitor = new Visitor(server.url)
      await visitor.signIn('lone@nordlys.example')
      await cable.pull()
      for (let tries = 0; tries < 3; tries++) {
        const answer = await visitor.request('/api/session')
        expect(answer.status).toBe(503)
        expect(await answer.json()).toMatchObject({ code: 'unavailable' })
      }
      const page = await visitor.visit('/auth/sign-in?switch=1', { headers: { 'accept-language': 'zh' } })
      expect(page.status).toBe(503)
      expect(page.text).toContain('暂时无法显示此页面')
      expect((await visitor.request('/readyz')).status).toBe(503)
      expect((await visitor.request('/healthz')).status).toBe(200)
      await cable.plugIn()
      expect(await visitor.whoAmI()).toBe('lone@nordlys.example')
    } finally {
      await server.stop()
      await cable.pull()
      await database.drop()
    }
  })
})
