import type { BrowserContext } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { areasIn } from '../../src/build/areas.ts'
import { messagesFor } from '../../src/build/messages.ts'
import { pseudoTree } from '../../src/build/pseudo.ts'
import { compileTree, translate, type MessageParams, type MessageTree } from '../../src/i18n/core.ts'

// In two parts, as a whole `new URL(…, import.meta.url)` is an asset to Vite.
const here = import.meta.url
const root = fileURLToPath(new URL('../..', here))

/** The setting that puts the server's own English pages into the pseudo-language. */
export const pseudoServer = { NODE_OPTIONS: `--import=${new URL('./pseudo-server.mjs', here).href}` }

/** Puts the app's English into the pseudo-language, by answering in place of the built messages. */
export async function speakPseudo(context: BrowserContext, cloud: string): Promise<void> {
  await context.route(/\/assets\/messages-en-[a-z-]+-[\w-]{8}\.js$/, async (route) => {
    const area = /messages-en-([a-z-]+)-[\w-]{8}\.js$/.exec(route.request().url())?.[1] ?? ''
    const compiled = compileTree(pseudoTree(messagesFor(root, cloud, 'en', area)), area)
    await route.fulfill({ contentType: 'text/javascript', body: `export default ${JSON.stringify(compiled)}` })
  })
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
