import { expect, test, type Page } from '@playwright/test'
import { peopleAt, type People } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'

let server: RunningServer
let people: People
test.beforeAll(async ({ browser }) => {
  server = await startServer()
  people = peopleAt(browser, server.url)
})
test.afterAll(async () => {
  await people.close()
  await server.stop()
})

const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)
const press = (page: Page, key: string, params = {}): Promise<void> =>
  page.getByRole('button', { name: t(key, params), exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a trial invitation leads somebody without an organization to a trial, and the partner to a client', async () => {
  test.setTimeout(120_000)
  // The partner invites, with delegated administration.
  const partner = await people.signIn('lone@nordlys.example', 'partner')
  await partner.getByRole('link', { name: t('partner.home.sendTrial'), exact: true }).click()
  await expect(heading(partner)).toHaveText(t('journeys.sendTrialInvitation.order.title'))
  await partner.getByLabel(t('offers.sendOffer.name.label')).fill('Autumn trial')
  await partner.locator('#products').check()
  const product = (await partner.locator('#products-label').textContent()) ?? ''
  await partner.getByLabel(t('selling.trial.licenses')).fill('7')
  await partner.getByLabel(t('selling.trial.country.label')).selectOption('DK')
  await press(partner, 'offers.sendOffer.continue')
  await partner.getByRole('radio', { name: t('selling.delegation.with') }).check()
  await partner.getByRole('radio', { name: t('access.role.full.name') }).check()
  await partner.getByRole('radio', { name: t('offers.sendOffer.length.open') }).check()
  await partner.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
  await press(partner, 'offers.sendOffer.continue')
  await partner.locator('input[type=checkbox][value=en]').check()
  await partner.getByLabel(t('offers.sendOffer.texts.terms')).fill('We act only on your request.')
  // A reload in the middle loses nothing.
  await partner.reload()
  await expect(partner.getByLabel(t('offers.sendOffer.texts.terms'))).toHaveValue('We act only on your request.')
  await press(partner, 'offers.sendOffer.continue')
  await press(partner, 'selling.trial.act')
  await expect(heading(partner)).toHaveText(t('offers.offer.created.trial'))
  const link = await partner.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
  const letter = await partner.getByLabel(t('offers.offer.letter.body'), { exact: true }).inputValue()
  expect(letter).toContain(t('offers.offer.facts.item', { product, count: 7 }))

  // Somebody who has no organization opens it, and makes one.
  const customer = await people.open()
  await customer.goto(link)
  await expect(heading(customer)).toContainText('Nordlys IT ApS')
  await customer.getByRole('link', { name: t('offer.order.newOrganization') }).click()
  await customer.getByLabel(t('newOrganization.name'), { exact: true }).fill('Ny & Co')
  await customer.getByLabel(t('newOrganization.prefix'), { exact: true }).fill('nyogco')
  await customer.getByLabel(t('newOrganization.address'), { exact: true }).fill('Nygade 1\n5000 Odense C')
  await customer.getByLabel(t('newOrganization.country'), { exact: true }).selectOption('DK')
  await customer.getByLabel(t('newOrganization.adminName'), { exact: true }).fill('Nina Ny')
  await customer.getByLabel(t('newOrganization.userName'), { exact: true }).fill('nina')
  await customer.getByLabel(t('newOrganization.email'), { exact: true }).fill('nina@mail.example')
  await customer.getByLabel(t('newOrganization.password'), { exact: true }).fill('seks sjove egern')
  await press(customer, 'newOrganization.action')
  const userName = await customer.getByLabel(t('newOrganization.done.userName'), { exact: true }).inputValue()
  await customer.getByRole('link', { name: t('newOrganization.done.signIn') }).click()

  // Signs in with it, says yes, checks, starts the trial.
  await people.fillIn(customer, userName, 'seks sjove egern')
  await expect(heading(customer)).toHaveText(t('ordering.heading.trial'))
  await customer
    .getByRole('radio', { name: t('offer.decision.yes') })
    .first()
    .check()
  await press(customer, 'offer.decision.next')
  await press(customer, 'ordering.check.act.trial', { organization: 'Ny & Co' })
  await expect(customer).toHaveURL(/\/customer\/receipts\//)
  const reference = new URL(customer.url()).pathname.split('/').at(-1) ?? ''
  await expect(customer.getByText(reference).first()).toBeVisible()
  await customer.getByRole('link', { name: t('customer.receipt.order.see') }).click()
  await expect(heading(customer)).toHaveText(t('common.pages.subscriptions'))
  await expect(customer.getByText(product).first()).toBeVisible()

  // The partner has the answer, and finds the subscription at its new client.
  await partner.goto(`${server.url}/en/messages`)
  await expect(partner.getByText(reference).first()).toBeAttached()
  await partner.goto(`${server.url}/en/partner/look-up?for=${userName.split('@')[1] ?? ''}`)
  await press(partner, 'lookup.action')
  await expect(partner.getByText('Ny & Co').first()).toBeVisible()
  await expect(partner.getByRole('main').getByText(product).first()).toBeVisible()

  expect(people.problems()).toEqual([])
})
