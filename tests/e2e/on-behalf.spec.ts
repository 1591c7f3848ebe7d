import { expect, test, type Page } from '@playwright/test'
import { inSentence } from '../../src/ui/state/names.ts'
import { peopleAt } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const client = 'Havblik Design A/S'
const partner = 'Nordlys IT ApS'
const lone = 'lone@nordlys.example'
const freja = 'freja@havblik.example'

const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)
const press = (page: Page, key: string, params = {}): Promise<void> =>
  page.getByRole('button', { name: t(key, params), exact: true }).click()

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ world: 'two-partners' })
})
test.afterAll(async () => {
  await server.stop()
})

async function enter(page: Page, reason: string): Promise<void> {
  await page.getByRole('link', { name: client }).click()
  await page.getByLabel(t('onBehalf.enter.reason')).fill(reason)
  await press(page, 'onBehalf.enter.action')
  await expect(page.getByText(t('onBehalf.banner.title', { client: inSentence(client) }))).toBeVisible()
}

const tab = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: t('onBehalf.tabs') })
    .getByRole('link', { name: t(`onBehalf.section.${name}`) })
    .click()

test('with full administration a partner works in a client, and the client reads every act', async ({ browser }) => {
  test.setTimeout(120_000)
  const people = peopleAt(browser, server.url)
  const helper = await people.signIn(lone, 'partner/clients')
  await enter(helper, 'Nina begins on Monday.')

  // A new user, whose password is shown once, with an admin role and a license.
  await helper.getByRole('link', { name: t('onBehalf.user.add') }).click()
  await press(helper, 'onBehalf.user.addAction')
  await expect(helper.getByRole('alert')).toContainText(`${t('onBehalf.user.name')}: ${t('errors.field.required')}`)
  await helper.getByLabel(t('onBehalf.user.name'), { exact: true }).fill('Nina Ny')
  await helper.getByLabel(t('onBehalf.user.userName'), { exact: true }).fill('nina')
  await helper.getByLabel(t('onBehalf.user.email'), { exact: true }).fill('nina@mail.example')
  await press(helper, 'onBehalf.user.addAction')
  const password = await helper.getByLabel(t('onBehalf.user.password'), { exact: true }).inputValue()
  await helper
    .getByRole('main')
    .getByRole('link', { name: t('onBehalf.user.back') })
    .first()
    .click()
  await helper.getByRole('rowheader').getByRole('link', { name: 'Nina Ny' }).click()
  await helper.getByLabel(t('onBehalf.user.roleLabel'), { exact: true }).selectOption('password-admin')
  await press(helper, 'onBehalf.user.roleSave')
  await expect(helper.getByText(t('onBehalf.user.saved')).first()).toBeVisible()
  await helper.getByRole('checkbox').first().check()
  await press(helper, 'onBehalf.user.licensesSave')
  await expect(helper.getByText(t('onBehalf.user.saved')).first()).toBeVisible()

  // She signs in with it.
  const nina = await people.open()
  await nina.goto(`${server.url}/auth/sign-in?lang=en&return=/en/account`)
  await people.fillIn(nina, 'nina@havblik.example', password)
  await expect(nina.getByRole('heading', { level: 1 })).toHaveText(t('identity.newPassword.title'))

  // A domain that has to be proven, and a request.
  await tab(helper, 'domains')
  await helper.getByLabel(t('onBehalf.domains.name'), { exact: true }).fill('shop.havblik.example')
  await press(helper, 'onBehalf.domains.addAction')
  await expect(helper.getByLabel(t('onBehalf.domains.recordValue'), { exact: true })).toHaveValue(
    /^mandate-domain-proof=/,
  )
  await tab(helper, 'devices')
  await expect(helper.getByText(t('onBehalf.devices.text'))).toBeVisible()
  await tab(helper, 'requests')
  await helper.getByRole('link', { name: t('serviceRequests.create') }).click()
  await helper.getByLabel(t('serviceRequests.subject'), { exact: true }).fill('Mail comes late')
  await helper.getByLabel(t('serviceRequests.text'), { exact: true }).fill('Since Monday, for everybody.')
  await press(helper, 'serviceRequests.create')
  await expect(helper.getByText('Since Monday, for everybody.')).toBeVisible()

  // The client's admin reads all of it at once, and answers.
  const admin = await people.signIn(freja, 'customer/activity')
  const acts = admin.getByRole('main')
  for (const [event, target] of [
    ['on-behalf-entered', ''],
    ['user-added', 'Nina Ny'],
    ['admin-role-assigned', 'Nina Ny'],
    ['license-assigned', 'Nina Ny'],
    ['domain-added', 'shop.havblik.example'],
    ['service-request-created', 'Mail comes late'],
  ] as const) {
    const said = t(`activity.event.${event}`, { target: inSentence(target) })
    await expect(acts.getByRole('row').filter({ hasText: said }).first()).toBeVisible()
  }
  await expect(acts.getByText('Nina begins on Monday.').first()).toBeVisible()
  await admin.goto(`${server.url}/en`)
  await admin.getByRole('link', { name: 'Mail comes late' }).click()
  await admin.getByLabel(t('serviceRequests.answer'), { exact: true }).fill('Only on the phones.')
  await press(admin, 'serviceRequests.send')
  await helper.reload()
  await expect(helper.getByText('Only on the phones.')).toBeVisible()

  // Whoever leaves has to say anew why they come.
  await press(helper, 'onBehalf.banner.leave')
  await expect(helper.getByLabel(t('onBehalf.enter.reason'))).toBeVisible()
  expect(people.problems()).toEqual([])
  await people.close()
})

test('with limited administration a partner resets passwords, and nothing else', async ({ browser }) => {
  const people = peopleAt(browser, server.url)
  const helper = await people.signIn('jonas@nordlys.example', 'partner/clients')
  await enter(helper, 'Mads called.')
  await expect(helper.getByText(t('onBehalf.unavailable.limited')).first()).toBeVisible()
  await expect(helper.getByRole('link', { name: t('onBehalf.user.add') })).toHaveCount(0)
  const row = helper.getByRole('row').filter({ hasText: 'Mads Vinther' })
  await row.getByRole('button', { name: t('clients.client.reset.action') }).click()
  await press(helper, 'clients.client.reset.confirm')
  await expect(helper.getByLabel(t('clients.client.reset.password'), { exact: true })).not.toHaveValue('')
  await press(helper, 'clients.client.reset.close')
  const admin = helper.getByRole('row').filter({ hasText: freja })
  await expect(admin.getByRole('button', { name: t('clients.client.reset.action') })).toHaveCount(0)
  await tab(helper, 'domains')
  await expect(helper.getByText(t('onBehalf.unavailable.limited')).first()).toBeVisible()
  expect(people.problems()).toEqual([])
  await people.close()
})

test('a customer gives a partner less, keeps it out by the guard, and both hold at once', async ({ browser }) => {
  test.setTimeout(90_000)
  const people = peopleAt(browser, server.url)
  const helper = await people.signIn(lone, 'partner/clients')
  await enter(helper, 'Sofie changes her department.')
  await helper.getByRole('rowheader').getByRole('link', { name: 'Mads Vinther' }).click()
  await expect(helper.getByLabel(t('onBehalf.user.roleLabel'), { exact: true })).toBeVisible()

  // The admin takes full administration away while the partner's page is open.
  const admin = await people.signIn(freja, 'customer/partners')
  await admin
    .getByRole('row')
    .filter({ hasText: partner })
    .getByRole('link', { name: t('relationship.details') })
    .click()
  await admin.getByRole('link', { name: t('relationship.changeLink') }).click()
  await admin.getByRole('radio', { name: t('access.role.limited.name') }).check()
  await press(admin, 'relationship.change.next')
  await press(admin, 'relationship.change.act', { partner: inSentence(partner) })
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(
    t('relationship.change.title.done', { partner: inSentence(partner) }),
  )
  await helper.getByLabel(t('onBehalf.user.roleLabel'), { exact: true }).selectOption('password-admin')
  await press(helper, 'onBehalf.user.roleSave')
  await expect(helper.getByText(t('onBehalf.user.saved'))).toHaveCount(0)
  await helper.goto(`${server.url}/en/partner/clients`)
  await expect(helper.getByRole('row').filter({ hasText: client })).toContainText(t('access.role.limited.name'))

  // The guard: the offer can't be authorized any more by the other company, either, once it keeps the partner out.
  const other = await people.signIn('oliver@harborfinch.example', 'customer/guard')
  await other.getByRole('radio', { name: t('guard.mode.block.label') }).check()
  await other.getByLabel(t('guard.blocked'), { exact: true }).fill('nordlys.example')
  await press(other, 'guard.save')
  await expect(other.getByText(t('guard.saved'))).toBeVisible()
  await helper.goto(`${server.url}/en/partner/offers`)
  await helper.getByRole('rowheader').getByRole('link').first().click()
  const link = await helper.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
  await other.goto(link)
  await expect(
    other.getByRole('heading', {
      name: t('offer.obstacle.guarded.title', { organization: inSentence('Harbor & Finch Ltd') }),
    }),
  ).toBeVisible()
  await other
    .getByRole('main')
    .getByRole('link', { name: t('common.pages.guard'), exact: true })
    .click()
  await expect(other.getByLabel(t('guard.blocked'), { exact: true })).toHaveValue('nordlys.example')
  expect(people.problems()).toEqual([])
  await people.close()
})
