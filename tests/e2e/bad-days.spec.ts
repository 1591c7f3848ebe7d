import { expect, test, type Route } from '@playwright/test'
import { languages } from '../../src/lib/languages.ts'
import { Guest, keysSent, rows } from '../support/badDays.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const owner = 'lone@nordlys.example'
const terms = 'Vi handler kun, når I beder om det. 我们仅应你的请求而操作。'
const offersApi = '**/api/offers'

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Answers the next command in the server’s place; whatever else is asked goes on. */
const answerCommands =
  (answer: (route: Route) => Promise<void>) =>
  async (route: Route): Promise<void> => {
    if (route.request().method() === 'POST') await answer(route)
    else await route.fallback()
  }

test('offline in the middle of a step, and back', async ({ browser }) => {
  const guest = await Guest.come(browser, 'da', server)
  await guest.enter(owner, 'partner')
  await guest.open('partner/offers/new/access')
  await guest.composeAccess('Uden net')
  await guest.page.context().setOffline(true)
  await guest.composeTerms(terms)
  await guest.press('offers.sendOffer.continue')
  await guest.heading('journeys.sendOffer.check.title')
  const keys = keysSent(guest.page)
  await guest.press('offers.sendOffer.check.act')
  await guest.sees('errors.offline.title')
  await guest.sees('errors.offline.next')
  await expect(guest.page.getByText(terms).first()).toBeVisible()
  await guest.page.context().setOffline(false)
  const before = rows(server, 'offers')
  await guest.press('errors.action.tryAgain')
  await guest.heading('offers.offer.created.title')
  expect(rows(server, 'offers')).toBe(before + 1)
  expect(new Set(keys).size).toBe(1)
  await guest.leave()
})

test('offline when another page is wanted: it says so, and goes on when there is a network', async ({ browser }) => {
  const guest = await Guest.come(browser, 'zh', server)
  await guest.enter(owner, 'partner/offers/new/access')
  await guest.composeAccess('断网')
  await guest.composeTerms(terms)
  await guest.page.context().setOffline(true)
  await guest.page.getByRole('link', { name: guest.t('common.nav.clients'), exact: true }).click()
  await guest.heading('common.outdated.title')
  await guest.page.context().setOffline(false)
  await guest.press('common.outdated.reload')
  await guest.heading('journeys.sendOffer.terms.title')
  await expect(guest.termsField()).toHaveValue(terms)
  await guest.leave()
})

test('a slow network: an act under way can’t be begun again', async ({ browser }) => {
  const guest = await Guest.come(browser, 'zh', server)
  await guest.enter(owner, 'account')
  await guest.compose('慢速网络', terms)
  const session = await guest.page.context().newCDPSession(guest.page)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 1500,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  const before = rows(server, 'offers')
  const keys = keysSent(guest.page)
  const button = guest.page.getByRole('button', { name: guest.t('offers.sendOffer.check.act') })
  await button.click()
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.click({ force: true })
  await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText(guest.t('offers.offer.created.title'), {
    timeout: 20_000,
  })
  expect(keys).toHaveLength(1)
  expect(rows(server, 'offers')).toBe(before + 1)
  await guest.leave()
})

test('a request that is given up: the next page is shown, and nothing is complained of', async ({ browser }) => {
  const guest = await Guest.come(browser, 'da', server)
  const faults: string[] = []
  guest.page.on('pageerror', (error) => faults.push(error.message))
  await guest.enter(owner, 'partner/offers')
  await guest.heading('offers.list.title')
  let asked = (): void => undefined
  const begun = new Promise<void>((resolve) => (asked = resolve))
  await guest.page.route('**/api/clients*', async (route) => {
    asked()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await route.continue().catch(() => undefined)
  })
  await guest.page.getByRole('link', { name: guest.t('common.nav.clients'), exact: true }).click()
  await begun
  await guest.page.getByRole('link', { name: guest.t('common.nav.offers'), exact: true }).click()
  await guest.heading('offers.list.title')
  await guest.page.waitForTimeout(2500)
  await guest.heading('offers.list.title')
  await expect(guest.page.locator('.problem')).toHaveCount(0)
  expect(faults).toEqual([])
  await guest.leave()
})

const answers = [
  { what: '429', code: 'too-many-requests', headers: { 'retry-after': '7' }, status: 429, wait: 7 },
  { what: '500', code: 'unexpected', headers: {}, status: 500, wait: null },
  { what: '503', code: 'unavailable', headers: { 'retry-after': '3' }, status: 503, wait: 3 },
] as const

for (const language of languages) {
  test(`429, 500 and 503 are told of, and lose nothing, ${language}`, async ({ browser }) => {
    const guest = await Guest.come(browser, language, server)
    await guest.enter(owner, 'account')
    await guest.compose(`Trouble ${language}`, terms)
    const before = rows(server, 'offers')
    const act = answerCommands(async (route) => {
      const { status, headers } = current
      // As a proxy in front of the server says it: no problem of ours in it.
      await route.fulfill({ status, headers: { ...headers, 'content-type': 'text/html' }, body: '<h1>Sorry</h1>' })
    })
    let current: (typeof answers)[number] = answers[0]
    await guest.page.route(offersApi, act)
    for (const answer of answers) {
      current = answer
      await guest.press('offers.sendOffer.check.act')
      const panel = guest.page.getByRole('alert').filter({ hasText: guest.t(`errors.${answer.code}.title`) })
      await expect(panel).toBeVisible()
      await expect(panel).toContainText(guest.t(`errors.${answer.code}.next`))
      if (answer.wait) await expect(panel).toContainText(guest.t('errors.wait.seconds', { count: answer.wait }))
      await expect(guest.page.getByText(terms).first()).toBeVisible()
    }
    await guest.page.unroute(offersApi, act)
    await guest.press('errors.action.tryAgain')
    await guest.heading('offers.offer.created.title')
    expect(rows(server, 'offers')).toBe(before + 1)
    await guest.leave()
  })

  test(`a list that can’t be had says so, and comes with another try, ${language}`, async ({ browser }) => {
    const guest = await Guest.come(browser, language, server)
    await guest.enter(owner, 'account')
    await guest.page.route('**/api/clients*', (route) => route.fulfill({ status: 503, body: '' }))
    await guest.open('partner/clients')
    await guest.sees('errors.unavailable.title')
    await guest.page.unroute('**/api/clients*')
    await guest.press('errors.action.tryAgain')
    await expect(guest.page.getByRole('link', { name: 'Brightwater Dental' })).toBeVisible()
    await guest.leave()
  })

  test(`the session ends in the middle of a journey, ${language}`, async ({ browser }) => {
    const guest = await Guest.come(browser, language, server)
    await guest.enter(owner, 'account')
    await guest.compose(`Session ${language}`, terms)
    await guest.page.context().clearCookies()
    const before = rows(server, 'offers')
    await guest.press('offers.sendOffer.check.act')
    await guest.sees('errors.not-signed-in.title')
    await guest.page.getByRole('link', { name: guest.t('errors.action.signIn') }).click()
    await guest.signIn(owner)
    await guest.heading('journeys.sendOffer.check.title')
    await expect(guest.page.getByText(terms).first()).toBeVisible()
    await guest.press('offers.sendOffer.check.act')
    await guest.heading('offers.offer.created.title')
    expect(rows(server, 'offers')).toBe(before + 1)
    await guest.leave()
  })
}

test('an answer that is lost after the act: another try does nothing twice', async ({ browser }) => {
  const guest = await Guest.come(browser, 'da', server)
  await guest.enter(owner, 'account')
  await guest.compose('Tabt svar', terms)
  const before = rows(server, 'offers')
  const keys = keysSent(guest.page)
  const lose = answerCommands(async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await guest.page.route(offersApi, lose)
  await guest.press('offers.sendOffer.check.act')
  await guest.sees('errors.offline.title')
  expect(rows(server, 'offers')).toBe(before + 1)
  await guest.page.unroute(offersApi, lose)
  await guest.press('errors.action.tryAgain')
  await guest.heading('offers.offer.created.title')
  expect(rows(server, 'offers')).toBe(before + 1)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  await guest.leave()
})

test('after a new deployment the old page reloads once, by itself, and keeps the answers', async ({ browser }) => {
  const guest = await Guest.come(browser, 'da', server)
  await guest.enter(owner, 'partner/offers/new/access')
  await guest.composeAccess('Ny udgave')
  await guest.composeTerms(terms)
  let documents = 0
  guest.page.on('request', (request) => {
    if (request.isNavigationRequest()) documents++
  })
  // The part is gone for the page of the old version; the one that comes with a reload knows its own.
  await guest.page.route('**/assets/ClientsPage-*.js', (route) =>
    documents === 0 ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue(),
  )
  await guest.page.getByRole('link', { name: guest.t('common.nav.clients'), exact: true }).click()
  await guest.heading('clientList.title')
  expect(documents).toBe(1)
  await guest.open('partner/offers/new/terms')
  await expect(guest.termsField()).toHaveValue(terms)
  await guest.leave()
})

for (const language of languages) {
  test(`a part that stays away: one reload, then it is said, ${language}`, async ({ browser }) => {
    const guest = await Guest.come(browser, language, server)
    await guest.enter(owner, 'partner/offers/new/access')
    await guest.composeAccess('Gone')
    await guest.composeTerms(terms)
    await guest.page.route('**/assets/ClientsPage-*.js', (route) => route.fulfill({ status: 404, body: 'Not found' }))
    let documents = 0
    guest.page.on('request', (request) => {
      if (request.isNavigationRequest()) documents++
    })
    await guest.page.getByRole('link', { name: guest.t('common.nav.clients'), exact: true }).click()
    await guest.heading('common.outdated.title')
    await guest.sees('common.outdated.body')
    expect(documents).toBe(1)
    await guest.open('partner/offers/new/terms')
    await expect(guest.termsField()).toHaveValue(terms)
    await guest.leave()
  })
}
