import { expect, test } from '@playwright/test'
import type { Language } from '../../src/lib/languages.ts'
import { inSentence } from '../../src/ui/state/names.ts'
import { peopleAt, type People } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'

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
    let people: People
    test.beforeAll(async ({ browser }) => {
      server = await startServer({ cloud: run.cloud })
      people = peopleAt(browser, server.url, run.language)
    })
    test.afterAll(async () => {
      await people.close()
      await server.stop()
    })

    test('from the offer to the refused act', async () => {
      test.setTimeout(120_000)
      const { language } = run
      const t = (key: string, params: Record<string, string | number> = {}): string => say(language, key, params)

      // The partner composes an offer.
      const partner = await people.open()
      await partner.goto(`${server.url}/${language}/partner/offers/new/access`)
      await people.fillIn(partner, run.owner)
      await partner.getByLabel(t('offers.sendOffer.name.label')).fill('E2E')
      await partner.getByRole('radio', { name: t('access.role.full.name') }).check()
      await partner.getByRole('radio', { name: t('offers.sendOffer.length.open') }).check()
      await partner.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
      await partner.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
      await expect(partner.getByRole('heading', { level: 1 })).toHaveText(t('journeys.sendOffer.terms.title'))
      await partner.locator(`input[type=checkbox][value=${language}]`).check()
      await partner.getByLabel(t('offers.sendOffer.texts.terms')).fill(terms[language])
      await partner.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
      await expect(partner.getByRole('heading', { level: 1 })).toHaveText(t('journeys.sendOffer.check.title'))
      await partner.getByRole('button', { name: t('offers.sendOffer.check.act') }).click()
      await expect(partner.getByRole('heading', { level: 1 })).toHaveText(t('offers.offer.created.title'))

      // Its text and its link.
      const link = await partner.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
      const letter = await partner.getByLabel(t('offers.offer.letter.body'), { exact: true }).inputValue()
      expect(letter).toContain(link)
      expect(letter).toContain(terms[language])

      // The customer reads it, signed out, in their own language.
      const customer = await people.open()
      const pages = new Set<string>()
      customer.on('framenavigated', (frame) => {
        const { pathname } = new URL(frame.url())
        if (frame === customer.mainFrame() && pathname.startsWith(`/${language}/`)) pages.add(pathname)
      })
      await customer.goto(link)
      await expect(customer).toHaveURL(new RegExp(`/${language}/offers/`))
      await expect(customer.locator('html')).toHaveAttribute('lang', { en: 'en', da: 'da', zh: 'zh-CN' }[language])
      await expect(customer.getByRole('heading', { level: 1 })).toContainText(run.partner)
      await expect(customer.getByText(terms[language])).toBeVisible()
      await expect(customer.getByText(t('access.act.devices-manage'))).toBeVisible()

      // Signs in, says yes, checks, is done.
      await customer.getByRole('link', { name: t('offer.answer.signIn') }).click()
      await people.fillIn(customer, run.admin)
      await expect(customer.getByRole('heading', { level: 1 })).toHaveText(t('offer.decision.heading'))
      await customer
        .getByRole('radio', { name: t('offer.decision.yes'), exact: false })
        .first()
        .check()
      await customer.getByRole('button', { name: t('offer.decision.next') }).click()
      await customer
        .getByRole('button', { name: t('offer.check.authorize', { organization: inSentence(run.customer) }) })
        .click()
      await expect(customer).toHaveURL(/\/customer\/receipts\//)
      // The offer, the decision and the check: no more pages than these before the receipt.
      expect([...pages].map((path) => path.split('/').at(3 + Number(path.includes('/authorize/')) * 2))).toEqual([
        expect.stringMatching(/^[a-z0-9]{20,}$/),
        'decision',
        'check',
        expect.any(String),
      ])
      const reference = new URL(customer.url()).pathname.split('/').at(-1) ?? ''
      expect(reference).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/)
      await expect(customer.getByText(reference).first()).toBeVisible()

      // The partner has the mail, and sees the client.
      await partner.goto(`${server.url}/${language}/messages`)
      await expect(partner.getByText(reference).first()).toBeAttached()
      await partner.goto(`${server.url}/${language}/partner/clients`)
      await partner.getByRole('link', { name: run.customer }).click()

      // Enters with a reason, and resets a password.
      await partner.getByLabel(t('onBehalf.enter.reason')).fill(terms[language])
      await partner.getByRole('button', { name: t('onBehalf.enter.action') }).click()
      await expect(partner.getByText(t('onBehalf.banner.minutes', { count: 60 }))).toBeVisible()
      const row = partner.getByRole('row').filter({ hasText: run.user.name })
      const resetButton = row.getByRole('button', { name: t('clients.client.reset.action') })
      await resetButton.click()
      await partner.getByRole('button', { name: t('clients.client.reset.confirm'), exact: true }).click()
      const password = await partner.getByLabel(t('clients.client.reset.password'), { exact: true }).inputValue()
      await partner.getByRole('button', { name: t('clients.client.reset.close') }).click()

      // The user signs in with it, and must change it.
      const user = await people.open()
      await user.goto(`${server.url}/auth/sign-in?lang=${language}&return=/${language}/account`)
      await people.fillIn(user, run.user.userName, password)
      await expect(user.getByRole('heading', { level: 1 })).toHaveText(t('identity.newPassword.title'))
      await user.getByLabel(t('identity.newPassword.password'), { exact: true }).fill('a quite new password 7')
      await user.getByLabel(t('identity.newPassword.repeat'), { exact: true }).fill('a quite new password 7')
      await user.getByRole('button', { name: t('identity.newPassword.submit') }).click()
      await expect(user).toHaveURL(new RegExp(`/${language}/account`))
      await expect(user.getByText(run.user.name).first()).toBeVisible()

      // The customer reads the act.
      await customer.goto(`${server.url}/${language}/customer/activity`)
      const act = t('activity.event.password-reset', { target: inSentence(run.user.name) })
      await expect(customer.getByText(act)).toBeVisible()

      // Removes the partner: Delete, Yes, confirm.
      await customer.goto(`${server.url}/${language}/customer/partners`)
      await customer
        .getByRole('radio', { name: t('customer.partners.select', { partner: inSentence(run.partner) }) })
        .check()
      await customer.getByRole('button', { name: t('customer.partners.delete'), exact: true }).click()
      await customer.getByRole('button', { name: t('customer.remove.yes'), exact: true }).click()
      await customer
        .getByRole('button', { name: t('customer.remove.confirm.action', { organization: inSentence(run.customer) }) })
        .click()
      await expect(customer.getByRole('heading', { level: 1 })).toHaveText(
        t('customer.remove.done.title', { partner: inSentence(run.partner) }),
      )

      // The partner's next act, on the page still open, is refused in so many words.
      await resetButton.click()
      await partner.getByRole('button', { name: t('clients.client.reset.confirm'), exact: true }).click()
      await expect(partner.getByRole('heading', { level: 1 })).toHaveText(t('clients.client.gone.title'))
      await expect(partner.getByText(t('clients.client.gone.text'))).toBeVisible()
      await partner.getByRole('link', { name: t('clients.client.back') }).click()
      await expect(partner.getByRole('heading', { level: 1 })).toHaveText(t('clientList.title'))
      await expect(partner.getByRole('link', { name: run.customer })).toHaveCount(0)

      expect(people.problems()).toEqual([])
    })
  })
}
