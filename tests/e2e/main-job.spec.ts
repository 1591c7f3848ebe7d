import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import type { Language } from '../../src/lib/languages.ts'
import { inSentence } from '../../src/ui/state/names.ts'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { watch, type Watched } from '../support/watch.ts'

interface Run {
  readonly cloud: 'global' | '21vianet'
  readonly language: Language
  readonly owner: string
  readonly admin: string
  readonly user: { readonly name: string; readonly userName: string }
  readonly partner: string
  readonly customer: string
}

const globalPeople = {
  cloud: 'global',
  owner: 'lone@nordlys.example',
  admin: 'freja@havblik.example',
  user: { name: 'Mads Vinther', userName: 'mads@havblik.example' },
  partner: 'Nordlys IT ApS',
  customer: 'Havblik Design A/S',
} as const

const runs: readonly Run[] = [
  { ...globalPeople, language: 'en' },
  { ...globalPeople, language: 'da' },
  { ...globalPeople, language: 'zh' },
  {
    cloud: '21vianet',
    language: 'zh',
    owner: 'zhoumin@beichen.example',
    admin: 'linxiaoyu@haian.example',
    user: { name: '王磊', userName: 'wanglei@haian.example' },
    partner: '北辰云服务有限公司',
    customer: '海岸设计有限公司',
  },
]

const terms: Readonly<Record<Language, string>> = {
  en: 'We act only on your request.',
  da: 'Vi handler kun, når I beder om det.',
  zh: '我们仅应你的请求而操作。',
}

for (const run of runs) {
  test.describe(`the main job, ${run.language} on ${run.cloud}`, () => {
    let server: RunningServer
    let watched: Watched
    test.beforeAll(async () => {
      server = await startServer({ cloud: run.cloud })
    })
    test.afterAll(async () => {
      await server.stop()
    })

    test('from the offer to the refused act', async ({ browser }) => {
      test.setTimeout(120_000)
      const { language } = run
      const t = (key: string, params: Record<string, string | number> = {}): string => say(language, key, params)
      const open = async (): Promise<{ context: BrowserContext; page: Page }> => {
        const context = await browser.newContext({ locale: { en: 'en-GB', da: 'da-DK', zh: 'zh-CN' }[language] })
        watched = await watch(context, server.url, watched)
        return { context, page: await context.newPage() }
      }
      const signIn = async (page: Page, userName: string, password = demoPassword): Promise<void> => {
        await page.getByLabel(t('identity.signIn.userName')).fill(userName)
        await page.getByLabel(t('identity.signIn.password'), { exact: true }).fill(password)
        await page.getByRole('button', { name: t('identity.signIn.submit'), exact: true }).click()
      }

      // The partner composes an offer.
      const partner = await open()
      await partner.page.goto(`${server.url}/${language}/partner/offers/new/access`)
      await signIn(partner.page, run.owner)
      await partner.page.getByLabel(t('offers.sendOffer.name.label')).fill('E2E')
      await partner.page.getByRole('radio', { name: t('access.role.full.name') }).check()
      await partner.page.getByRole('radio', { name: t('offers.sendOffer.length.open') }).check()
      await partner.page.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
      await partner.page.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
      await expect(partner.page.getByRole('heading', { level: 1 })).toHaveText(t('journeys.sendOffer.terms.title'))
      await partner.page.locator(`input[type=checkbox][value=${language}]`).check()
      await partner.page.getByLabel(t('offers.sendOffer.texts.terms')).fill(terms[language])
      await partner.page.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
      await expect(partner.page.getByRole('heading', { level: 1 })).toHaveText(t('journeys.sendOffer.check.title'))
      await partner.page.getByRole('button', { name: t('offers.sendOffer.check.act') }).click()
      await expect(partner.page.getByRole('heading', { level: 1 })).toHaveText(t('offers.offer.created.title'))

      // Its text and its link.
      const link = await partner.page.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
      const letter = await partner.page.getByLabel(t('offers.offer.letter.body'), { exact: true }).inputValue()
      expect(letter).toContain(link)
      expect(letter).toContain(terms[language])

      // The customer reads it, signed out, in their own language.
      const customer = await open()
      const pages = new Set<string>()
      customer.page.on('framenavigated', (frame) => {
        const { pathname } = new URL(frame.url())
        if (frame === customer.page.mainFrame() && pathname.startsWith(`/${language}/`)) pages.add(pathname)
      })
      await customer.page.goto(link)
      await expect(customer.page).toHaveURL(new RegExp(`/${language}/offers/`))
      await expect(customer.page.locator('html')).toHaveAttribute('lang', { en: 'en', da: 'da', zh: 'zh-CN' }[language])
      await expect(customer.page.getByRole('heading', { level: 1 })).toContainText(run.partner)
      await expect(customer.page.getByText(terms[language])).toBeVisible()
      await expect(customer.page.getByText(t('access.act.devices-manage'))).toBeVisible()

      // Signs in, says yes, checks, is done.
      await customer.page.getByRole('link', { name: t('offer.answer.signIn') }).click()
      await signIn(customer.page, run.admin)
      await expect(customer.page.getByRole('heading', { level: 1 })).toHaveText(t('offer.decision.heading'))
      await customer.page
        .getByRole('radio', { name: t('offer.decision.yes'), exact: false })
        .first()
        .check()
      await customer.page.getByRole('button', { name: t('offer.decision.next') }).click()
      await customer.page
        .getByRole('button', { name: t('offer.check.authorize', { organization: inSentence(run.customer) }) })
        .click()
      await expect(customer.page).toHaveURL(/\/customer\/receipts\//)
      // The offer, the decision and the check: no more pages than these before the receipt.
      expect([...pages].map((path) => path.split('/').at(3 + Number(path.includes('/authorize/')) * 2))).toEqual([
        expect.stringMatching(/^[a-z0-9]{20,}$/),
        'decision',
        'check',
        expect.any(String),
      ])
      const reference = new URL(customer.page.url()).pathname.split('/').at(-1) ?? ''
      expect(reference).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/)
      await expect(customer.page.getByText(reference).first()).toBeVisible()

      // The partner has the mail, and sees the client.
      await partner.page.goto(`${server.url}/${language}/messages`)
      await expect(partner.page.getByText(reference).first()).toBeAttached()
      await partner.page.goto(`${server.url}/${language}/partner/clients`)
      await partner.page.getByRole('link', { name: run.customer }).click()

      // Enters with a reason, and resets a password.
      await partner.page.getByLabel(t('onBehalf.enter.reason')).fill(terms[language])
      await partner.page.getByRole('button', { name: t('onBehalf.enter.action') }).click()
      await expect(partner.page.getByText(t('onBehalf.banner.minutes', { count: 60 }))).toBeVisible()
      const row = partner.page.getByRole('row').filter({ hasText: run.user.name })
      const resetButton = row.getByRole('button', { name: t('clients.client.reset.action') })
      await resetButton.click()
      await partner.page.getByRole('button', { name: t('clients.client.reset.confirm'), exact: true }).click()
      const password = await partner.page.getByLabel(t('clients.client.reset.password'), { exact: true }).inputValue()
      await partner.page.getByRole('button', { name: t('clients.client.reset.close') }).click()

      // The user signs in with it, and must change it.
      const user = await open()
      await user.page.goto(`${server.url}/auth/sign-in?lang=${language}&return=/${language}/account`)
      await signIn(user.page, run.user.userName, password)
      await expect(user.page.getByRole('heading', { level: 1 })).toHaveText(t('identity.newPassword.title'))
      await user.page.getByLabel(t('identity.newPassword.password'), { exact: true }).fill('a quite new password 7')
      await user.page.getByLabel(t('identity.newPassword.repeat'), { exact: true }).fill('a quite new password 7')
      await user.page.getByRole('button', { name: t('identity.newPassword.submit') }).click()
      await expect(user.page).toHaveURL(new RegExp(`/${language}/account`))
      await expect(user.page.getByText(run.user.name).first()).toBeVisible()

      // The customer reads the act.
      await customer.page.goto(`${server.url}/${language}/customer/activity`)
      const act = t('activity.event.password-reset', { target: inSentence(run.user.name) })
      await expect(customer.page.getByText(act)).toBeVisible()

      // Removes the partner: Delete, Yes, confirm.
      await customer.page.goto(`${server.url}/${language}/customer/partners`)
      await customer.page
        .getByRole('radio', { name: t('customer.partners.select', { partner: inSentence(run.partner) }) })
        .check()
      await customer.page.getByRole('button', { name: t('customer.partners.delete'), exact: true }).click()
      await customer.page.getByRole('button', { name: t('customer.remove.yes'), exact: true }).click()
      await customer.page
        .getByRole('button', { name: t('customer.remove.confirm.action', { organization: inSentence(run.customer) }) })
        .click()
      await expect(customer.page.getByRole('heading', { level: 1 })).toHaveText(
        t('customer.remove.done.title', { partner: inSentence(run.partner) }),
      )

      // The partner's next act, on the page still open, is refused in so many words.
      await resetButton.click()
      await partner.page.getByRole('button', { name: t('clients.client.reset.confirm'), exact: true }).click()
      await expect(partner.page.getByRole('heading', { level: 1 })).toHaveText(t('clients.client.gone.title'))
      await expect(partner.page.getByText(t('clients.client.gone.text'))).toBeVisible()
      await partner.page.getByRole('link', { name: t('clients.client.back') }).click()
      await expect(partner.page.getByRole('heading', { level: 1 })).toHaveText(t('clientList.title'))
      await expect(partner.page.getByRole('link', { name: run.customer })).toHaveCount(0)

      expect(watched.problems).toEqual([])
      await Promise.all([partner, customer, user].map(({ context }) => context.close()))
    })
  })
}
