import { expect, test, type Browser, type Page } from '@playwright/test'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { watch, type Watched } from '../support/watch.ts'

const article = '/en/help/offer-delegated-administration/'
let server: RunningServer

test.beforeAll(async () => {
  server = await startServer()
})

test.afterAll(async () => {
  await server.stop()
})

async function opened(
  browser: Browser,
  path: string,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; watched: Watched; loaded: string[] }> {
  const context = await browser.newContext(options)
  const watched = await watch(context, server.url)
  const loaded: string[] = []
  const page = await context.newPage()
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto(server.url + path)
  return { page, watched, loaded }
}

test('an article is whole without JavaScript', async ({ browser }) => {
  const { page, loaded } = await opened(browser, article, { javaScriptEnabled: false })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offer delegated administration')
  await expect(page.getByRole('navigation', { name: say('en', 'help.article.onThisPage') })).toBeVisible()
  await expect(page.getByText(say('en', 'help.feedback.title'))).toBeHidden()
  await page.getByRole('link', { name: '简体中文' }).click()
  await expect(page).toHaveURL(`${server.url}/zh${article.slice(3)}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page
    .getByRole('link', { name: say('zh', 'help.search.label') })
    .first()
    .click()
  await expect(page).toHaveURL(`${server.url}/zh/help/articles/`)
  expect(loaded.filter((path) => path.startsWith('/assets/'))).toEqual([])
})

test('a help page loads nothing of the app, and breaks no rule of the policy', async ({ browser }) => {
  const { page, watched, loaded } = await opened(browser, article)
  await expect(page.getByText(say('en', 'help.feedback.title'))).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(loaded.filter((path) => path.startsWith('/assets/') && !path.startsWith('/assets/help/'))).toEqual([])
  expect(watched.problems).toEqual([])
})

test('a step leads through the sign-in to its page, and the partner’s own way is marked', async ({ browser }) => {
  const { page, watched } = await opened(browser, article)
  await page.getByRole('link', { name: say('en', 'journeys.sendOffer.access.title') }).click()
  await page.getByLabel(say('en', 'identity.signIn.userName')).fill('lone@nordlys.example')
  await page.getByLabel(say('en', 'identity.signIn.password')).fill(demoPassword)
  await page.getByRole('button', { name: say('en', 'identity.signIn.submit'), exact: true }).click()
  await expect(page).toHaveURL(`${server.url}/en/partner/offers/new/access`)
  await page.getByRole('link', { name: say('en', 'common.nav.help'), exact: true }).click()
  await expect(page).toHaveURL(server.url + article)
  await expect(page.locator('[data-navigation=build][data-own]')).toContainText(say('en', 'help.variant.own'))
  await expect(page.locator('[data-navigation=overview][data-own]')).toHaveCount(0)
  expect(watched.problems).toEqual([])
})

test('the search opens by key, forgives a slip, and is walked by keys', async ({ browser }) => {
  const { page, watched } = await opened(browser, '/da/help/')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('/')
  const field = page.getByRole('dialog').getByRole('searchbox')
  await expect(field).toBeFocused()
  await field.fill('fjren partner')
  await expect(page.getByRole('dialog').locator('mark').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/da\/help\/authorize-or-remove-partner-relationships\/$/)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(watched.problems).toEqual([])
})

test('an answer is taken, with words, and the operator reads it', async ({ browser }) => {
  const { page, watched } = await opened(browser, article)
  await page.getByRole('button', { name: say('en', 'help.feedback.no'), exact: true }).click()
  await page.getByLabel(say('en', 'help.feedback.noMore')).fill('Which role do I need?')
  await page.getByRole('button', { name: say('en', 'help.feedback.send'), exact: true }).click()
  await expect(page.getByText(say('en', 'help.feedback.thanks'))).toBeVisible()
  await page.goto(`${server.url}/en/operator/article-feedback`)
  await page.getByLabel(say('en', 'identity.signIn.userName')).fill('operator@mandate.example')
  await page.getByLabel(say('en', 'identity.signIn.password')).fill(demoPassword)
  await page.getByRole('button', { name: say('en', 'identity.signIn.submit'), exact: true }).click()
  await expect(page.getByText('Which role do I need?')).toBeVisible()
  await expect(page.getByText(say('en', 'help.authors.share', { helpful: 0, answers: 1 }))).toBeVisible()
  expect(watched.problems).toEqual([])
})

test('an address below the help that is none says so in its language', async ({ browser }) => {
  const { page } = await opened(browser, '/da/help/no-such-article/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('da', 'help.notFound.title'))
  const response = await page.request.get(`${server.url}/da/help/no-such-article/`)
  expect(response.status()).toBe(404)
  expect(response.headers()['content-language']).toBe('da')
})

test('the pages say their own address, and may be fetched ahead', async ({ request }) => {
  const response = await request.get(server.url + article)
  expect(await response.text()).toContain(`<link rel="canonical" href="${server.url}${article}"`)
  expect(response.headers()['speculation-rules']).toBe('"/speculation-rules.json"')
  const rules = await request.get(`${server.url}/speculation-rules.json`)
  expect(rules.headers()['content-type']).toBe('application/speculationrules+json')
  expect(await rules.text()).not.toContain('offers')
})
