import { expect, type Locator, type Page } from '@playwright/test'
import { worldOf } from '../../server/worlds/worlds.ts'
import { inSentence } from '../../src/ui/state/names.ts'
import { say } from '../support/say.ts'
import { test } from '../support/tour-fixture.ts'

const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)

/** Whether what has the focus shows it, and nothing lies over it. */
async function expectFocusSeen(page: Page): Promise<void> {
  const fault = await page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing has the focus'
    element.getAnimations().forEach((animation) => animation.finish())
    const ring = [element, element.closest('label'), element.parentElement].some(
      (one) => one && getComputedStyle(one).outlineStyle !== 'none',
    )
    const name = `${element.localName}.${element.className} “${element.textContent?.trim().slice(0, 40) ?? ''}”`
    if (!ring) return `${name} has the focus and doesn't show it`
    const { left, top, width, height } = element.getBoundingClientRect()
    // In the middle of what the window shows of it: a long field may go on below.
    const middle = (Math.max(top, 0) + Math.min(top + height, innerHeight)) / 2
    const at = document.elementFromPoint(left + Math.min(width / 2, 20), middle)
    const seen = at !== null && (element.contains(at) || at.contains(element) || at.closest('label')?.contains(element))
    return seen ? null : `${name} has the focus and can't be seen`
  })
  expect(fault).toBeNull()
}

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor()
  for (let presses = 0; presses < 80; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
    if (await page.evaluate(() => document.activeElement !== document.body)) await expectFocusSeen(page)
  }
  throw new Error(`80 times ${key} did not lead to ${target.toString()}`)
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** The heading of a step has the focus, and the page's title names it. */
async function expectStep(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(title)
  await expect(heading).toBeFocused()
  await expect(page).toHaveTitle(`${title} – Mandate`)
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

test.use({ cloud: 'global' })

test('the main job by keyboard alone', async ({ tour }) => {
  test.setTimeout(90_000)
  const partner = await (await tour.as('owner')).newPage()
  await partner.goto(`${tour.url}/en/partner`)
  await partner.getByRole('heading', { level: 1 }).waitFor()

  // The first Tab from the top of the page offers to skip what is on every page.
  await partner.reload()
  await partner.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(partner, partner.locator('.skip-link'), 'Shift+Tab')
  await partner.keyboard.press('Enter')
  await expect(partner.locator('main')).toBeFocused()

  await press(partner, partner.getByRole('link', { name: t('partner.home.delegateOffer') }).first())
  await expectStep(partner, t('journeys.sendOffer.access.title'))
  await tabTo(partner, partner.getByLabel(t('offers.sendOffer.name.label')))
  await partner.keyboard.type('By keyboard')
  await tabTo(partner, partner.getByRole('radio').first())
  await partner.keyboard.press('ArrowDown')
  await partner.keyboard.press('ArrowUp')
  await tabTo(partner, partner.getByRole('radio', { name: t('offers.sendOffer.length.open') }))
  await partner.keyboard.press('Space')
  await tabTo(partner, partner.getByRole('radio', { name: t('offers.sendOffer.validity.always') }))
  await partner.keyboard.press('Space')
  await press(partner, button(partner, t('offers.sendOffer.continue')))

  await expectStep(partner, t('journeys.sendOffer.terms.title'))
  const english = partner.locator('input[type=checkbox][value=en]')
  await tabTo(partner, english)
  if (!(await english.isChecked())) await partner.keyboard.press('Space')
  await tabTo(partner, partner.getByLabel(t('offers.sendOffer.texts.terms')))
  await partner.keyboard.type('We act only on your request.')
  await press(partner, button(partner, t('offers.sendOffer.continue')))

  await expectStep(partner, t('journeys.sendOffer.check.title'))
  await press(partner, button(partner, t('offers.sendOffer.check.act')))
  await expectStep(partner, t('offers.offer.created.title'))
  const link = await partner.getByLabel(t('offers.offer.link.label'), { exact: true }).inputValue()
  await partner.close()

  const people = worldOf('two-partners', 'global').organizations.flatMap((one) =>
    one.people.map((person) => ({ ...person, of: one.name })),
  )
  const customer = people.find(({ demo }) => demo === 'other-admin')?.of ?? ''
  const partnerName = inSentence(people.find(({ demo }) => demo === 'partner-owner')?.of ?? '')

  const admin = await (await tour.as('otherAdmin')).newPage()
  await admin.goto(link)
  await admin.getByRole('heading', { level: 1 }).waitFor()
  await press(admin, admin.getByRole('link', { name: t('offer.answer.answer') }))
  await expectStep(admin, t('offer.decision.heading'))
  await tabTo(admin, admin.getByRole('radio').first())
  await admin.keyboard.press('Space')
  await press(admin, button(admin, t('offer.decision.next')))
  await expectStep(admin, t('offer.check.heading'))
  await press(admin, button(admin, t('offer.check.authorize', { organization: inSentence(customer) })))
  await expect(admin).toHaveURL(/\/customer\/receipts\//)
  await expect(admin.getByRole('heading', { level: 1 })).toBeFocused()

  await press(admin, admin.getByRole('link', { name: t('customer.receipt.remove.link') }))
  await expectStep(admin, t('customer.partners.title'))
  await tabTo(admin, admin.getByRole('radio').first())
  await admin.keyboard.press('Space')
  await press(admin, button(admin, t('customer.partners.delete')))
  await expectStep(admin, t('customer.remove.question', { partner: partnerName }))
  await press(admin, button(admin, t('customer.remove.yes')))
  await expectStep(admin, t('customer.remove.confirm.heading', { partner: partnerName }))
  await press(
    admin,
    button(admin, t('customer.remove.confirm.action', { organization: inSentence(customer) })),
    'Space',
  )
  await expectStep(admin, t('customer.remove.done.title', { partner: partnerName }))
  await admin.close()
})
