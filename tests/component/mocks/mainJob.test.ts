import { expect, it, vi } from 'vitest'
import { mountPage } from '../support/mountPage.ts'

// The first test also waits for the whole app to be compiled.
vi.setConfig({ testTimeout: 30_000 })

const owner = 'lone@nordlys.example'
const admin = 'freja@havblik.example'
const partner = 'Nordlys IT ApS'
const customer = 'Havblik Design A/S'

it.each(['en', 'da', 'zh'] as const)('from the offer to the refused act (%s)', async (language) => {
  // The partner sends an offer.
  const page = await mountPage('/partner/offers/new/access', { world: 'waiting-offer', person: owner, language })
  const { t } = page
  await page.fill(t('offers.sendOffer.name.label'), 'Test')
  await page.choose(t('access.role.full.name'))
  await page.choose(t('offers.sendOffer.length.open'))
  await page.choose(t('offers.sendOffer.validity.always'))
  await page.press(t('offers.sendOffer.continue'))
  await page.heading(t('journeys.sendOffer.terms.title'))
  const boxOf = () => page.root.find(`input[type=checkbox][value=${language}]`)
  await expect.poll(() => boxOf().exists()).toBe(true)
  const box = boxOf()
  if (!(box.element as HTMLInputElement).checked) await box.setValue(true)
  await page.fill(t('offers.sendOffer.texts.terms'), 'ABC')
  await page.press(t('offers.sendOffer.continue'))
  await page.heading(t('journeys.sendOffer.check.title'))
  await page.press(t('offers.sendOffer.check.act'))
  await page.heading(t('offers.offer.created.title'))
  const link = ((await page.field(t('offers.offer.link.label'))).element as HTMLInputElement).value
  const token = new URL(link).pathname.replace('/o/', '')

  // The customer reads it signed out, and authorizes it signed in.
  await page.visit(`/offers/${token}`, null)
  await page.says('ABC')
  expect((await page.control(t('offer.answer.signIn'))).attributes('href')).toContain('/auth/sign-in')
  await page.visit(`/offers/${token}/authorize/decision`, admin)
  await page.heading(t('offer.decision.heading'))
  await page.choose(t('offer.decision.yes'))
  await page.press(t('offer.decision.next'))
  await page.heading(t('offer.check.heading'))
  await page.press(t('offer.check.authorize', { organization: customer }))
  await expect.poll(() => page.path()).toMatch(/\/customer\/receipts\/[A-Z2-7]{5}-[A-Z2-7]{5}$/)
  const reference = page.path().split('/').at(-1) ?? ''
  await page.says(reference)

  // The partner has the mail, sees the client, and resets a password.
  await page.visit('/messages', owner)
  await page.says(reference)
  await page.visit('/partner/clients', owner)
  await page.press(customer)
  await page.fill(t('onBehalf.enter.reason'), 'ABC')
  await page.press(t('onBehalf.enter.action'))
  await page.press(t('clients.client.reset.of', { user: 'Mads Vinther' }))
  await page.press(t('clients.client.reset.confirm'))
  const password = await page.field(t('clients.client.reset.password'))
  expect((password.element as HTMLInputElement).value).not.toBe('')
  const clientPath = page.path()

  // The customer reads what was done, and removes the partner.
  await page.visit('/customer/activity', admin)
  await page.says(t('activity.event.password-reset', { target: 'Mads Vinther' }))
  await page.says(t('activity.event.on-behalf-entered'))
  const [relationship] = (await page.as(admin).relationships.list()).items
  await page.visit(`/customer/partners/${relationship?.id}/remove/decision`, admin)
  await page.press(t('customer.remove.yes'))
  await page.press(t('customer.remove.confirm.action', { organization: customer }))
  await page.heading(t('customer.remove.done.title', { partner }))

  // The partner is refused, and the client is gone.
  await page.visit(clientPath, owner)
  await page.says(t('clients.client.gone.title'))
  await page.visit('/partner/clients', owner)
  await page.says(t('clientList.empty.title'))
})

it('refuses a password reset that was begun before the removal', async () => {
  const page = await mountPage('/partner/clients', { world: 'two-partners', person: owner })
  const { t } = page
  await page.press(customer)
  await page.fill(t('onBehalf.enter.reason'), 'ABC')
  await page.press(t('onBehalf.enter.action'))
  await page.press(t('clients.client.reset.of', { user: 'Mads Vinther' }))
  const { relationships } = page.as(admin)
  const relationship = (await relationships.list()).items.find((one) => one.partner.name === partner)
  await relationships.remove(relationship?.id ?? '', { key: crypto.randomUUID() })
  await page.press(t('clients.client.reset.confirm'))
  await page.says(t('clients.client.gone.title'))
  const { items } = await page.as(admin).relationships.activity()
  expect(items.some(({ event }) => event === 'password-reset')).toBe(false)
})
