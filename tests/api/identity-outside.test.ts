import { afterAll, beforeAll, expect, test } from 'vitest'
import { startIssuer, type OutsideIssuer } from '../support/issuer.ts'
import { freePort, startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

let issuer: OutsideIssuer
let server: RunningServer

beforeAll(async () => {
  const port = await freePort()
  issuer = await startIssuer(`http://127.0.0.1:${port}`)
  server = await startServer({
    mode: 'production',
    port,
    settings: { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'mandate', OIDC_CLIENT_SECRET: 'a secret between the two' },
  })
}, 60_000)
afterAll(async () => {
  await server.stop()
  await issuer.close()
})

/** Goes the way to the issuer and back; gives the page at the end. */
async function signIn(visitor: Visitor, path: string): Promise<{ status: number; path: string; text: string }> {
  const begun = await visitor.request(path)
  expect(begun.status).toBe(303)
  const there = new Visitor(issuer.url)
  let next = begun.headers.get('location') ?? ''
  expect(next.startsWith(issuer.url)).toBe(true)
  while (next.startsWith(issuer.url) || next.startsWith('/')) {
    const answer = await there.request(next)
    next = answer.headers.get('location') ?? ''
  }
  expect(next.startsWith(server.url)).toBe(true)
  return visitor.visit(next.slice(server.url.length))
}

test('the first link makes the operator; after that only links let people in, and never an address', async () => {
  const link = /\/auth\/sign-in\?lang=en&link=[\w-]{43}/.exec(server.output())?.[0] ?? ''
  const operator = new Visitor(server.url)

  // Without the link: somebody whom nobody here knows.
  const unknown = await signIn(operator, '/auth/sign-in?lang=da')
  expect(unknown.status).toBe(403)
  expect(unknown.text).toContain('Din konto er ikke tilknyttet')
  expect(await operator.whoAmI()).toBeNull()

  const page = await signIn(operator, link)
  expect(page.path).toBe('/en')
  expect(await operator.whoAmI()).toBe('ane@login.example')

  // The link is spent.
  issuer.next = { subject: 'sub-2', name: 'Somebody Else', email: 'else@login.example' }
  const late = new Visitor(server.url)
  expect((await signIn(late, link)).status).toBe(403)

  // The same address at the issuer, but somebody else: a stranger.
  issuer.next = { subject: 'sub-3', name: 'Ane Berg', email: 'ane@login.example' }
  const pretender = new Visitor(server.url)
  expect((await signIn(pretender, '/auth/sign-in?lang=en')).status).toBe(403)
  expect(await pretender.whoAmI()).toBeNull()

  // Another address, but the same subject: the operator.
  issuer.next = { subject: 'sub-1', name: 'Ane Berg', email: 'new@login.example' }
  const again = new Visitor(server.url)
  await signIn(again, '/auth/sign-in?lang=en')
  expect(await again.whoAmI()).toBe('ane@login.example')

  // Signing out ends the session here and leads to the issuer, whose origin the policy lets the form go to.
  const out = await again.request('/auth/sign-out', { form: { lang: 'en' } })
  expect(out.headers.get('location')).toContain(`${issuer.url}/session/end?`)
  expect(out.headers.get('content-security-policy')).toContain(`form-action 'self' ${issuer.url};`)
  expect(await again.whoAmI()).toBeNull()
  // There is no provider of our own then.
  expect((await again.request('/id/.well-known/openid-configuration')).status).toBe(404)
})
