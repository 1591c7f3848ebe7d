/**
 * `npm run screenshots`: a picture of every screen in every language, light and dark, phone and desktop,
 * into `screenshots/`, and one page per language that shows them all. Words given are a filter on the names:
 * `npm run screenshots -- offer`. CLOUD=21vianet pictures that cloud, LANGUAGES=da and THEMES=dark only those.
 * `npm run screenshots -- --readme` makes the two pictures of the README, and nothing else.
 */
import { chromium, type BrowserContext } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { languages, type Language } from '../src/lib/languages.ts'
import { launchOptions } from '../tests/support/browser.ts'
import { startServer } from '../tests/support/server.ts'
import { steady } from '../tests/support/settled.ts'
import {
  factsOf,
  signedIn,
  tour,
  userNames,
  visit,
  type Facts,
  type Stop,
  type Visitor,
} from '../tests/support/tour.ts'

const cloud = process.env['CLOUD'] === '21vianet' ? '21vianet' : 'global'
const forReadme = process.argv.includes('--readme')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const stops = tour.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const chosenLanguages = languages.filter(
  (language) => !process.env['LANGUAGES'] || process.env['LANGUAGES'].includes(language),
)
const themes = (['light', 'dark'] as const).filter(
  (theme) => !process.env['THEMES'] || process.env['THEMES'].includes(theme),
)
const sizes = [
  { size: 'phone', width: 390 },
  { size: 'desktop', width: 1280 },
] as const
type Size = (typeof sizes)[number]
type States = Map<Visitor, Awaited<ReturnType<BrowserContext['storageState']>>>
const root = new URL(`../screenshots/${cloud}/`, import.meta.url)

const server = await startServer({ cloud, world: 'two-partners' })
const browser = await chromium.launch(launchOptions)
try {
  const people = userNames(cloud)
  const owner = await signedIn(browser, server.url, people.owner)
  const admin = await signedIn(browser, server.url, people.admin)
  const user = await signedIn(browser, server.url, people.user)
  const facts = await factsOf(server.url, cloud, { owner, admin, user })
  const states: States = new Map()
  for (const visitor of new Set(stops.map((stop) => stop.as))) {
    if (visitor === 'stranger') continue
    const context = await signedIn(browser, server.url, people[visitor])
    states.set(visitor, await context.storageState())
    await context.close()
  }
  if (forReadme) await readmePictures(facts, states)
  for (const language of forReadme ? [] : chosenLanguages) {
    const folder = new URL(`${language}/`, root)
    mkdirSync(folder, { recursive: true })
    for (const stop of stops) {
      // A page is opened once for all its pictures, as a window that is turned or made smaller is.
      const openings = stop.byWidth ? sizes.map((size) => [size]) : [sizes]
      for (const opening of openings) await pictures(stop, language, opening, folder, facts, states)
    }
    contactSheet(language)
  }
} finally {
  await browser.close()
  await server.stop()
}

/** A picture of a screen at these sizes, in each theme. */
async function pictures(
  stop: Stop,
  language: Language,
  opening: readonly Size[],
  folder: URL,
  facts: Facts,
  states: States,
): Promise<void> {
  const storageState = states.get(stop.as)
  const context = await browser.newContext({
    viewport: { width: opening[0]?.width ?? 1280, height: 900 },
    locale: { en: 'en-GB', da: 'da-DK', zh: 'zh-CN' }[language],
    reducedMotion: 'reduce',
    ...(storageState ? { storageState } : {}),
  })
  const page = await context.newPage()
  try {
    await visit(page, server.url, stop, facts, language)
    for (const { size, width } of opening) {
      await page.setViewportSize({ width, height: 900 })
      await steady(page)
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        const path = new URL(`${stop.name}-${size}-${colorScheme}.png`, folder).pathname
        await page.screenshot({ path, fullPage: true })
      }
    }
  } catch (error) {
    console.error(`${language} ${stop.name} ${opening[0]?.size ?? ''}: ${String(error).split('\n')[0] ?? ''}`)
    process.exitCode = 1
  }
  await context.close()
}

/** The page that a customer reads and the partner's own, as a reader of the README first meets them. */
async function readmePictures(facts: Facts, states: States): Promise<void> {
  const pictures = { offer: 'offer-signed-out', partner: 'partner-home' }
  const folder = new URL('../docs/pictures/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [name, stopName] of Object.entries(pictures)) {
    const stop = tour.find((one) => one.name === stopName)
    if (!stop) throw new Error(`The tour has no stop ${stopName}`)
    const storageState = states.get(stop.as)
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      colorScheme: 'light',
      locale: 'en-GB',
      // For the style below.
      bypassCSP: true,
      ...(storageState ? { storageState } : {}),
    })
    const page = await context.newPage()
    await visit(page, server.url, stop, facts, 'en')
    // Headless browsers have no scrollbar to keep room for.
    await page.screenshot({
      path: new URL(`${name}.png`, folder).pathname,
      style: 'html { scrollbar-gutter: auto !important }',
    })
    await context.close()
  }
}

function contactSheet(language: string): void {
  const figures = stops.flatMap(({ name }) =>
    sizes.flatMap(({ size }) =>
      themes.map((theme) => {
        const file = `${language}/${name}-${size}-${theme}.png`
        return `<figure><img src="${file}" loading="lazy" alt=""><figcaption>${name} ${size} ${theme}</figcaption></figure>`
      }),
    ),
  )
  const style =
    'body{font:14px system-ui;display:flex;flex-wrap:wrap;gap:1rem;align-items:start}figure{margin:0}img{max-width:22rem;max-height:40rem;border:1px solid #999}'
  const html = `<!doctype html><meta charset="utf-8"><title>${language}</title><style>${style}</style>${figures.join('')}`
  writeFileSync(new URL(`${language}.html`, root), html)
}
