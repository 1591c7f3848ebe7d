import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import type { Language } from '../../src/lib/languages.ts'
import { measureShifts } from './tour-layout.ts'
import { pseudoServer, sayPseudo, speakPseudo, speakPseudoHelp } from './pseudo.ts'
import { say } from './say.ts'
import { startServer } from './server.ts'
import { factsOf, signedIn, userNames, visit, type Facts, type Stop, type Visitor } from './tour.ts'

/** How a stop is looked at. */
export interface Look {
  readonly language: Language
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height?: number
  readonly forcedColors?: boolean
}

export interface Tour {
  readonly url: string
  readonly facts: Facts
  /** A page at a stop. Close it when it has been looked at; who looks stays signed in for the next. */
  open(stop: Stop, look: Look): Promise<Page>
  /** The browser context of somebody, signed in. */
  as(visitor: Visitor): Promise<BrowserContext>
}

export interface TourOptions {
  readonly cloud: 'global' | '21vianet'
  /** English is shown in the pseudo-language. */
  readonly pseudo: boolean
}

async function startTour(browser: Browser, { cloud, pseudo }: TourOptions): Promise<Tour & { stop(): Promise<void> }> {
  const server = await startServer({ cloud, world: 'two-partners', ...(pseudo ? { settings: pseudoServer } : {}) })
  const people = userNames(cloud)
  const contexts = new Map<Visitor, Promise<BrowserContext>>()
  const enter = async (visitor: Visitor): Promise<BrowserContext> => {
    const options = { locale: 'en-GB', timezoneId: 'Europe/Copenhagen', reducedMotion: 'reduce' } as const
    const context = await signedIn(browser, server.url, visitor === 'stranger' ? null : people[visitor], options)
    await measureShifts(context)
    if (pseudo) await Promise.all([speakPseudo(context, cloud), speakPseudoHelp(context, cloud)])
    return context
  }
  const as = (visitor: Visitor): Promise<BrowserContext> => {
    const context = contexts.get(visitor) ?? enter(visitor)
    contexts.set(visitor, context)
    return context
  }
  const facts = await factsOf(server.url, cloud, {
    owner: await as('owner'),
    admin: await as('admin'),
    user: await as('user'),
  })
  return {
    url: server.url,
    facts,
    as,
    async open(stop, { language, theme, width, height = 900, forcedColors }) {
      const page = await (await as(stop.as)).newPage()
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme, forcedColors: forcedColors ? 'active' : 'none' })
      const t = pseudo
        ? (key: string, params = {}) => sayPseudo(cloud, key, params)
        : (key: string, params = {}) => say(language, key, params)
      await visit(page, server.url, stop, facts, language, t)
      return page
    },
    async stop() {
      for (const context of contexts.values()) await (await context).close()
      await server.stop()
    },
  }
}

/** Tests that go over the tour: one server and one sign-in per person for all tests of a worker. */
export const test = base.extend<object, TourOptions & { tour: Tour }>({
  cloud: [process.env['CLOUD'] === '21vianet' ? '21vianet' : 'global', { option: true, scope: 'worker' }],
  pseudo: [false, { option: true, scope: 'worker' }],
  tour: [
    async ({ browser, cloud, pseudo }, use) => {
      const tour = await startTour(browser, { cloud, pseudo })
      await use(tour)
      await tour.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

const languages = ['en', 'da', 'zh'] as const
const themes = ['light', 'dark'] as const
const widths = [320, 768, 1280] as const

/** Every way to look at a stop. */
export const allLooks: readonly Look[] = languages.flatMap((language) =>
  themes.flatMap((theme) => widths.map((width) => ({ language, theme, width }))),
)

/** One look for each stop, dealt so that every pair of language, theme and width comes up along the tour. */
export function dealtLook(index: number): Look {
  const round = Math.floor(index / 3)
  return {
    language: languages[index % 3] ?? 'en',
    theme: themes[(index + Math.floor(index / 6)) % 2] ?? 'light',
    width: widths[(index + round) % 3] ?? 320,
  }
}

/** The looks of one run: one for each stop, or all (`npm run a11y`). */
export const looksAt = (index: number): readonly Look[] =>
  process.env['A11Y'] === 'full' ? allLooks : [dealtLook(index)]

/** The looks that an opened page can take on without being opened again. */
export const inOneLanguage = (looks: readonly Look[]): [Look, ...Look[]][] =>
  languages.flatMap((language) => {
    const [first, ...others] = looks.filter((look) => look.language === language)
    return first ? [[first, ...others]] : []
  })

export const nameOf = ({ language, theme, width }: Look): string => `${language} ${theme} ${width}`
