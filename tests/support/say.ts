import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { translate, type MessageParams, type MessageTree } from '../../src/i18n/core.ts'
import type { Language } from '../../src/lib/languages.ts'

// In two parts, as a whole `new URL(…, import.meta.url)` is an asset to Vite.
const here = import.meta.url
const root = fileURLToPath(new URL('../../locales/', here))
const catalogs = new Map<Language, MessageTree>()

function catalogOf(language: Language): MessageTree {
  const known = catalogs.get(language)
  if (known) return known
  const folder = `${root}${language}/messages/`
  const made: MessageTree = Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as MessageTree,
    ]),
  )
  catalogs.set(language, made)
  return made
}

/** What the product says, for a test that has to find it: `say('da', 'ui.back')`. An unknown key throws. */
export function say(language: Language, key: string, params: MessageParams = {}): string {
  const text = translate<MessageTree>(language, catalogOf(language), key as never, params)
  return text
}
