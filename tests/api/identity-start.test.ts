import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '../../server/store/node/sqlite.ts'
import { freePort, ServerDidNotStart, startServer, type ServerOptions } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

let dataDir: string
const production: ServerOptions = { mode: 'production' }

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'mandate-start-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** What a start that is refused says. */
async function refusal(options: ServerOptions): Promise<string> {
  try {
    const server = await startServer({ dataDir, ...options })
    await server.stop()
  } catch (error) {
    if (!(error instanceof ServerDidNotStart)) throw error
    expect(error.code).toBe(1)
    // Words for the operator, no trace of the code.
    expect(error.message).not.toMatch(/\n\s+at /)
    return error.message
  }
  throw new Error('The server started')
}

test('the demo says who can sign in, and ends cleanly', async () => {
  const server = await startServer({ dataDir })
  expect(server.output()).toContain(`is ready: ${server.url}`)
  for (const userName of [
    'operator@mandate.example',
    'lone@nordlys.example',
    'jonas@nordlys.example',
    'mads@havblik.example',
  ]) {
    expect(server.output()).toContain(userName)
  }
  expect(server.output()).toContain('try-mandate-demo')
  const ended = Date.now()
  expect(await server.end()).toBe(0)
  expect(Date.now() - ended).toBeLessThan(5000)
})

test('wrong settings are named all at once', async () => {
  const said = await refusal({ settings: { CLOUD: 'mars', SMTP_URL: 'ftp://x', PUBLIC_URL: 'http://mandate.example' } })
  expect(said).toContain('CLOUD is "mars"')
  expect(said).toContain('SMTP_URL is set')
  expect(said).toContain('PUBLIC_URL is "http://mandate.example"')
})

test('a port that is taken is named', async () => {
  const port = await freePort()
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  try {
    expect(await refusal({ port })).toContain(`Port ${port} is taken`)
  } finally {
    squatter.close()
  }
})

test('a second process on the same file is refused', async () => {
  const first = await startServer({ dataDir })
  try {
    expect(await refusal({})).toContain('Another process uses the database')
  } finally {
    await first.stop()
  }
})

test('production refuses demo people, and the demo refuses real ones', { timeout: 60_000 }, async () => {
  await (await startServer({ dataDir })).stop()
  expect(await refusal(production)).toContain('demo people')
  expect(await refusal({ world: 'two-partners' })).toContain('already holds the world "demo"')

  await rm(dataDir, { recursive: true, force: true })
  const server = await startServer({ dataDir, ...production })
  const token = tokenIn(server.output())
  await setUp(new Visitor(server.url), token)
  await server.stop()
  expect(await refusal({})).toContain('real people')
})

test('production refuses sample secrets', async () => {
  const settings = {
    OIDC_ISSUER: 'https://login.example',
    OIDC_CLIENT_ID: 'mandate',
    OIDC_CLIENT_SECRET: 'a-long-random-text',
  }
  expect(await refusal({ ...production, settings })).toContain(
    'OIDC_CLIENT_SECRET is set: this is the value of the documentation',
  )
})

test(
  'the set-up link makes the operator, once, and a start some time later renews it until then',
  { timeout: 60_000 },
  async () => {
    const first = await startServer({ dataDir, ...production })
    const old = tokenIn(first.output())
    await first.stop()
    // Servers that start together give out one link.
    const together = await startServer({ dataDir, ...production })
    expect(tokenIn(together.output())).toBe(old)
    await together.stop()
    await letLinksAge(11)

    const server = await startServer({ dataDir, ...production })
    const token = tokenIn(server.output())
    expect(token).not.toBe(old)
    const visitor = new Visitor(server.url)
    expect(await setUp(visitor, old)).toBe(410)
    const [one, other] = await Promise.all([setUp(visitor, token, 'one'), setUp(visitor, token, 'other')])
    expect([one, other].toSorted()).toEqual([204, 410])
    expect(await setUp(visitor, token, 'third')).toBe(410)
    // Whoever made the account and lost the answer is told that it is made; whoever guesses is not.
    const winner = one === 204 ? 'one' : 'other'
    expect(await setUp(visitor, token, winner)).toBe(204)
    expect(await setUp(visitor, token, winner, 'a password of somebody else')).toBe(410)

    // In production nobody is offered to be somebody else.
    const userName = one === 204 ? 'one@operator.example' : 'other@operator.example'
    const page = await visitor.visit('/auth/sign-in?lang=en')
    expect(page.text).not.toContain('name="demo"')
    await visitor.signIn(userName, 'a password of my own')
    expect(await visitor.whoAmI()).toBe(userName)
    await server.stop()

    const third = await startServer({ dataDir, ...production })
    expect(third.output()).not.toContain('set-up')
    await third.stop()
  },
)

/** As if the links that were given out had been made so many minutes earlier. */
async function letLinksAge(minutes: number): Promise<void> {
  const store = openSqlite(path.join(dataDir, 'global.sqlite'))
  await store.transaction(async ({ db }) => {
    for (const { id, created_at } of await db.selectFrom('one_time_links').selectAll().execute()) {
      const earlier = new Date(Date.parse(created_at) - minutes * 60_000).toISOString()
      await db.updateTable('one_time_links').set({ created_at: earlier }).where('id', '=', id).execute()
    }
  })
  await store.close()
}

function tokenIn(output: string): string {
  return /\/set-up#token=([\w-]{43})\n/.exec(output)?.[1] ?? ''
}

async function setUp(visitor: Visitor, token: string, who = 'one', password = 'a password of my own'): Promise<number> {
  const input = {
    token,
    name: 'Ane Berg',
    userName: `${who}@operator.example`,
    email: `${who}@operator.example`,
    language: 'da',
    password,
  }
  const response = await visitor.request('/api/set-up', { json: input })
  return response.status
}
