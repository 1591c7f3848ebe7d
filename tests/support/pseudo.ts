import type { BrowserContext } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { areasIn } from '../../src/build/areas.ts'
import { themeScript } from '../../src/build/help/assets.ts'
import { helpFiles } from '../../src/build/help/pages.ts'
import { searchIndex } from '../../src/build/help/searchIndex.ts'
import { loadSite, originSlot } from '../../src/build/help/site.ts'
import { messagesFor } from '../../src/build/messages.ts'
import { pseudoTree } from '../../src/build/pseudo.ts'
import { clouds } from '../../src/clouds/all.ts'
import type { CloudId } from '../../src/clouds/types.ts'
import { compileTree, translate, type MessageParams, type MessageTree } from '../../src/i18n/core.ts'

// In two parts, as a whole `new URL(…, import.meta.url)` is an asset to Vite.
const here = import.meta.url
const root = fileURLToPath(new URL('../..', here))

/** The setting that puts the server's own English pages into the pseudo-language. */
export const pseudoServer = { NODE_OPTIONS: `--import=${new URL('./pseudo-server.mjs', here).href}` }

/** Puts the app's English into the pseudo-language, by answering in place of the built messages. */
export async function speakPseudo(context: BrowserContext, cloud: string): Promise<void> {
  await context.route(/\/assets\/messages-en-[a-zA-Z-]+-[\w-]{7}\.js$/, async (route) => {
    const area = /messages-en-([a-zA-Z-]+)-[\w-]{7}\.js$/.exec(route.request().url())?.[1] ?? ''
    const compiled = compileTree(pseudoTree(messagesFor(root, cloud, 'en', area)), area)
    await route.fulfill({ contentType: 'text/javascript', body: `export default ${JSON.stringify(compiled)}` })
  })
}

const pseudoMessages: typeof messagesFor = (root, cloud, language, area) => {
  const messages = messagesFor(root, cloud, language, area)
  return language === 'en' ? pseudoTree(messages) : messages
}

/**
 * Puts the messages on the English pages of the help into the pseudo-language; what their authors wrote stays. The
 * style is the built one, letter by letter, as the policy of the page names its hash.
 */
export async function speakPseudoHelp(context: BrowserContext, cloud: CloudId): Promise<void> {
  const built = readFileSync(`${root}dist/${cloud}/en/help/index.html`, 'utf8')
  const part = (pattern: RegExp): string => pattern.exec(built)?.[1] ?? ''
  const searchUrl = part(/data-index="([^"]+)"/)
  const site = await loadSite(root, clouds[cloud], Object.keys(clouds), pseudoMessages)
  const pages = helpFiles(site, {
    style: '',
    themeScript: themeScript(root),
    scriptUrl: part(/<script type="module" src="([^"]+)"/),
    searchUrls: { en: searchUrl, da: searchUrl, zh: searchUrl },
  })
  const style = /<style>[^]*?<\/style>/
  await context.route(/\/en\/help\//, async (route) => {
    const page = pages.get(`${new URL(route.request().url()).pathname.slice(1)}index.html`) ?? pages.get('en/404.html')
    const response = await route.fetch()
    if (page === undefined) return route.fulfill({ response })
    const body = page
      .replace(style, () => style.exec(built)?.[0] ?? '')
      .replaceAll(originSlot, new URL(route.request().url()).origin)
    await route.fulfill({ response, body })
  })
  const index = searchIndex(site, 'en')
  await context.route(`**${searchUrl}`, (route) => route.fulfill({ contentType: 'application/json', body: index }))
}

const catalogs = new Map<string, MessageTree>()

/** What the product says in the pseudo-language. */
export function sayPseudo(cloud: string, key: string, params: MessageParams = {}): string {
  const known = catalogs.get(cloud)
  const catalog =
    known ?? Object.fromEntries(areasIn(root).map((area) => [area, pseudoTree(messagesFor(root, cloud, 'en', area))]))
  catalogs.set(cloud, catalog)
  return translate<MessageTree>('en', catalog, key as never, params)
}
