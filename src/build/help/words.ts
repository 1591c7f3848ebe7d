import type { Cloud, CloudHosts, ProductNames } from '../../clouds/types.ts'
import { translate, type MessageParams, type MessageTree } from '../../i18n/core.ts'
import type { Language } from '../../lib/languages.ts'
import { areasIn } from '../areas.ts'
import { messagesFor } from '../messages.ts'
import { UnknownReference } from './problem.ts'

/** What the product says in one language of one cloud, for pages that are written when it is built. */
export interface Words {
  readonly language: Language
  readonly cloud: Cloud
  /** A message; names of the cloud's products can be given as parameters. An unknown key throws. */
  say(key: string, params?: MessageParams): string
  /** A message as it is printed on its own, without parameters; null where there is none of that name. */
  label(key: string): string | null
  /** A message as it is written, with its placeholders and plural forms. */
  written(key: string): string
  product(name: string): string | null
  host(name: string): string | null
}

export function wordsFor(root: string, cloud: Cloud, language: Language, read = messagesFor): Words {
  const catalog: MessageTree = Object.fromEntries(
    areasIn(root).map((area) => [area, read(root, cloud.id, language, area)]),
  )
  const names: Readonly<Partial<Record<string, string>>> = { ...(cloud.products[language] satisfies ProductNames) }
  const hosts: Readonly<Partial<Record<string, string>>> = { ...(cloud.hosts satisfies CloudHosts) }
  const find = (key: string): string | null => {
    let found: string | MessageTree | undefined = catalog
    for (const part of key.split('.')) {
      if (typeof found === 'string') return null
      found = found?.[part]
    }
    return typeof found === 'string' ? found : null
  }
  const written = (key: string): string => {
    const text = find(key)
    if (text === null) throw new Error(`There is no message “${key}” in locales/${language}`)
    return text
  }
  return {
    language,
    cloud,
    written,
    say: (key, params) => translate<MessageTree>(language, catalog, key as never, params),
    label(key) {
      const text = find(key)
      if (text === null) return null
      if (/[{|@]/.test(text))
        throw new UnknownReference(`the message “${key}” has parameters or forms and can’t stand alone`)
      return text
    },
    product: (name) => names[name] ?? null,
    host: (name) => hosts[name] ?? null,
  }
}
