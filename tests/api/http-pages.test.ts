import { existsSync, readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const dist = fileURLToPath(new URL('../../dist/21vianet', import.meta.url))
const built = existsSync(`${dist}/index.html`)

let server: RunningServer
let visitor: Visitor

beforeAll(async () => {
  server = await startServer({ cloud: '21vianet', settings: { ICP_NUMBER: '京ICP备00000000号-1"><script>' } })
  visitor = new Visitor(server.url)
}, 60_000)
afterAll(() => server.stop())

const location = async (path: string, headers: Record<string, string> = {}): Promise<string | null> => {
  const response = await visitor.request(path, { headers })
  expect(response.status).toBe(302)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return response.headers.get('location')
}

test('the front door leads to a language: chosen before, wished by the browser, or the cloud’s', async () => {
  expect(await location('/')).toBe('/zh')
  expect(await location('/', { 'accept-language': 'fr, da;q=0.8, en;q=0.5' })).toBe('/da')
  expect(await location('/', { 'accept-language': 'da', cookie: 'mandate-language=en' })).toBe('/en')
})

test('an offer’s link has no language: its own counts last', async () => {
  const partner = new Visitor(server.url)
  await partner.signIn('zhoumin@beichen.example')
  const token = await sendOffer(partner, 'en')
  expect(await location(`/o/${token}`)).toBe(`/en/offers/${token}`)
  expect(await location(`/o/${token}`, { 'accept-language': 'da' })).toBe(`/da/offers/${token}`)
  expect(await location(`/o/${token}`, { 'accept-language': 'da', cookie: 'mandate-language=zh' })).toBe(
    `/zh/offers/${token}`,
  )
  // A link that nobody gave out still leads to the page that says so.
  expect(await location('/o/cnobodygavethisout')).toBe('/zh/offers/cnobodygavethisout')
})

describe.skipIf(!built)('the shell', () => {
  test('is in the language of its address, and says what the foot must show', async () => {
    for (const [language, htmlLang] of [
      ['en', 'en'],
      ['da', 'da'],
      ['zh', 'zh-CN'],
    ] as const) {
      const page = await visitor.visit(`/${language}/customer/partners`)
      expect(page.status).toBe(200)
      expect(page.text).toContain(`<html lang="${htmlLang}"`)
      expect(page.headers.get('content-language')).toBe(htmlLang)
      expect(page.headers.get('cache-control')).toBe('no-cache')
      expect(page.text).toContain('<meta name="icp-number" content="京ICP备00000000号-1&quot;&gt;&lt;script&gt;">')
    }
  })

  test('is not sent twice', async () => {
    const first = await visitor.request('/en')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const second = await visitor.request('/en', { headers: { 'if-none-match': etag } })
    expect(second.status).toBe(304)
    expect(second.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('holds the offer as inert data, whatever the partner wrote', async () => {
    const partner = new Visitor(server.url)
    await partner.signIn('zhoumin@beichen.example')
    const terms = 'Read this </script><script>alert(1)</script><!-- \u2028'
    const token = await sendOffer(partner, 'en', terms)
    const page = await visitor.visit(`/en/offers/${token}`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const [, data = ''] = /<script type="application\/json" id="offer-data">([^<]*)<\/script>/.exec(page.text) ?? []
    expect((JSON.parse(data) as { terms: { text: string } }).terms.text).toContain(
      '</script><script>alert(1)</script><!--',
    )
    expect(page.text).not.toContain('<script>alert')
    expect((await visitor.visit('/en/offers/cunknown')).text).not.toContain('offer-data')
  })

  test('files are compressed, and named files never asked for again', async () => {
    const name = readdirSync(`${dist}/assets`).find((file) => file.endsWith('.js')) ?? ''
    const plain = await visitor.request(`/assets/${name}`, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const text = await plain.text()
    for (const encoding of ['br', 'gzip']) {
      const packed = await visitor.request(`/assets/${name}`, { headers: { 'accept-encoding': encoding } })
      if (text.length > 512) expect(packed.headers.get('content-encoding')).toBe(encoding)
      expect(await packed.text()).toBe(text)
    }
  })

  test.each([
    '/assets/none.js',
    '/assets/../index.html',
    '/.inputs',
    '/.vite/manifest.json',
    '/index.html',
    '/..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('%s is no file of the site', async (path) => {
    const page = await visitor.request(path)
    expect(page.status).toBe(404)
  })

  test('an address without a language is a page that is not there', async () => {
    const page = await visitor.visit('/nowhere')
    expect(page.status).toBe(404)
    expect(page.text).toContain('<html lang="zh-CN"')
  })
})

test('every answer has the headers that guard it', async () => {
  const requests: [string, Parameters<Visitor['request']>[1]?][] = [
    ['/'],
    ['/en'],
    ['/en/offers/cunknown'],
    ['/o/cunknown'],
    ['/theme.js'],
    ['/assets/none.js'],
    ['/nowhere'],
    ['/healthz'],
    ['/readyz'],
    ['/api/session'],
    ['/api/none'],
    ['/api/offers'],
    ['/api/offers', { json: {} }],
    ['/api/offers', { form: {} }],
    ['/auth/sign-in'],
    ['/auth/callback'],
    ['/auth/none'],
    ['/auth/sign-out', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } }],
    ['/id'],
    ['/id/none'],
    ['/id/style.css'],
    ['/id/auth'],
    ['/id/auth?client_id=none'],
    ['/id/token', { form: { grant_type: 'authorization_code' } }],
    ['/id/interaction/none'],
    ['/id/session/end'],
    ['/id/.well-known/openid-configuration'],
    ['/id/jwks'],
    ['/en', { method: 'DELETE' }],
    ['/id/interaction/none', { method: 'POST', headers: { 'content-type': 'text/plain' } }],
  ]
  for (const [path, options] of requests) {
    const response = await visitor.request(path, options)
    const { headers } = response
    const which = `${response.status} ${path}`
    expect(headers.get('content-security-policy'), which).toContain("script-src 'self'; style-src 'self'")
    expect(headers.get('content-security-policy'), which).not.toContain('unsafe')
    expect(headers.get('x-content-type-options'), which).toBe('nosniff')
    expect(headers.get('x-frame-options'), which).toBe('DENY')
    expect(headers.get('referrer-policy'), which).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy'), which).toBe('same-origin')
    expect(response.status, which).toBeLessThan(500)
  }
})

test('an unknown operation is a problem', async () => {
  const response = await visitor.request('/api/none')
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ code: 'not-found', status: 404 })
})

test('who comes by another name is led to the right one, and served nothing there', async () => {
  const ask = (path: string, host: string, method = 'GET'): Promise<{ status: number; location: string | undefined }> =>
    new Promise((resolve, reject) => {
      const asked = httpRequest({ host: '127.0.0.1', port: server.port, path, method, headers: { host } }, (answer) => {
        answer.resume()
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location })
      })
      asked.once('error', reject)
      asked.end()
    })
  expect(await ask('/en?a=1', 'localhost')).toEqual({ status: 302, location: `${server.url}/en?a=1` })
  expect(await ask('//evil.example', 'evil.example')).toEqual({ status: 302, location: `${server.url}//evil.example` })
  expect((await ask('/api/session', 'evil.example')).status).toBe(421)
  expect((await ask('/id/auth', 'evil.example', 'POST')).status).toBe(421)
  expect((await ask('/readyz', 'balancer')).status).toBe(200)
})

async function sendOffer(partner: Visitor, language: 'en', terms = 'Our terms'): Promise<string> {
  const response = await partner.request('/api/offers', {
    json: {
      name: 'For everyone',
      role: 'full',
      durationDays: null,
      validDays: null,
      defaultLanguage: language,
      texts: { [language]: { message: 'Hello', terms } },
    },
  })
  const { url } = (await response.json()) as { url: string }
  return url.split('/').at(-1) ?? ''
}
