import type { Browser, Page } from '@playwright/test'
import { demoPassword } from '../../server/worlds/worlds.ts'
import { say } from './say.ts'
import { watch, type Watched } from './watch.ts'

/** People of a test at their own browsers, signed in, reading English; what goes wrong on their pages is collected. */
export interface People {
  /** A browser of its own for somebody, at a path below `/en/`. */
  signIn(userName: string, path: string, password?: string): Promise<Page>
  /** What the browsers complained about so far. */
  problems(): readonly string[]
  close(): Promise<void>
}

export function peopleAt(browser: Browser, url: string): People {
  let watched: Watched | undefined
  const pages: Page[] = []
  return {
    async signIn(userName, path, password = demoPassword) {
      const context = await browser.newContext({ locale: 'en-GB' })
      watched = await watch(context, url, watched)
      const page = await context.newPage()
      pages.push(page)
      await page.goto(`${url}/auth/sign-in?lang=en&return=${encodeURIComponent(`/en/${path}`)}`)
      await page.getByLabel(say('en', 'identity.signIn.userName')).fill(userName)
      await page.getByLabel(say('en', 'identity.signIn.password'), { exact: true }).fill(password)
      await page.getByRole('button', { name: say('en', 'identity.signIn.submit'), exact: true }).click()
      return page
    },
    problems: () => watched?.problems ?? [],
    close: async () => {
      for (const page of pages) await page.context().close()
    },
  }
}
