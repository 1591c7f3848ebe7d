import {
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate as translateWith,
} from '@intlify/core-base'
import { compileTree, type MessageParams, type MessagePath, type MessageTree } from './catalog.ts'
import { fitHan } from './han.ts'
import type { Language } from './languages.ts'
import { filled } from './params.ts'
import { fits } from './room.ts'

// The core has neither by itself.
registerMessageCompiler(compile)
registerMessageResolver(resolveValue)
fits.zh = fitHan

const contexts = new WeakMap<MessageTree, Map<Language, Context>>()

/** The library's own type of a context can't be handed to its `translate` as it is; this is what both agree on. */
type Context = Parameters<typeof translateWith>[0]

function createContext(language: Language, catalog: MessageTree): Context {
  return createCoreContext({
    locale: language,
    fallbackLocale: false,
    messages: { [language]: compileTree(catalog) },
    // A message that is not there throws below; the library's own warnings would only repeat it.
    missingWarn: false,
    fallbackWarn: false,
    warnHtmlMessage: false,
  }) as unknown as Context
}

function contextFor(language: Language, catalog: MessageTree): Context {
  const perLanguage = contexts.get(catalog) ?? new Map<Language, Context>()
  contexts.set(catalog, perLanguage)
  const context = perLanguage.get(language) ?? createContext(language, catalog)
  perLanguage.set(language, context)
  return context
}

/**
 * A message in a language, for what is written without Vue: mails, and the pages of the identity provider.
 * `catalog` is that language's messages as they stand in its JSON file; they are compiled once.
 */
export function translate<Catalog extends MessageTree>(
  language: Language,
  catalog: Catalog,
  key: MessagePath<Catalog>,
  params: MessageParams = {},
): string {
  const context = contextFor(language, catalog)
  return filled(language, params, (values) => {
    const text: unknown = translateWith(context, key as string, values, {
      ...(typeof params['count'] === 'number' ? { plural: params['count'] } : {}),
      missingWarn: false,
      fallbackWarn: false,
    })
    if (typeof text !== 'string' || text === (key as string))
      throw new Error(`There is no message “${key}” in “${language}”`)
    return text
  })
}
