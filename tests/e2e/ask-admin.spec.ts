import { expect, test, type Page } from '@playwright/test'
import { peopleAt, type People } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { inSentence } from '../../src/ui/state/names.ts'

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
const partner = inSentence('Nordlys IT ApS')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, key: string, params = {}): Promise<void> =>
  page.getByRole('button', { name: t(key, params), exact: true }).click()

test('who may not answer an offer asks an admin, and their open page goes on when it is authorized', async () => {
  test.setTimeout(120_000)
  const owner = await people.signIn('lone@nordlys.example', 'partner/offers')
  await owner.getByRole('main').getByRole('table').getByRole('link').first().click()
  const link = await owner.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
  const token = new URL(link).pathname.split('/').at(-1) ?? ''

  // Their clock is ours, so that nobody has to wait for the page to look again.
  const user = await people.signIn('mads@havblik.example', `offers/${token}`)
  await user.clock.install()
  await user.reload()
  await expect(user.getByRole('heading', { name: t('offer.obstacle.not-customer-admin.title') })).toBeVisible()
  await press(user, 'asking.admin.ask')
  await expect(user.getByText(t('asking.admin.waiting'))).toBeVisible()
  // A reload in the middle forgets nothing.
  await user.reload()
  await expect(user.getByText(t('asking.admin.waiting'))).toBeVisible()
  await expect(user.getByRole('button', { name: t('asking.admin.ask'), exact: true })).toHaveCount(0)

  // The admin has a mail with the link, and is told on the front page.
  const admin = await people.signIn('freja@havblik.example', 'messages')
  await expect(admin.getByRole('main').getByText(token).first()).toBeAttached()
  await admin.goto(`${server.url}/en/`)
  await admin
    .getByRole('link', { name: t('today.asked', { person: inSentence('Mads Vinther'), partner }), exact: true })
    .click()
  await expect(admin).toHaveURL(`${server.url}/en/offers/${token}`)
  await admin.getByRole('link', { name: t('offer.answer.answer'), exact: true }).click()
  await expect(heading(admin)).toHaveText(t('offer.decision.heading'))
  await admin
    .getByRole('radio', { name: t('offer.decision.yes') })
    .first()
    .check()
  await press(admin, 'offer.decision.next')
  await press(admin, 'offer.check.authorize', { organization: inSentence('Havblik Design A/S') })
  await expect(admin).toHaveURL(/\/customer\/receipts\//)

  // The page that was open all the time says so, untouched.
  await user.clock.fastForward(16_000)
  await expect(user.getByText(t('asking.admin.authorizedTitle', { partner }))).toBeVisible()
  await expect(user.getByText(t('asking.admin.waiting'))).toHaveCount(0)
  // And nothing waits for the admin any more.
  await admin.goto(`${server.url}/en/`)
  await expect(admin.getByRole('heading', { name: t('today.partners') })).toBeVisible()
  await expect(admin.getByRole('heading', { name: t('today.waiting') })).toHaveCount(0)

  expect(people.problems()).toEqual([])
})
