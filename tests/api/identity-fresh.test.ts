import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { startIssuer, type OutsideIssuer } from '../support/issuer.ts'
import { freePort, startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const freja = 'freja@havblik.example'
const again = '/auth/sign-in?fresh=1&lang=da&return=%2Fda%2Faccount'

let issuer: OutsideIssuer
let embedded: RunningServer
let outside: RunningServer

beforeAll(async () => {
  const port = await freePort()
  issuer = await startIssuer(`http://127.0.0.1:${port}`)
  embedded = await startServer()
  outside = await startServer({
    mode: 'production',
    port,
    settings: { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'mandate', OIDC_CLIENT_SECRET: 'a secret between the two' },
  })
}, 60_000)
afterAll(async () => {
  await Promise.all([embedded.stop(), outside.stop()])
  await issuer.close()
})

test('the embedded provider asks the person who is signed in once more, by name, and leads back', async () => {
  const visitor = new Visitor(embedded.url)
  await visitor.signIn(freja)
  const before = visitor.cookie(/^mandate-global$/)?.value

  const begun = await visitor.request(again)
  const target = new URL(begun.headers.get('location') ?? '')
  expect(Object.fromEntries(target.searchParams)).toMatchObject({
    prompt: 'login',
    max_age: '600',
    login_hint: freja,
  })

  const page = await visitor.visit(again)
  expect(page.text).toContain('Log på igen for at bekræfte, at det er dig.')
  expect(page.text).toContain(`value="${freja}"`)
  // Whoever turns back is signed in as before.
  expect(await visitor.whoAmI()).toBe(freja)

  const back = await visitor.visit(page.path, { form: { userName: freja, password: demoPassword, shown: 'da' } })
  expect(back.path).toBe('/da/account')
  expect(await visitor.whoAmI()).toBe(freja)
  expect(visitor.cookie(/^mandate-global$/)?.value).not.toBe(before)
})

test('a stranger who asks for it signs in as always', async () => {
  const visitor = new Visitor(embedded.url)
  const page = await visitor.visit(again)
  const back = await visitor.visit(page.path, { form: { userName: freja, password: demoPassword, shown: 'da' } })
  expect(back.path).toBe('/da/account')
})

test('an outside issuer must say that the sign-in is as fresh as was asked', async () => {
  const visitor = new Visitor(outside.url)
  const there = new Visitor(issuer.url)

  /** To the issuer and back; `change` is what somebody does to the address on the way. */
  async function go(path: string, change: (target: URL) => void = () => undefined): ReturnType<Visitor['visit']> {
    const begun = await visitor.request(path)
    const target = new URL(begun.headers.get('location') ?? '')
    change(target)
    let next = target.href
    while (next.startsWith(issuer.url) || next.startsWith('/')) {
      next = (await there.request(next)).headers.get('location') ?? ''
    }
    return visitor.visit(next.slice(outside.url.length))
  }

  // An hour ago at the issuer: enough to be signed in here.
  issuer.next = { ...issuer.next, minutesAgo: 60 }
  const link = /\/auth\/sign-in\?lang=en&link=[\w-]{43}/.exec(outside.output())?.[0] ?? ''
  await go(link)
  expect(await visitor.whoAmI()).toBe('ane@login.example')

  // Somebody strips from the address what asks for a fresh one: the issuer answers from its own session, and is refused.
  const stale = await go(again, (target) => {
    target.searchParams.delete('max_age')
    target.searchParams.delete('prompt')
  })
  expect(stale.status).toBe(400)
  // The session that was there is still there.
  expect(await visitor.whoAmI()).toBe('ane@login.example')

  issuer.next = { ...issuer.next, minutesAgo: 0 }
  const fresh = await go(again)
  expect(fresh).toMatchObject({ status: 200, path: '/da/account' })
  expect(await visitor.whoAmI()).toBe('ane@login.example')
})
