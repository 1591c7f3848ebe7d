import type { Browser, Page } from '@playwright/test'
import { demoPassword } from '../../server/worlds/worlds.ts'
import type { Language } from '../../src/lib/languages.ts'
import { say } from './say.ts'
import { watch, type Watched } from './watch.ts'

/** People of a test at their own browsers, in one language; what goes wrong on their pages is collected. */
export interface People {
  /** A browser of its own for somebody, where nobody is signed in. */
  open(): Promise<Page>
  /** Fills in the sign-in that a page shows. */
  fillIn(page: Page, userName: string, password?: string): Promise<void>
  /** A browser of its own for somebody who is signed in, at a path below the language. */
  signIn(userName: string, path: string): Promise<Page>
  /** What the browsers complained about so far. */
  problems(): readonly string[]
  close(): Promise<void>
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', da: 'da-DK', zh: 'zh-CN' }

export function peopleAt(browser: Browser, url: string, language: Language = 'en'): People {
  let watched: Watched | undefined
  const pages: Page[] = []
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: locales[language] })
    watched = await watch(context, url, watched)
    const page = await context.newPage()
    pages.push(page)
    return page
  }
  const fillIn = async (page: Page, userName: string, password = demoPassword): Promise<void> => {
    await page.getByLabel(say(language, 'identity.signIn.userName')).fill(userName)
    await page.getByLabel(say(language, 'identity.signIn.password'), { exact: true }).fill(password)
    await page.getByRole('button', { name: say(language, 'identity.signIn.submit'), exact: true }).click()
  }
  return {
    open,
    fillIn,
    async signIn(userName, path) {
      const page = await open()
      await page.goto(`${url}/auth/sign-in?lang=${language}&return=${encodeURIComponent(`/${language}/${path}`)}`)
      await fillIn(page, userName)
      await page.waitForURL((address) => address.pathname === new URL(`/${language}/${path}`, url).pathname)
      return page
    },
    problems: () => watched?.problems ?? [],
    close: async () => {
      for (const page of pages) await page.context().close()
    },
  }
}
