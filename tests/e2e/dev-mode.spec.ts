import { expect as hasty, test, type BrowserContext, type Page } from '@playwright/test'
import { axeFaults } from '../support/axe.ts'
import { say } from '../support/say.ts'
import { smallTargets } from '../support/tour-layout.ts'
import { startDevSite, type RunningSite } from '../support/devSite.ts'
import { watch, type Watched } from '../support/watch.ts'

/** The whole server starts with each page here, which takes a busy machine its time. */
const expect = hasty.configure({ timeout: 20_000 })

const admin = 'Freja Lund'
const partner = 'Nordlys IT ApS'
const organization = 'Havblik Design A/S'
const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)

test.describe('npm run dev: mocks in the browser, no server', () => {
  test.use({ actionTimeout: 20_000 })
  let site: RunningSite
  /** A browser that has the world with two partners, and is its customer's admin. */
  let prepared: Awaited<ReturnType<BrowserContext['storageState']>>
  let context: BrowserContext
  let watched: Watched

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000)
    site = await startDevSite()
    const first = await browser.newContext({ locale: 'en-GB' })
    const page = await first.newPage()
    // The first look lets Vite optimize what it finds, and load the page again for it if it must.
    await expect(async () => {
      await page.goto(`${site.url}/en`)
      await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 })
    }).toPass({ timeout: 100_000 })
    await chooseAndReload(page, 'world', 'two-partners')
    await page.goto(`${site.url}/en/customer/partners`)
    await page.getByRole('button', { name: admin }).click()
    await expect(heading(page, t('customer.partners.title'))).toBeVisible({ timeout: 30_000 })
    prepared = await first.storageState({ indexedDB: true })
    await first.close()
  })
  test.afterAll(() => site.stop())
  test.beforeEach(async ({ browser }) => {
    test.setTimeout(90_000)
    context = await browser.newContext({ locale: 'en-GB', storageState: prepared })
    watched = await watch(context, site.url)
  })
  test.afterEach(async () => {
    expect(watched.problems).toEqual([])
    await context.close()
  })

  /** The heading of the page, which the mock panel's own is not. */
  const heading = (page: Page, name: string): ReturnType<Page['getByRole']> =>
    page.locator('main').getByRole('heading', { level: 1, name, exact: true })

  async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('button', { name: t('mock.panel.title') }).click()
    await page.getByLabel(t(`mock.panel.${label}`), { exact: true }).selectOption(option)
  }

  /** For choices that make another page of it. */
  async function chooseAndReload(page: Page, label: string, option: string): Promise<void> {
    await Promise.all([page.waitForEvent('load'), choose(page, label, option)])
  }

  async function setFault(page: Page, fault: string): Promise<void> {
    await choose(page, 'fault', fault)
    await page.getByRole('button', { name: t('mock.panel.close') }).click()
  }

  async function partnersPage(): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`${site.url}/en/customer/partners`)
    await expect(heading(page, t('customer.partners.title'))).toBeVisible()
    return page
  }

  async function toTheConfirmation(page: Page): Promise<void> {
    await page.getByRole('row').filter({ hasText: partner }).getByRole('radio').check()
    await page.getByRole('button', { name: t('customer.partners.delete'), exact: true }).click()
    await page.getByRole('button', { name: t('customer.remove.yes'), exact: true }).click()
    await expect(heading(page, t('customer.remove.confirm.heading', { partner }))).toBeVisible()
  }

  const act = (page: Page): ReturnType<Page['getByRole']> =>
    page.getByRole('button', { name: t('customer.remove.confirm.action', { organization }) })

  const stateOf = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('row').filter({ hasText: partner })

  test('starts in a moment', async () => {
    // Measured at 0.3 to 1.2 s. A machine that is busy with something else for a moment gets two more tries.
    let fastest = site.startedIn
    for (let tries = 1; fastest >= 3000 && tries < 3; tries += 1) {
      const another = await startDevSite()
      fastest = Math.min(fastest, another.startedIn)
      await another.stop()
    }
    expect(fastest).toBeLessThan(3000)
  })

  for (const [language, colorScheme, width] of [
    ['da', 'dark', 320],
    ['zh', 'light', 1280],
  ] as const) {
    test(`the mock panel is for everyone, as the product is: ${language} ${colorScheme} ${width}`, async () => {
      const page = await context.newPage()
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`${site.url}/${language}/customer/partners`)
      await expect(heading(page, say(language, 'customer.partners.title'))).toBeVisible()
      await page.getByRole('button', { name: say(language, 'mock.panel.title') }).click()
      await expect(page.getByLabel(say(language, 'mock.panel.fault'), { exact: true })).toBeVisible()
      expect(await axeFaults(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    })
  }

  test('a partner is removed; a reload and a second tab see it, and the partner is refused', async () => {
    const page = await partnersPage()
    const second = await context.newPage()
    await second.goto(`${site.url}/en/customer/partners`)
    await expect(stateOf(second)).toContainText(t('access.state.relationship.active'))

    await toTheConfirmation(page)
    await act(page).click()
    await expect(heading(page, t('customer.remove.done.title', { partner }))).toBeVisible()
    await page.reload()
    await expect(heading(page, t('customer.remove.done.title', { partner }))).toBeVisible()

    await second.reload()
    await expect(stateOf(second)).toContainText(t('access.state.relationship.removed'))

    // The second tab becomes the partner; the first stays who it is.
    await chooseAndReload(second, 'person', 'lone@nordlys.example')
    await second.goto(`${site.url}/en/partner/clients`)
    await expect(second.locator('main')).toContainText(t('clientList.empty.title'))
    await page.goto(`${site.url}/en/account`)
    await expect(page.locator('main')).toContainText(admin)
  })

  for (const { fault, code } of [
    { fault: 'offline', code: 'offline' },
    { fault: 'lost', code: 'offline' },
    { fault: 'too-many', code: 'too-many-requests' },
    { fault: 'broken', code: 'unexpected' },
    { fault: 'conflict', code: 'idempotency-conflict' },
  ]) {
    test(`a bad day is told of and loses nothing: ${fault}`, async () => {
      const page = await partnersPage()
      await toTheConfirmation(page)
      await setFault(page, fault)
      await act(page).click()
      await expect(page.getByRole('alert')).toContainText(t(`errors.${code}.title`))
      await setFault(page, 'none')
      await act(page).click()
      await expect(heading(page, t('customer.remove.done.title', { partner }))).toBeVisible()
      await page.goto(`${site.url}/en/customer/activity`)
      await expect(page.getByText(t('activity.event.relationship-removed', { target: partner }))).toHaveCount(1)
    })
  }

  test('a slow day takes its time, and a second click does nothing', async () => {
    const page = await partnersPage()
    await toTheConfirmation(page)
    await setFault(page, 'slow')
    await act(page).dblclick()
    await expect(heading(page, t('customer.remove.confirm.heading', { partner }))).toBeVisible()
    await expect(heading(page, t('customer.remove.done.title', { partner }))).toBeVisible({ timeout: 15_000 })
  })

  test('signing out and in again leads back, and the link of an offer opens without a language', async () => {
    const page = await partnersPage()
    await page.getByRole('button', { name: t('common.account.menu') }).click()
    await page.getByRole('button', { name: t('common.account.signOut') }).click()
    await expect(page).toHaveURL(`${site.url}/en`)
    await page.goto(`${site.url}/en/partner/offers`)
    await expect(page.getByRole('heading', { name: t('mock.signIn.title') })).toBeVisible()
    await page.getByRole('button', { name: 'Lone Krag' }).click()
    await expect(page).toHaveURL(`${site.url}/en/partner/offers`)
    await page.locator('main').getByRole('link').filter({ hasText: 'Care agreement 2026' }).first().click()
    const link = await page.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
    await page.goto(link)
    await expect(page).toHaveURL(/\/en\/offers\/[a-z0-9]+$/)
    await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText(partner)
  })
})
