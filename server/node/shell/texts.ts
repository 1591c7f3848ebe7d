import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type access from '../../../locales/en/messages/access.json'
import type asking from '../../../locales/en/messages/asking.json'
import type common from '../../../locales/en/messages/common.json'
import type errors from '../../../locales/en/messages/errors.json'
import type home from '../../../locales/en/messages/home.json'
import type offer from '../../../locales/en/messages/offer.json'
import type ui from '../../../locales/en/messages/ui.json'
import {
  languages,
  overlayTree,
  translate,
  type Language,
  type MessageParams,
  type MessagePath,
  type MessageTree,
} from '../../../src/i18n/core.ts'

interface Catalog {
  readonly access: typeof access
  readonly asking: typeof asking
  readonly common: typeof common
  readonly errors: typeof errors
  readonly home: typeof home
  readonly offer: typeof offer
  readonly ui: typeof ui
}

const areas: readonly (keyof Catalog)[] = ['access', 'asking', 'common', 'errors', 'home', 'offer', 'ui']

export type ShellKey = MessagePath<Catalog>

/** A text of the app, said by the server. */
export type Say = (key: ShellKey, params?: MessageParams) => string

export interface Texts {
  readonly say: Say
  /** What a cloud is called in a sentence; one that has no name there is “another cloud”. */
  readonly cloudName: (id: string | undefined) => string
}

/**
 * The app's own messages, for what the server puts into the shell before the app is there. With the cloud's
 * overlays laid over them, as in the build, so that what is read first is what the app shows then.
 */
export function shellTexts(root: string, cloud: string): (language: Language) => Texts {
  const read = (...parts: readonly string[]): MessageTree =>
    JSON.parse(readFileSync(path.join(root, 'locales', ...parts), 'utf8')) as MessageTree
  const treeOf = (language: Language, area: string): MessageTree => {
    const base = read(language, 'messages', `${area}.json`)
    const overlay = [language, cloud, 'messages', `${area}.json`]
    return existsSync(path.join(root, 'locales', ...overlay)) ? overlayTree(base, read(...overlay), area) : base
  }
  const catalogs = new Map(
    languages.map((language) => {
      const catalog = Object.fromEntries(areas.map((area) => [area, treeOf(language, area)]))
      return [language, catalog as unknown as Catalog & MessageTree] as const
    }),
  )
  return (language) => {
    const catalog = catalogs.get(language)
    if (!catalog) throw new Error(`There are no messages in “${language}”`)
    const say: Say = (key, params) => translate<MessageTree>(language, catalog, key as never, params)
    const names: Readonly<Record<string, string>> = catalog.errors.cloud
    return { say, cloudName: (id) => names[id ?? ''] ?? say('errors.cloud.other') }
  }
}
