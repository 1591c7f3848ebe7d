import { expect, test, type Browser, type Page } from '@playwright/test'
import { languages, type Language } from '../../src/lib/languages.ts'
import { sendOffer } from '../support/offers.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'
import { watch } from '../support/watch.ts'

const htmlLang = { en: 'en', da: 'da', zh: 'zh-CN' } as const
const terms = 'We act <b>only</b> on request.\nSecond line & last.'

let server: RunningServer
let token: string
test.beforeAll(async () => {
  server = await startServer()
  const partner = new Visitor(server.url)
  await partner.signIn('lone@nordlys.example')
  token = await sendOffer(partner, { language: 'en', terms, validDays: 30, durationDays: 90 })
})
test.afterAll(() => server.stop())

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 780 } } as const

/** All that a page says, as a person reads it; the server knows no time zone but its own. */
/** What is read, but for the report of an offer: its form is the app's alone. */
async function textOf(page: Page, selector: string): Promise<string> {
  await page.locator('.not-for-me__report').evaluateAll((forms) => {
    for (const form of forms) form.remove()
  })
  const text = await page.locator(selector).innerText()
  return text.replaceAll(' UTC', '').replace(/\s+/g, ' ').trim()
}

async function open(browser: Browser, javaScriptEnabled: boolean, size: keyof typeof sizes = 'desktop'): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: sizes[size], timezoneId: 'UTC' })
  return context.newPage()
}

for (const language of languages) {
  const t = (key: string, params: Record<string, string | number> = {}): string => say(language, key, params)

  test(`an offer is read whole without JavaScript, ${language}`, async ({ browser }) => {
    const page = await open(browser, false)
    await page.goto(`${server.url}/${language}/offers/${token}`)
    await expect(page.locator('html')).toHaveAttribute('lang', htmlLang[language])
    await expect(page).toHaveTitle(new RegExp(t('offer.title', { partner: 'Nordlys IT ApS' })))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('offer.title', { partner: 'Nordlys IT ApS' }))
    for (const key of ['offer.who.heading', 'offer.length.heading', 'offer.terms.heading', 'offer.next.heading']) {
      await expect(page.getByRole('heading', { name: t(key), exact: true })).toBeVisible()
    }
    await expect(page.getByText(t('access.act.devices-manage'))).toBeVisible()
    await expect(page.getByText('We act <b>only</b> on request.')).toBeVisible()
    // Once, and not the general words. Texts inside `noscript` are found by their element only.
    await expect(page.locator('.no-script')).toHaveText([t('identity.shell.answer')])
    await expect(page.locator('.no-script')).toBeVisible()
    // What needs the app is not offered.
    await expect(page.getByRole('radio')).toHaveCount(0)

    // The language can be changed, too.
    const other: Language = language === 'da' ? 'zh' : 'da'
    await page.getByRole('button', { name: t('common.language.menu') }).click()
    await page.locator(`.ui-menu__list a[lang=${htmlLang[other]}]`).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      say(other, 'offer.title', { partner: 'Nordlys IT ApS' }),
    )
    await page.context().close()
  })

  test(`the app takes the place of the shell without a change, ${language}`, async ({ browser }) => {
    const still = await open(browser, false)
    const alive = await open(browser, true)
    const watched = await watch(alive.context(), server.url)
    for (const page of [still, alive]) await page.goto(`${server.url}/${language}/offers/${token}`)
    await expect(alive.getByRole('link', { name: t('offer.answer.signIn') })).toBeVisible()
    for (const part of ['.offer__head', '.offer__text'])
      expect(await textOf(still, part)).toBe(await textOf(alive, part))
    expect(await still.title()).toBe(await alive.title())
    for (const page of [still, alive]) await page.goto(`${server.url}/${language}`)
    await expect(alive.locator('#app')).toHaveAttribute('data-v-app')
    for (const part of ['h1', '.home__lead', '.home__way', '.home__sides'])
      expect(await textOf(still, part)).toBe(await textOf(alive, part))
    const drawn = (page: Page): Promise<string> =>
      page.locator('.home-picture').evaluate((picture) => picture.innerHTML.replaceAll(/<!--.*?-->/gs, ''))
    expect(await drawn(still)).toBe(await drawn(alive))
    const linksOf = (page: Page): Promise<string[]> =>
      page.locator('main a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    expect(await linksOf(still)).toEqual(await linksOf(alive))
    expect(watched.problems).toEqual([])
    await Promise.all([still, alive].map((page) => page.context().close()))
  })

  test(`a dead link, the front page and every other page say what they can, ${language}`, async ({ browser }) => {
    const page = await open(browser, false)
    await page.goto(`${server.url}/${language}/offers/gnobodygavethisout`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('errors.offer-unknown.title'))
    await expect(page.getByText(t('errors.offer-unknown.next'))).toBeVisible()
    await page.goto(`${server.url}/${language}/offers/c${token.slice(1)}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('errors.offer-wrong-cloud.title'))
    await expect(
      page.getByText(t('errors.offer-wrong-cloud.text', { cloud: t('errors.cloud.21vianet') })),
    ).toBeVisible()
    await page.goto(`${server.url}/${language}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('home.title'))
    await expect(page.locator('.no-script')).toHaveText([t('common.noScript')])
    for (const [path, name] of [
      ['partner', 'partnerHome'],
      ['customer/partners', 'partners'],
      ['no/such/page', 'notFound'],
    ] as const) {
      await page.goto(`${server.url}/${language}/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(`common.pages.${name}`))
      await expect(page.locator('.no-script')).toHaveText([t('common.noScript')])
    }
    await page.context().close()
  })
}

for (const size of ['desktop', 'phone'] as const) {
  test(`nothing moves when the app takes over, ${size}`, async ({ browser }) => {
    const page = await open(browser, true, size)
    // The app's code is held back until the shell has been looked at.
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route(/\/assets\/index-.*\.js/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${server.url}/en/offers/${token}`, { waitUntil: 'commit' })
    await expect(page.locator('#offer-not-me')).toBeVisible()
    // Nobody sees the page before its stylesheets have come (they hold up painting), but a measurement would.
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every((link) => link.sheet !== null),
    )
    const places = (): Promise<number[]> =>
      page
        .locator('h1, .offer__head .ui-notice, .offer__text h2, .words')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)))
    await page.evaluate(() => scrollTo(0, 400))
    const before = await places()
    release()
    await expect(page.getByRole('link', { name: say('en', 'offer.answer.signIn') })).toBeVisible()
    expect(await page.evaluate(() => scrollY)).toBe(400)
    expect(await places()).toEqual(before)
    await page.context().close()
  })
}
