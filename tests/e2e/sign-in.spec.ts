import { expect, test, type Page } from '@playwright/test'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { watchPages, type Watch } from '../support/watch-page.ts'

let server: RunningServer
let watch: Watch

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(async () => {
  await server.stop()
})

test.beforeEach(async ({ context }) => {
  watch = await watchPages(context, server.url)
})

test.afterEach(() => {
  expect(watch).toEqual({ complaints: [], strangers: [] })
})

/** Who the server takes this browser for. */
async function whoAmI(page: Page): Promise<string | null> {
  const response = await page.request.get(`${server.url}/api/session`)
  const { session } = (await response.json()) as { session: { person: { userName: string } } | null }
  return session?.person.userName ?? null
}

async function signOut(page: Page): Promise<void> {
  await page.locator('.account-menu button').first().click()
  await page.locator('form[action="/auth/sign-out"] button').last().click()
}

const words = {
  en: {
    title: 'Sign in',
    submit: 'Sign in',
    userName: 'User name',
    password: 'Password',
    wrong: 'The user name or the password is wrong',
  },
  da: {
    title: 'Log på',
    submit: 'Log på',
    userName: 'Brugernavn',
    password: 'Adgangskode',
    wrong: 'Brugernavnet eller adgangskoden er forkert',
  },
  zh: { title: '登录', submit: '登录', userName: '用户名', password: '密码', wrong: '用户名或密码不正确' },
} as const

for (const language of ['en', 'da', 'zh'] as const) {
  test(`sign in, sign out and be somebody else, in ${language}`, async ({ page }) => {
    const say = words[language]
    await page.goto(`${server.url}/auth/sign-in?lang=${language}&return=/${language}/account`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say.title)
    await expect(page).toHaveTitle(`${say.title} – Mandate`)
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? 'zh-CN' : language)
    const userName = page.getByRole('textbox', { name: say.userName })
    await expect(userName).toBeFocused()

    // A wrong password: the summary takes the focus and the user name is kept.
    await userName.fill('Freja@havblik.example')
    await page.getByLabel(say.password).fill('not the password')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toBeFocused()
    await expect(page.getByRole('alert')).toContainText(say.wrong)
    await expect(userName).toHaveValue('Freja@havblik.example')

    await page.getByLabel(say.password).fill(demoPassword)
    await page.getByRole('button', { name: say.submit, exact: true }).click()
    await expect(page).toHaveURL(`${server.url}/${language}/account`)
    expect(await whoAmI(page)).toBe('freja@havblik.example')

    await signOut(page)
    await expect(page).toHaveURL(new RegExp(`^${server.url}/${language}/?$`))
    expect(await whoAmI(page)).toBeNull()

    // Signed out means asked again, by the provider too.
    await page.goto(`${server.url}/auth/sign-in?lang=${language}&return=/${language}/account`)
    await page.getByRole('button', { name: 'Lone Krag' }).click()
    await expect(page).toHaveURL(`${server.url}/${language}/account`)
    expect(await whoAmI(page)).toBe('lone@nordlys.example')

    await page.goto(`${server.url}/auth/sign-in?lang=${language}&return=/${language}/account&switch=1`)
    await page.getByRole('button', { name: 'Mads Vinther' }).click()
    await expect(page).toHaveURL(`${server.url}/${language}/account`)
    expect(await whoAmI(page)).toBe('mads@havblik.example')
  })
}

test('the language can be changed while signing in, and nothing that was typed is lost', async ({ page }) => {
  await page.goto(`${server.url}/auth/sign-in?lang=en&return=/en/account`)
  await page.getByRole('textbox', { name: 'User name' }).fill('lone@nordlys.example')
  await page.getByRole('button', { name: 'Dansk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log på')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Brugernavn' })).toHaveValue('lone@nordlys.example')
  await page.getByLabel('Adgangskode').fill(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${server.url}/da/account`)
})

test('two tabs can sign in at the same time, as two people: the last one holds', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()]
  await first.goto(`${server.url}/auth/sign-in?lang=en&return=/en/account`)
  await second.goto(`${server.url}/auth/sign-in?lang=en&return=/en/partner`)
  await first.getByRole('button', { name: 'Freja Lund' }).click()
  await expect(first).toHaveURL(`${server.url}/en/account`)
  await second.getByRole('button', { name: 'Lone Krag' }).click()
  await expect(second).toHaveURL(`${server.url}/en/partner`)
  expect(await whoAmI(first)).toBe('lone@nordlys.example')
})

test('a sign-in can be begun anew from a page that is over', async ({ page }) => {
  await page.goto(`${server.url}/auth/callback?code=x&state=aaaaaaaaaaaaaaaaaaaaaaaa&lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sign-in is no longer valid')
  await page.getByRole('link', { name: 'Dansk' }).click()
  await page.getByRole('link', { name: 'Start forfra med at logge på' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log på')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('signing in works', async ({ page }) => {
    await page.goto(`${server.url}/auth/sign-in?lang=en&return=/en/account`)
    await page.getByRole('button', { name: 'Lone Krag' }).click()
    await expect(page).toHaveURL(`${server.url}/en/account`)
    expect(await whoAmI(page)).toBe('lone@nordlys.example')
  })
})
