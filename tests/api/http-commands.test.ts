import { afterAll, beforeAll, expect, test } from 'vitest'
import openapi from '../../server/openapi.json' with { type: 'json' }
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

let server: RunningServer
let cookie = ''

beforeAll(async () => {
  server = await startServer()
  const visitor = new Visitor(server.url)
  await visitor.signIn('lone@nordlys.example')
  cookie = visitor.cookieHeader('/api')
}, 60_000)
afterAll(() => server.stop())

const commands = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.keys(methods)
    .filter((method) => method !== 'get')
    .map((method) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, 'x') })),
)

const key = { 'idempotency-key': 'a-key-of-a-forger' }
const json = { 'content-type': 'application/json' }

/** What another site can have a browser send, and what no browser of ours would. */
const forged: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'from another site': { 'sec-fetch-site': 'cross-site', ...key, ...json },
  'from another host of the site': { 'sec-fetch-site': 'same-site', ...key, ...json },
  'typed into the address bar': { 'sec-fetch-site': 'none', ...key, ...json },
  'by an old browser from another origin': { origin: 'https://evil.example', ...key, ...json },
  'by an old browser from a sandboxed frame': { origin: 'null', ...key, ...json },
  'by an old browser from a similar origin': { origin: 'http://127.0.0.1.evil.example', ...key, ...json },
  'from nowhere': { ...key, ...json },
  'as text': { 'sec-fetch-site': 'same-origin', ...key, 'content-type': 'text/plain' },
  'as a form': { 'sec-fetch-site': 'same-origin', ...key, 'content-type': 'application/x-www-form-urlencoded' },
  'as a form with files': {
    'sec-fetch-site': 'same-origin',
    ...key,
    'content-type': 'multipart/form-data; boundary=x',
  },
  'without the header of its own': { 'sec-fetch-site': 'same-origin', ...json },
}

test('a server without a mail server says so', async () => {
  const response = await fetch(`${server.url}/api/capabilities`)
  expect(await response.json()).toMatchObject({ mailsLeave: false })
})

test('there are commands', () => {
  expect(commands.length).toBeGreaterThan(5)
})

test.each(commands)('$method $path takes no forged request', async ({ method, path }) => {
  for (const [how, headers] of Object.entries(forged)) {
    const response = await fetch(server.url + path, { method, headers: { cookie, ...headers }, body: '{}' })
    expect(response.status, how).toBe(403)
    expect(((await response.json()) as { code: string }).code, how).toBe('cross-site')
  }
  // The guard is the reason: from our own page it gets as far as the rules.
  const headers = { cookie, 'sec-fetch-site': 'same-origin', ...key, ...json }
  const own = await fetch(server.url + path, { method, headers, body: '{}' })
  expect(await own.text()).not.toContain('cross-site')
  const old = await fetch(server.url + path, {
    method,
    headers: { cookie, origin: server.url, ...key, ...json },
    body: '{}',
  })
  expect(await old.text()).not.toContain('cross-site')
})

test('neither signing out nor signing in takes a forged form', async () => {
  const visitor = new Visitor(server.url)
  const page = await visitor.visit('/auth/sign-in?lang=en')
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ]) {
    expect((await visitor.request('/auth/sign-out', { form: {}, headers })).status).toBe(403)
    expect((await visitor.request(page.path, { form: { demo: 'lone@nordlys.example' }, headers })).status).toBe(403)
  }
})

test('a body that is too long is refused, whether or not it says so', async () => {
  const headers = { cookie, 'sec-fetch-site': 'same-origin', ...key, ...json }
  const long = JSON.stringify({ name: 'x'.repeat(300 * 1024) })
  const said = await fetch(`${server.url}/api/offers`, { method: 'POST', headers, body: long })
  expect(said.status).toBe(422)
  const stream = new Blob([long]).stream()
  const unsaid = await fetch(`${server.url}/api/offers`, {
    method: 'POST',
    headers,
    body: stream,
    duplex: 'half',
  } as RequestInit)
  expect(unsaid.status).toBe(422)
})
