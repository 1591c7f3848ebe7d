import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { languages } from '../../src/lib/languages.ts'
import { Guest, keysSent, rows } from '../support/badDays.ts'
import { sendOffer } from '../support/offers.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const owner = 'lone@nordlys.example'
const admin = 'freja@havblik.example'
const otherAdmin = 'oliver@harborfinch.example'
const terms = 'Vi handler kun, når I beder om det.'

let server: RunningServer
let dataDir: string
test.beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'mandate-trouble-'))
  server = await startServer({ dataDir })
})
test.afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function newOffer(): Promise<string> {
  const partner = new Visitor(server.url)
  await partner.signIn(owner)
  return sendOffer(partner, { language: 'en' })
}

for (const language of languages) {
  test(`two tabs with different people: the old one does not act for the new one, ${language}`, async ({ browser }) => {
    const token = await newOffer()
    const first = await Guest.come(browser, language, server)
    await first.enter(admin, 'account')
    await first.decide(token)
    // Somebody else signs in, in another tab of the same browser.
    const page = await first.page.context().newPage()
    await page.goto(`${server.url}/auth/sign-in?switch=1&lang=${language}&return=/${language}/account`)
    await page.getByLabel(first.t('identity.signIn.userName')).fill(otherAdmin)
    await page.getByLabel(first.t('identity.signIn.password'), { exact: true }).fill('try-mandate-demo')
    await page.getByRole('button', { name: first.t('identity.signIn.submit'), exact: true }).click()
    await expect(page.getByText(otherAdmin).last()).toBeVisible()

    const before = rows(server, 'relationships')
    await first.press('offer.check.authorize', { organization: 'Havblik Design A/S' })
    const panel = first.page.getByRole('alert')
    await expect(panel).toContainText(first.t('errors.other-person.title'))
    await expect(panel).toContainText(first.t('errors.other-person.text'))
    expect(rows(server, 'relationships')).toBe(before)
    // Nor does it have to be tried: the tab looks again when it is looked at.
    await first.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(first.page.getByRole('button', { name: 'Oliver Finch' })).toBeVisible()
    await expect(first.page.locator('.decision__for')).toContainText('Harbor & Finch Ltd')
    await expect(first.page.getByText('Havblik Design A/S')).toHaveCount(0)
    await first.leave()
  })
}

test('the server is killed in the middle and comes back: what was typed is kept, and the act is done once', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const guest = await Guest.come(browser, 'zh', server)
  await guest.enter(owner, 'account')
  await guest.open('partner/offers/new/access')
  await guest.composeAccess('服务器重启')
  await guest.composeTerms(terms)
  const before = rows(server, 'offers')
  await server.end(0, 'SIGKILL')
  await guest.press('offers.sendOffer.continue')
  await guest.heading('journeys.sendOffer.check.title')
  const keys = keysSent(guest.page)
  await guest.press('offers.sendOffer.check.act')
  await guest.sees('errors.offline.title')
  await expect(guest.page.getByText(terms).first()).toBeVisible()
  server = await startServer({ dataDir, port: server.port })
  await guest.press('errors.action.tryAgain')
  await guest.heading('offers.offer.created.title')
  expect(rows(server, 'offers')).toBe(before + 1)
  expect(new Set(keys).size).toBe(1)
  await guest.leave()
})

const stores = [
  {
    what: 'full',
    break: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    },
  },
  {
    what: 'forbidden',
    break: () => {
      for (const name of ['sessionStorage', 'localStorage']) {
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('forbidden', 'SecurityError')
          },
        })
      }
    },
  },
] as const

for (const store of stores) {
  test(`storage that is ${store.what}: the journey goes on, and what was typed stays while the page does`, async ({
    browser,
  }) => {
    const guest = await Guest.come(browser, 'da', server)
    const faults: string[] = []
    guest.page.on('pageerror', (error) => faults.push(error.message))
    await guest.page.context().addInitScript(store.break)
    await guest.enter(owner, 'account')
    await guest.compose('Uden lager', terms)
    await guest.page.goBack()
    await expect(guest.termsField()).toHaveValue(terms)
    await guest.press('offers.sendOffer.continue')
    // Also by way of another page of the app.
    await guest.page.getByRole('link', { name: guest.t('common.nav.clients'), exact: true }).click()
    await guest.heading('clientList.title')
    await guest.page.goBack()
    await guest.heading('journeys.sendOffer.check.title')
    const before = rows(server, 'offers')
    await guest.press('offers.sendOffer.check.act')
    await guest.heading('offers.offer.created.title')
    expect(rows(server, 'offers')).toBe(before + 1)
    expect(faults).toEqual([])
    await guest.leave()
  })
}

test('a double click on every acting button acts once', async ({ browser }) => {
  test.setTimeout(120_000)
  const partner = await Guest.come(browser, 'da', server)
  const customer = await Guest.come(browser, 'da', server)
  const double = async (guest: Guest, key: string, params: Record<string, string> = {}): Promise<void> => {
    await guest.page.getByRole('button', { name: guest.t(key, params), exact: true }).dblclick()
  }
  const more = (table: string): (() => number) => {
    const before = rows(server, table)
    return () => rows(server, table) - before
  }

  // Send an offer.
  await partner.enter(owner, 'account')
  await partner.compose('Dobbeltklik', terms)
  const offers = more('offers')
  await double(partner, 'offers.sendOffer.check.act')
  await partner.heading('offers.offer.created.title')
  expect(offers()).toBe(1)
  const link = await partner.page.getByLabel(partner.t('offers.offer.link.label'), { exact: true }).inputValue()
  const offerPage = partner.page.url()

  // Authorize it.
  await customer.enter(admin, 'account')
  await customer.decide(link.split('/').at(-1) ?? '')
  const [relationships, answers] = [more('relationships'), more('answers')]
  await double(customer, 'offer.check.authorize', { organization: 'Havblik Design A/S' })
  await expect(customer.page).toHaveURL(/\/customer\/receipts\//)
  expect([relationships(), answers()]).toEqual([1, 1])

  // Reset a password.
  await partner.open('partner/clients')
  await partner.page.getByRole('link', { name: 'Havblik Design A/S' }).click()
  await partner.page.getByLabel(partner.t('onBehalf.enter.reason')).fill('Mads har glemt sin adgangskode')
  await double(partner, 'onBehalf.enter.action')
  await partner.page
    .getByRole('row')
    .filter({ hasText: 'Mads Vinther' })
    .getByRole('button', { name: partner.t('clients.client.reset.action') })
    .click()
  const activities = more('activities')
  await double(partner, 'clients.client.reset.confirm')
  await expect(partner.page.getByLabel(partner.t('clients.client.reset.password'), { exact: true })).toBeVisible()
  expect(activities()).toBe(1)

  // Remove the partner.
  await customer.open('customer/partners')
  await customer.page
    .getByRole('radio', { name: customer.t('customer.partners.select', { partner: 'Nordlys IT ApS' }) })
    .check()
  await customer.press('customer.partners.delete')
  await customer.press('customer.remove.yes')
  const removals = more('activities')
  await double(customer, 'customer.remove.confirm.action', { organization: 'Havblik Design A/S' })
  await customer.heading('customer.remove.done.title', { partner: 'Nordlys IT ApS' })
  expect(removals()).toBe(1)

  // Decline.
  const token = await newOffer()
  await customer.open(`offers/${token}/authorize/decision`)
  await customer.page
    .getByRole('radio', { name: customer.t('offer.decision.no'), exact: false })
    .first()
    .check()
  await customer.press('offer.decision.next')
  const declined = more('answers')
  await double(customer, 'offer.decline.action', { organization: 'Havblik Design A/S' })
  await customer.heading('offer.decline.done.title')
  expect(declined()).toBe(1)

  // Withdraw.
  await partner.page.goto(offerPage)
  const sent = keysSent(partner.page)
  await partner.press('offers.offer.withdraw.action')
  await partner.page
    .getByRole('dialog')
    .getByRole('button', { name: partner.t('offers.offer.withdraw.action'), exact: true })
    .dblclick()
  await partner.sees('offers.offer.withdraw.done')
  expect(sent).toHaveLength(1)
  await Promise.all([partner.leave(), customer.leave()])
})
