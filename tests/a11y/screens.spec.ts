import { expect } from '@playwright/test'
import { axeFaults } from '../support/axe.ts'
import { tour as stops } from '../support/tour.ts'
import { dealtLook, looksAt, nameOf, test } from '../support/tour-fixture.ts'
import { shiftsOf, sidewaysFaults, smallTargets } from '../support/tour-layout.ts'
import { withoutExceptions } from './exceptions.ts'

/** How much of the screen may move while a page comes up. */
const mostShift = 0.02

for (const [index, stop] of stops.entries()) {
  const looks = looksAt(index)
  test(`${stop.name}: axe, targets, zoom and shifts`, async ({ tour }) => {
    test.setTimeout(30_000 + looks.length * 15_000)
    for (const look of looks) {
      await test.step(nameOf(look), async () => {
        const page = await tour.open(stop, look)
        const found = async (check: 'axe' | 'target' | 'sideways', faults: Promise<string[]>): Promise<void> => {
          expect.soft(withoutExceptions(check, stop.name, await faults), `${check}, ${nameOf(look)}`).toEqual([])
        }
        const { sum, shifts } = await shiftsOf(page)
        expect.soft(sum, `layout shift, ${nameOf(look)}: ${shifts.join('; ')}`).toBeLessThan(mostShift)
        await found('axe', axeFaults(page))
        await found('target', smallTargets(page))
        // A window of 1280 by 1024 at 400 %.
        await page.setViewportSize({ width: 320, height: 256 })
        await found('sideways', sidewaysFaults(page))
        await found('target', smallTargets(page))
        await page.close()
      })
    }
  })
}

test('every pair of language, theme and width is dealt along the tour', () => {
  const pairs = new Set<string>()
  for (const index of stops.keys()) {
    const { language, theme, width } = dealtLook(index)
    for (const pair of [`${language} ${theme}`, `${language} ${width}`, `${theme} ${width}`]) pairs.add(pair)
  }
  expect(pairs.size).toBe(3 * 2 + 3 * 3 + 2 * 3)
})
