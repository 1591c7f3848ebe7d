import { expect, test, type Page } from '@playwright/test'
import { inSentence } from '../../src/ui/state/names.ts'
import { peopleAt } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)
const press = (page: Page, key: string, params = {}): Promise<void> =>
  page.getByRole('button', { name: t(key, params), exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

const lone = 'lone@nordlys.example'

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ world: 'two-partners' })
})
test.afterAll(async () => {
  await server.stop()
})

test('a purchase offer without administration is changed, bought in its newest version, and makes no client', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const people = peopleAt(browser, server.url)
  const partner = await people.signIn(lone, 'partner')
  await partner.getByRole('link', { name: t('partner.home.sendPurchase'), exact: true }).click()
  await partner.getByLabel(t('offers.sendOffer.name.label')).fill('Mail for the studio')
  await partner.locator('#products').check()
  const product = (await partner.locator('#products-label').textContent()) ?? ''
  await partner.locator('input[id^=licenses-]').fill('3')
  await partner.locator('#billing-2').check()
  await press(partner, 'offers.sendOffer.continue')
  await partner.locator('#delegation-2').check()
  await partner.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
  await press(partner, 'offers.sendOffer.continue')
  await partner.locator('input[type=checkbox][value=en]').check()
  await partner.getByLabel(t('offers.sendOffer.texts.terms')).fill('Paid within 30 days.')
  await press(partner, 'offers.sendOffer.continue')
  await press(partner, 'selling.purchase.act')
  await expect(heading(partner)).toHaveText(t('offers.offer.created.purchase'))
  const link = await partner.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()

  // A customer has read it, and stands before the last button, when the partner changes the number of licenses.
  const customer = await people.signIn('oliver@harborfinch.example', 'account')
  await customer.goto(link)
  await customer.getByRole('link', { name: t('offer.answer.answer'), exact: true }).click()
  await customer.getByRole('radio').first().check()
  await press(customer, 'offer.decision.next')
  const order = { organization: inSentence('Harbor & Finch Ltd') }
  await expect(customer.getByRole('button', { name: t('ordering.check.act.purchase', order) })).toBeVisible()

  await partner.getByRole('link', { name: t('sharing.revise.start'), exact: true }).click()
  await partner.locator('input[id^=licenses-]').fill('5')
  for (let pages = 0; pages < 3; pages += 1) await press(partner, 'offers.sendOffer.continue')
  await press(partner, 'revise.act')
  await expect(partner).toHaveURL(/changed=2/)
  // The list of versions, which is closed, says it as well.
  const item = t('offers.offer.facts.item', { product, count: 5 })
  await expect(partner.getByText(item).filter({ visible: true })).toBeVisible()

  // What was on the screen can't be bought any more; what is offered now can, once it was read.
  await press(customer, 'ordering.check.act.purchase', order)
  await expect(heading(customer)).toHaveText(t('errors.offer-changed.title'))
  await customer.getByRole('link', { name: t('offer.answer.readAgain') }).click()
  await expect(customer.getByText(item).filter({ visible: true }).first()).toBeVisible()
  await customer.getByRole('link', { name: t('offer.answer.answer'), exact: true }).click()
  await customer.getByRole('radio').first().check()
  await press(customer, 'offer.decision.next')
  await press(customer, 'ordering.check.act.purchase', order)
  await expect(customer).toHaveURL(/\/customer\/receipts\//)
  await customer.getByRole('link', { name: t('customer.receipt.order.see') }).click()
  await expect(customer.getByRole('row').filter({ hasText: product }).first()).toContainText('5')

  // The partner hears of it, and has no new client by it.
  await partner.goto(`${server.url}/en/partner/clients`)
  await expect(partner.getByRole('link', { name: 'Havblik Design A/S' })).toBeVisible()
  await expect(partner.getByRole('link', { name: 'Harbor & Finch Ltd' })).toHaveCount(0)
  expect(people.problems()).toEqual([])
  await people.close()
})

test('a client is looked up by a user; a stranger’s company looks like none at all', async ({ browser }) => {
  const people = peopleAt(browser, server.url)
  const partner = await people.signIn(lone, 'partner/look-up')
  const look = async (what: string): Promise<void> => {
    await partner.getByLabel(t('lookup.field.label'), { exact: true }).fill(what)
    const answered = partner.waitForResponse(/look-?up/i)
    await press(partner, 'lookup.action')
    await answered
  }
  const nothing = async (what: string): Promise<string> => {
    await look(what)
    await expect(partner.getByRole('heading', { name: t('lookup.none.title') })).toBeVisible()
    return (await partner.getByRole('main').innerText()).replaceAll(what, '…')
  }
  await look('mads@havblik.example')
  await expect(
    partner.getByRole('heading', { name: t('lookup.found', { client: 'Havblik Design A/S' }) }),
  ).toBeVisible()
  await press(partner, 'lookup.admins')
  await expect(partner.getByRole('row').filter({ hasText: 'freja@havblik.example' })).toBeVisible()
  expect(await nothing('harborfinch.example')).toBe(await nothing('nowhere.example'))
  await look('havblik.example')
  await partner.getByRole('link', { name: t('lookup.administer'), exact: true }).click()
  await expect(partner.getByLabel(t('onBehalf.enter.reason'))).toBeVisible()
  expect(people.problems()).toEqual([])
  await people.close()
})
