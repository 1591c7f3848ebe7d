import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { postgresUrl } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const freja = 'freja@havblik.example'
const lone = 'lone@nordlys.example'
const session = /^mandate-global$/

describe.each(['sqlite', 'postgres'] as const)('a session, on %s', (database) => {
  let server: RunningServer

  beforeAll(async () => {
    if (database === 'postgres' && !postgresUrl) return
    server = await startServer({ database })
  }, 60_000)
  afterAll(async () => {
    await server?.stop()
  })

  const check = database === 'postgres' && !postgresUrl ? test.skip : test

  check('begins with a sign-in and ends with a sign-out, at the provider too', async () => {
    const visitor = new Visitor(server.url)
    expect(await visitor.whoAmI()).toBeNull()
    const page = await visitor.signIn(freja)
    expect(page.path).toBe('/en/account')
    expect(await visitor.whoAmI()).toBe(freja)
    expect(visitor.cookie(/^mandate-id-global-session$/)).toBeDefined()
    const stolen = visitor.cookie(session)

    const end = await visitor.visit('/auth/sign-out', { form: { lang: 'da' } })
    expect(end.path).toBe('/da')
    expect(await visitor.whoAmI()).toBeNull()
    expect(visitor.cookie(/^mandate-id-global-session$/)).toBeUndefined()

    // Also for somebody who kept the cookie.
    const thief = new Visitor(server.url)
    if (stolen) thief.cookies = [stolen]
    expect(await thief.whoAmI()).toBeNull()
  })

  check('that is ended from elsewhere can’t be gone on with without the password', async () => {
    const here = new Visitor(server.url)
    const there = new Visitor(server.url)
    await there.signIn(freja)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await here.signIn(freja)
    const listed = (await (await here.request('/api/settings/sessions')).json()) as {
      items: { id: string; current: boolean }[]
    }
    const others = listed.items.filter(({ current }) => !current)
    expect(others.length).toBeGreaterThan(0)
    await here.request('/api/settings/sessions/end-others', { method: 'POST', json: {} })
    expect(await there.whoAmI()).toBeNull()
    expect(await here.whoAmI()).toBe(freja)
    // The provider still knows that browser, and asks all the same.
    const page = await there.visit('/auth/sign-in?lang=en&return=/en/account')
    expect(page.path).toContain('/id/interaction/')
    expect(await there.whoAmI()).toBeNull()
    await there.visit(page.path, { form: { userName: freja, password: demoPassword, shown: 'en' } })
    expect(await there.whoAmI()).toBe(freja)
  })

  check('gives its cookie to no script, no other site, and under a new id each time', async () => {
    const visitor = new Visitor(server.url)
    const planted = { name: 'mandate-global', value: 'planted-by-somebody-else', path: '/' }
    visitor.cookies = [planted]
    await visitor.signIn(freja)
    const first = visitor.cookie(session)
    expect(first?.value).toMatch(/^[\w-]{43}$/)
    expect(first?.value).not.toBe(planted.value)

    await visitor.signIn(lone)
    expect(visitor.cookie(session)?.value).not.toBe(first?.value)
    expect(await visitor.whoAmI()).toBe(lone)
    const before = new Visitor(server.url)
    if (first) before.cookies = [first]
    expect(await before.whoAmI()).toBeNull()

    const page = await visitor.visit('/auth/sign-in?switch=1&lang=en')
    const posted = await visitor.request(page.path, { form: { userName: freja, password: demoPassword } })
    const resumed = await visitor.request(posted.headers.get('location') ?? '')
    const back = await visitor.request(resumed.headers.get('location') ?? '')
    const cookie = back.headers.getSetCookie().find((line) => line.startsWith('mandate-global=')) ?? ''
    expect(cookie).toContain('; HttpOnly')
    expect(cookie).toContain('; SameSite=Lax')
    expect(cookie).toContain('; Path=/')
    // Safari refuses it on plain http, which only the loopback may speak.
    expect(cookie).not.toContain('Secure')
  })

  check('is not begun by an answer that this browser did not ask for, nor twice by the same', async () => {
    const victim = new Visitor(server.url)
    const attacker = new Visitor(server.url)
    const page = await attacker.visit('/auth/sign-in?lang=en')
    const posted = await attacker.request(page.path, { form: { userName: lone, password: demoPassword } })
    const resumed = await attacker.request(posted.headers.get('location') ?? '')
    const callback = resumed.headers.get('location') ?? ''
    expect(callback).toContain('/auth/callback?code=')

    const forced = await victim.visit(callback)
    expect(forced.status).toBe(400)
    expect(await victim.whoAmI()).toBeNull()

    // The answer to one sign-in is no answer to another.
    const other = new Visitor(server.url)
    await other.visit('/auth/sign-in?lang=en')
    const [, mine = ''] = /-sign-in-(.+)$/.exec(other.cookie(/-sign-in-/)?.name ?? '') ?? []
    const mixed = new URL(callback)
    mixed.searchParams.set('state', mine + (mixed.searchParams.get('state') ?? '').slice(mine.length))
    expect((await other.visit(`${mixed.pathname}${mixed.search}`)).status).toBe(400)
    expect(await other.whoAmI()).toBeNull()

    expect((await attacker.request(callback)).status).toBe(303)
    expect(await attacker.whoAmI()).toBe(lone)
    expect((await attacker.request(callback)).status).toBe(400)
  })

  check('comes back only to a page of our own', async () => {
    const visitor = new Visitor(server.url)
    const page = await visitor.signIn(freja, demoPassword, '//evil.example/en')
    expect(page.path).toBe('/en')
    expect((await visitor.signIn(freja, demoPassword, '/da/customer/partners?a=1#x')).path).toBe(
      '/da/customer/partners?a=1',
    )
  })

  check('is asked for a password by the provider each time, whatever is asked of it', async () => {
    const visitor = new Visitor(server.url)
    await visitor.signIn(freja)
    const begun = await visitor.request('/auth/sign-in?switch=1&lang=en')
    const authorize = new URL(begun.headers.get('location') ?? '')
    expect(authorize.searchParams.get('prompt')).toBe('login')
    authorize.searchParams.delete('prompt')
    const page = await visitor.visit(`${authorize.pathname}${authorize.search}`)
    expect(page.text).toContain('name="password"')
  })

  check('can be handed on to somebody else by signing out', async () => {
    const visitor = new Visitor(server.url)
    await visitor.signIn(freja)
    const page = await visitor.visit('/auth/sign-out', { form: { lang: 'en', then: 'sign-in', return: '/en/partner' } })
    expect(page.text).toContain('name="password"')
    expect(await visitor.whoAmI()).toBeNull()
    const end = await visitor.visit(page.path, { form: { demo: lone } })
    expect(end.path).toBe('/en/partner')
    expect(await visitor.whoAmI()).toBe(lone)
  })

  check('answers an unknown user name and a wrong password alike, and says when there were too many', async () => {
    const answers = new Map<string, string>()
    for (const userName of ['nobody@havblik.example', 'sofie@havblik.example']) {
      const page = await new Visitor(server.url).signIn(userName, 'a wrong password')
      expect(page.status).toBe(401)
      // Without the demo people, of whom one is asked for here.
      const [answer = ''] = page.text.split('<section')
      answers.set(userName, answer.replaceAll(userName, 'NAME'))
    }
    expect(answers.get('nobody@havblik.example')).toBe(answers.get('sofie@havblik.example'))

    const visitor = new Visitor(server.url)
    let last = await visitor.signIn('sofie@havblik.example', 'a wrong password')
    for (let tries = 0; tries < 10; tries++) last = await visitor.signIn('sofie@havblik.example', 'a wrong password')
    expect(last.status).toBe(429)
    expect(last.text).toMatch(/Try again in \d+ minutes?\./)
    // Not even the right one is looked at.
    expect((await visitor.signIn('sofie@havblik.example')).status).toBe(429)
    // Somebody else at the same address may go on.
    await visitor.signIn('oliver@harborfinch.example')
    expect(await visitor.whoAmI()).toBe('oliver@harborfinch.example')
  })

  check('signing out can’t be forced by another site', async () => {
    const visitor = new Visitor(server.url)
    await visitor.signIn(freja)
    const forged = await visitor.request('/auth/sign-out', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } })
    expect(forged.status).toBe(403)
    // The provider's own address asks first.
    const asked = await visitor.visit('/id/session/end')
    expect(asked.text).toContain('Do you want to sign out?')
    expect(await visitor.whoAmI()).toBe(freja)
  })
})
