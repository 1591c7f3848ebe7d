import { expect, type Page } from '@playwright/test'
import { inSentence } from '../../src/ui/state/names.ts'
import { say } from '../support/say.ts'
import { tour as stops } from '../support/tour.ts'
import { test, type Look } from '../support/tour-fixture.ts'

const t = (key: string, params: Record<string, string | number> = {}): string => say('en', key, params)
const look: Look = { language: 'en', theme: 'light', width: 1280 }

function stopNamed(name: string): (typeof stops)[number] {
  const found = stops.find((stop) => stop.name === name)
  if (!found) throw new Error(`The tour has no stop ${name}`)
  return found
}

/** Keeps what the live regions of a page say from now on, as a screen reader would read it out. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const read = (node: Node): void => {
      const region = (node instanceof Element ? node : node.parentElement)?.closest('[aria-live=polite], [role=status]')
      const text = region?.textContent?.trim()
      if (text && !region?.closest('.ui-skeleton')) heard.push(text)
    }
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest('[aria-live=polite], [role=status]'),
        ),
      )
      for (const region of regions) if (region) read(region)
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
}

test('each step of a journey has its heading in focus, its own title, and is told once', async ({ tour }) => {
  const page = await tour.open(stopNamed('send-offer-access'), look)
  const heading = page.getByRole('heading', { level: 1 })
  const titles = [await page.title()]

  const heard = await listen(page)
  await page.getByLabel(t('offers.sendOffer.name.label')).fill('Focus')
  await page.getByRole('radio', { name: t('access.role.limited.name') }).check()
  await page.getByRole('radio', { name: t('offers.sendOffer.length.open') }).check()
  await page.getByRole('radio', { name: t('offers.sendOffer.validity.always') }).check()
  await page.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
  await expect(heading).toHaveText(t('journeys.sendOffer.terms.title'))
  await expect(heading).toBeFocused()
  titles.push(await page.title())
  const step = (await heard()).filter((text) => text.includes(t('journeys.sendOffer.terms.title')))
  expect(step).toHaveLength(1)
  expect(step[0]).toContain(t('ui.step', { step: 2, total: 3 }))

  await page.goBack()
  await expect(heading).toHaveText(t('journeys.sendOffer.access.title'))
  await expect(heading).toBeFocused()
  expect(new Set(titles).size).toBe(titles.length)
  await page.close()
})

test('errors are summed up: the summary has the focus, leads to the fields, and the title says so', async ({
  tour,
}) => {
  const page = await tour.open(stopNamed('send-offer-errors'), look)
  const summary = page.locator('.ui-errors')
  await expect(summary).toBeFocused()
  await expect(page).toHaveTitle(
    t('common.title.error', {
      title: t('common.title.page', { page: t('journeys.sendOffer.access.title'), brand: 'Mandate' }),
    }),
  )
  const links = summary.getByRole('link')
  for (let index = 0; index < (await links.count()); index++) {
    const link = links.nth(index)
    const id = ((await link.getAttribute('href')) ?? '').slice(1)
    const words = (await link.innerText()).trim()
    await link.click()
    const field = page.locator(`[id="${id}"]`)
    await expect(field).toBeFocused()
    // The same words stand at the field, and belong to it.
    const described = await field.evaluate((element) => {
      const holders = [element, element.closest('fieldset')]
      const ids = holders.flatMap((one) => (one?.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
      return ids.map((one) => document.getElementById(one)?.textContent ?? '').join(' ')
    })
    expect(described).toContain(words)
  }
  // Asked again, it is told again.
  await page.getByRole('button', { name: t('offers.sendOffer.continue') }).click()
  await expect(summary).toBeFocused()
  await page.close()

  const signIn = await tour.open(stopNamed('sign-in-wrong'), look)
  await expect(signIn.getByRole('alert')).toBeFocused()
  await expect(signIn).toHaveTitle(new RegExp(`^${t('ui.error')}`))
  await signIn.close()
})

test('a dialog takes the focus, keeps it, and gives it back', async ({ tour }) => {
  const page = await tour.open(stopNamed('client'), look)
  const opener = page.getByRole('button', { name: new RegExp(`^${t('clients.client.reset.action')}`) }).first()
  const dialog = page.getByRole('dialog')
  for (const close of ['Escape', 'button'] as const) {
    await opener.focus()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('heading')).toBeFocused()
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab')
      // Chromium lets the focus go to its own bars, never to the page behind.
      const inside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      )
      expect(inside).toBe(true)
    }
    if (close === 'Escape') await page.keyboard.press('Escape')
    else await dialog.getByRole('button', { name: t('clients.client.reset.cancel') }).click()
    await expect(dialog).toBeHidden()
    await expect(opener).toBeFocused()
  }
  await page.close()
})

test('a menu gives the focus back, and copying says what happened once', async ({ tour }) => {
  const page = await tour.open(stopNamed('offer-details'), look)
  const menu = page.locator('.account-menu button').first()
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: t('common.account.profile') })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()

  const heard = await listen(page)
  await page
    .getByRole('button', { name: new RegExp(`^${t('ui.copy.action')}`) })
    .first()
    .click()
  await expect.poll(async () => (await heard()).length).toBe(1)
  expect([t('ui.copy.done'), t('ui.copy.selected')]).toContain((await heard())[0])
  await page.close()
})

test('going to another page tells of it, with the focus on its heading', async ({ tour }) => {
  const page = await tour.open(stopNamed('partner-home'), look)
  const heard = await listen(page)
  await page
    .getByRole('navigation', { name: t('common.nav.label') })
    .getByRole('link', { name: t('common.nav.clients') })
    .click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(t('clientList.title'))
  await expect(heading).toBeFocused()
  await expect(page).toHaveTitle(`${t('clientList.title')} – Mandate`)
  expect((await heard()).filter((text) => text === inSentence(t('clientList.title'))).length).toBeLessThanOrEqual(1)
  await page.close()
})

test('on a phone the pages are one button away, by keys, and Escape gives the focus back', async ({ tour }) => {
  const page = await tour.open(stopNamed('partner-home'), { ...look, width: 390 })
  const menu = page.getByRole('button', { name: t('common.nav.menu') })
  const clients = page
    .getByRole('navigation', { name: t('common.nav.label') })
    .getByRole('link', { name: t('common.nav.clients') })
  await expect(clients).toBeHidden()
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(clients).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(clients).toBeHidden()
  await expect(menu).toBeFocused()

  await page.keyboard.press('Enter')
  await clients.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: t('clientList.title') })).toBeFocused()
  await expect(clients).toBeHidden()
  await page.close()
})
