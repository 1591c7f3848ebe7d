import { expect, test, type Page } from '@playwright/test'
import { peopleAt, type People } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'

let server: RunningServer
let people: People

test.beforeAll(async ({ browser }) => {
  server = await startServer({ world: 'waiting-offer' })
  people = peopleAt(browser, server.url)
})
test.afterAll(async () => {
  await people.close()
  await server.stop()
})

const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)
const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true })

test('a partner follows who opens its offer, by links made of a list', async ({ browser }) => {
  const owner = await people.signIn('lone@nordlys.example', 'partner/offers')
  await owner.getByRole('main').getByRole('table').getByRole('link').first().click()
  await owner.getByRole('link', { name: t('sharing.list.add'), exact: true }).click()

  await owner
    .getByLabel(t('sharing.add.list.label'), { exact: true })
    .fill('Navn;E-mail\nHavblik;freja@havblik.example\nNobody;nowhere\n哈尔滨;a@harbin.example')
  await button(owner, 'sharing.add.list.action').click()
  await expect(owner.getByText(t('sharing.add.made', { count: 2 }))).toBeVisible()
  await expect(owner.getByText(t('sharing.add.list.badTitle', { count: 1 }))).toBeVisible()
  await expect(owner.getByLabel(t('sharing.add.list.label'), { exact: true })).toHaveValue(
    'Navn;E-mail\nNobody;nowhere',
  )

  await owner.getByRole('link', { name: 'Havblik', exact: true }).click()
  const link = await owner.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
  const download = owner.waitForEvent('download')
  await button(owner, 'sharing.outputs.mail.eml').click()
  expect((await download).suggestedFilename()).toBe('Havblik.eml')

  // Opening it without signing in is nothing that is recorded.
  const stranger = await browser.newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await owner.reload()
  await expect(owner.getByText(t('sharing.state.waiting'), { exact: true })).toBeVisible()

  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  const customer = await people.signIn('freja@havblik.example', `offers/${token}`)
  await expect(customer.getByRole('heading', { level: 1 })).toBeVisible()
  await owner.goto(owner.url().replace(/\/[^/]+$/, ''))
  const opened = owner.getByRole('row', { name: /Havblik/ })
  await expect(async () => {
    await owner.reload()
    await expect(opened).toContainText(t('sharing.state.opened'), { timeout: 2000 })
  }).toPass()
  await expect(owner.getByRole('row', { name: /哈尔滨/ })).toContainText(t('sharing.state.waiting'))
  expect(people.problems()).toEqual([])
})
