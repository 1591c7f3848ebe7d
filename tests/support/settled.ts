import type { Page, Request } from '@playwright/test'

/** What a page has asked for: how much of it is under way, and how much it was altogether. */
interface Traffic {
  readonly underWay: Set<Request>
  asked: number
}

const traffics = new WeakMap<Page, Traffic>()

/** Listens to what a page asks for. To be called before it goes anywhere. */
export function listenTo(page: Page): Traffic {
  const known = traffics.get(page)
  if (known) return known
  const traffic: Traffic = { underWay: new Set(), asked: 0 }
  page.on('request', (request) => {
    traffic.underWay.add(request)
    traffic.asked++
  })
  const ended = (request: Request): void => void traffic.underWay.delete(request)
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  traffics.set(page, traffic)
  return traffic
}

/** A page that never comes to rest is shown as it is: its test says what is wrong with it. */
const patience = 10_000

/**
 * Waits until a page shows what it fetches: the app is there, nothing stands in for anything, nothing has been asked
 * for while the height was the same for a while.
 */
export async function settled(page: Page): Promise<void> {
  const traffic = listenTo(page)
  const until = Date.now() + patience
  for (;;) {
    await page.locator('h1').first().waitFor()
    await page.waitForFunction(isWhole)
    const asked = traffic.asked
    await steady(page)
    const quiet = traffic.underWay.size === 0 && traffic.asked === asked
    if ((quiet && (await page.evaluate(isWhole))) || Date.now() > until) return
  }
}

/** Runs in the page. */
function isWhole(): boolean {
  const app = document.querySelector('#app')
  if (app && !app.matches('[data-v-app]')) return false
  const waiting = document.querySelector('.ui-skeleton') ?? document.querySelector('help-theme:not(:defined)')
  return !waiting && document.querySelector('h1') !== null
}

/** Waits until the height of a page is the same for 100 milliseconds of its own frames. */
export async function steady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const heightNow = (): number => document.documentElement.scrollHeight
    const start = performance.now()
    let since = start
    let height = heightNow()
    let frames = 0
    while (performance.now() - since < 100 || frames < 3) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      frames++
      if (heightNow() === height) continue
      height = heightNow()
      since = performance.now()
      frames = 0
      if (since - start > 5000) return
    }
  })
}
