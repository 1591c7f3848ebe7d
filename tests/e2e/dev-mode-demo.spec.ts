import { expect as hasty, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDemo, serveFiles, type RunningSite } from '../support/devSite.ts'
import { say } from '../support/say.ts'
import { watch } from '../support/watch.ts'

/** The whole server starts with each page here, which takes a busy machine its time. */
const expect = hasty.configure({ timeout: 20_000 })

test.describe('npm run build:demo: files on a static host', () => {
  let folder: string
  let site: RunningSite

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    folder = await mkdtemp(path.join(tmpdir(), 'mandate-demo-'))
    await buildDemo(folder)
    site = await serveFiles(folder)
  })
  test.afterAll(async () => {
    await site.stop()
    await rm(folder, { recursive: true })
  })

  test('says on every page that it is a demo, keeps what is done, and can be reset', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'da-DK' })
    const watched = await watch(context, site.url)
    const page = await context.newPage()
    const notice = page.getByText(say('da', 'mock.demo.notice'))
    await page.goto(`${site.url}/da/account`)
    await page.getByRole('button', { name: 'Lone Krag' }).click()
    await expect(notice).toBeVisible()
    await expect(page.locator('main')).toContainText('Lone Krag')

    // An address that only the app knows, as the host has no file for it.
    await page.goto(`${site.url}/da/partner/offers`)
    await page.locator('main').getByRole('link').filter({ hasText: 'Care agreement 2026' }).first().click()
    await expect(page).toHaveURL(/\/da\/partner\/offers\/[a-z0-9]+$/)
    await page.reload()
    await expect(notice).toBeVisible()
    await page.goto(await page.getByLabel(say('da', 'offers.offer.link.label'), { exact: true }).inputValue())
    await expect(page).toHaveURL(/\/da\/offers\//)
    await expect(notice).toBeVisible()

    // The world is made anew: its offers have other tokens.
    const before = page.url()
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: say('da', 'mock.demo.reset') }).click(),
    ])
    await page.goto(before)
    await expect(page.locator('main')).toContainText(say('da', 'errors.offer-unknown.title'))
    expect(watched.problems).toEqual([])
    await context.close()
  })
})
