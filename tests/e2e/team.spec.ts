import { expect, test, type Page } from '@playwright/test'
import type { Language } from '../../src/lib/languages.ts'
import { peopleAt, type People } from '../support/people.ts'
import { say } from '../support/say.ts'
import { startServer, type RunningServer } from '../support/server.ts'

interface Run {
  readonly cloud: 'global' | '21vianet'
  readonly language: Language
  readonly owner: string
  readonly seller: { readonly name: string; readonly userName: string }
  readonly client: { readonly name: string; readonly domain: string }
  readonly user: string
  readonly admin: string
  readonly adminUserName: string
}

const globalPeople = {
  cloud: 'global',
  owner: 'lone@nordlys.example',
  seller: { name: 'Signe Toft', userName: 'signe@nordlys.example' },
  client: { name: 'Havblik Design A/S', domain: 'havblik.example' },
  user: 'Mads Vinther',
  admin: 'Sofie Dahl',
  adminUserName: 'sofie@havblik.example',
} as const

const runs: readonly Run[] = [
  { ...globalPeople, language: 'en' },
  { ...globalPeople, language: 'da' },
  { ...globalPeople, language: 'zh' },
]

for (const run of runs) {
  test.describe(`assigning access, ${run.language} on ${run.cloud}`, () => {
    let server: RunningServer
    let people: People
    test.beforeAll(async ({ browser }) => {
      server = await startServer({ cloud: run.cloud, world: 'two-partners' })
      people = peopleAt(browser, server.url, run.language)
    })
    test.afterAll(async () => {
      await people.close()
      await server.stop()
    })

    const { language } = run
    const t = (key: string, params: Record<string, string | number> = {}): string => say(language, key, params)
    const heading = (page: Page) => page.getByRole('heading', { level: 1 })
    const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true })

    /** *Active users* › the user › *Edit* › *Settings* › the answer › *Save*. */
    async function assign(owner: Page, choose: () => Promise<void>): Promise<void> {
      await owner.goto(`${server.url}/${language}/partner/users`)
      await owner.getByRole('link', { name: run.seller.name }).click()
      await owner.getByRole('link', { name: t('team.member.edit') }).click()
      await expect(heading(owner)).toHaveText(t('team.access.question'))
      await choose()
      await button(owner, 'team.access.continue').click()
      await expect(heading(owner)).toHaveText(t('team.access.check'))
      await button(owner, 'team.access.save').click()
    }

    async function reset(staff: Page, name: string): Promise<void> {
      await staff.getByRole('row').filter({ hasText: name }).getByRole('button').click()
      await staff
        .getByRole('dialog')
        .getByRole('button', { name: t('clients.client.reset.confirm'), exact: true })
        .click()
    }

    test('takes effect at once, and ends at once on the open page', async () => {
      test.setTimeout(120_000)
      const staff = await people.signIn(run.seller.userName, 'partner/clients')
      await staff.getByRole('link', { name: run.client.name }).click()
      await expect(staff.getByText(t('partner.standing.noAccess.text'))).toBeVisible()

      const owner = await people.signIn(run.owner, 'partner/users')
      await assign(owner, async () => {
        await owner.getByRole('radio', { name: t('team.access.yes'), exact: true }).check()
        await owner.getByRole('radio', { name: t('access.role.limited.name'), exact: true }).check()
      })
      await expect(heading(owner)).toContainText(t('access.role.limited.name'))

      // On the session that was open before: an ordinary user's password, but no admin's.
      await staff.reload()
      await staff.getByLabel(t('onBehalf.enter.reason')).fill(run.user)
      await button(staff, 'onBehalf.enter.action').click()
      const admin = staff.getByRole('row').filter({ hasText: run.admin })
      await expect(admin).toContainText(t('clients.client.refusal.access-limited'))
      await expect(admin.getByRole('button')).toHaveCount(0)
      await reset(staff, run.user)
      await expect(staff.getByLabel(t('clients.client.reset.password'), { exact: true })).toHaveValue(/^[a-z2-7-]{19}$/)
      await button(staff, 'clients.client.reset.close').click()

      // The look-up finds the client, and says one thing of everybody else.
      const clientPage = staff.url()
      await staff.goto(`${server.url}/${language}/partner/look-up`)
      const lookUp = async (query: string): Promise<void> => {
        await staff.getByLabel(t('lookup.field.label')).fill(query)
        await button(staff, 'lookup.action').click()
      }
      await lookUp('harborfinch.example')
      await expect(staff.getByText(t('lookup.none.text'))).toBeVisible()
      await lookUp(run.client.domain)
      await expect(staff.getByRole('link', { name: t('lookup.administer') })).toBeVisible()
      await button(staff, 'lookup.admins').click()
      await expect(staff.getByRole('row').filter({ hasText: run.admin })).toBeVisible()
      await staff.getByRole('link', { name: t('lookup.administer') }).click()
      await expect(staff).toHaveURL(clientPage)
      await expect(staff.getByRole('row').filter({ hasText: run.user })).toBeVisible()

      // Taken away while that page is open: what is pressed there is refused.
      await assign(owner, () => owner.getByRole('radio', { name: t('team.access.no'), exact: true }).check())
      await expect(heading(owner)).toContainText(run.seller.name)
      await reset(staff, run.user)
      await expect(staff.getByRole('dialog')).toContainText(t('errors.access-not-assigned.title'))

      // The client can read all of it.
      const customer = await people.signIn(run.adminUserName, 'customer/activity')
      await expect(customer.getByText(t('activity.event.looked-up', { target: run.client.domain }))).toBeVisible()
      await expect(customer.getByText(t('activity.event.password-reset', { target: run.user }))).toHaveCount(1)
      expect(people.problems()).toEqual([])
    })
  })
}
