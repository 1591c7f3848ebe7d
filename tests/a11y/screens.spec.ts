import { expect } from '@playwright/test'
import { axeFaults } from '../support/axe.ts'
import { tour as stops } from '../support/tour.ts'
import { dealtLook, inOneLanguage, looksAt, nameOf, test, type Look } from '../support/tour-fixture.ts'
import { shiftsOf, sidewaysFaults, smallTargets } from '../support/tour-layout.ts'
import { withoutExceptions } from './exceptions.ts'

/** How much of the screen may move while a page comes up. */
const mostShift = 0.02

for (const [index, stop] of stops.entries()) {
  const looks = looksAt(index)
  // Those of one language share an opened page, as a window that is turned or made smaller does.
  const openings = stop.byWidth ? looks.map((look): [Look] => [look]) : inOneLanguage(looks)
  test(`${stop.name}: axe, targets, zoom and shifts`, async ({ tour }) => {
    test.setTimeout(30_000 + looks.length * 15_000)
    for (const opening of openings) {
      const page = await tour.open(stop, opening[0])
      const { sum, shifts } = await shiftsOf(page)
      expect.soft(sum, `layout shift, ${nameOf(opening[0])}: ${shifts.join('; ')}`).toBeLessThan(mostShift)
      for (const look of opening) {
        await test.step(nameOf(look), async () => {
          await page.emulateMedia({ colorScheme: look.theme })
          await page.setViewportSize({ width: look.width, height: 900 })
          await found('axe', axeFaults(page), look)
          await found('target', smallTargets(page), look)
        })
      }
      // A window of 1280 by 1024 at 400 %.
      await page.setViewportSize({ width: 320, height: 256 })
      await found('sideways', sidewaysFaults(page), opening[0])
      await found('target', smallTargets(page), opening[0])
      await page.close()
    }
  })

  async function found(check: 'axe' | 'target' | 'sideways', faults: Promise<string[]>, look: Look): Promise<void> {
    expect.soft(withoutExceptions(check, stop.name, await faults), `${check}, ${nameOf(look)}`).toEqual([])
  }
}

test('every pair of language, theme and width is dealt along the tour', () => {
  const pairs = new Set<string>()
  for (const index of stops.keys()) {
    const { language, theme, width } = dealtLook(index)
    for (const pair of [`${language} ${theme}`, `${language} ${width}`, `${theme} ${width}`]) pairs.add(pair)
  }
  expect(pairs.size).toBe(3 * 2 + 3 * 3 + 2 * 3)
})
