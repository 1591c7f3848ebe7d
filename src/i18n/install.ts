import { loaders } from 'virtual:messages'
import { inject, shallowReactive, shallowRef, type App, type InjectionKey } from 'vue'
import type { Area } from './areas.ts'
import type { CompiledTree, MessageParams } from './core/catalog.ts'
import { findCompiled, formatCompiled } from './core/format.ts'
import type { Language } from './core/languages.ts'
import { filled } from './core/params.ts'
import { fits } from './core/room.ts'
import type { MessageKey } from './keys.ts'

/** A message in the present language. Numbers are printed in its figures; `count` also chooses the plural. */
export type Translate = (key: MessageKey, params?: MessageParams) => string

/** The languages at run time: which one is shown, and the messages that are loaded. */
export interface LanguageState {
  readonly t: Translate
  /** The present language; reading it in a template or a computed follows the switch. */
  readonly current: () => Language
  /** Shows another language. Its messages must have been loaded. */
  readonly show: (language: Language) => void
  /** Loads the messages of some areas; those that are loaded cost nothing. */
  readonly load: (language: Language, areas: readonly Area[]) => Promise<void>
  readonly install: (app: App) => void
}

const languageKey: InjectionKey<LanguageState> = Symbol('language')

export function createLanguageState(language: Language): LanguageState {
  const locale = shallowRef(language)
  const trees = shallowReactive(new Map<Language, CompiledTree>())
  const pending = new Map<string, Promise<void>>()

  const loadArea = (wanted: Language, area: Area): Promise<void> => {
    const key = `${wanted}/${area}`
    const known = pending.get(key)
    if (known) return known
    const loading = (async () => {
      const messages = await loaders[wanted][area]?.()
      if (!messages) throw new Error(`There are no messages of the area “${area}”`)
      fits[wanted] ??= messages.fit
      trees.set(wanted, { ...trees.get(wanted), [area]: messages.default as CompiledTree })
    })()
    pending.set(key, loading)
    // A load that failed (offline, a new deployment) may be tried again.
    loading.catch(() => pending.delete(key))
    return loading
  }

  const state: LanguageState = {
    t: (key, params = {}) => {
      const message = findCompiled(trees.get(locale.value) ?? {}, key)
      if (message === undefined) {
        const error = new Error(`No message “${key}” in “${locale.value}”: does the route name its area?`)
        if (import.meta.env.DEV) globalThis.reportError?.(error)
        return key
      }
      const count = params['count']
      return filled(locale.value, params, (values) =>
        formatCompiled(message, values, typeof count === 'number' ? count : undefined),
      )
    },
    current: () => locale.value,
    show: (wanted) => {
      locale.value = wanted
    },
    load: async (wanted, areas) => {
      await Promise.all(areas.map((area) => loadArea(wanted, area)))
    },
    install: (app) => {
      app.provide(languageKey, state)
    },
  }
  return state
}

export function useLanguageState(): LanguageState {
  const state = inject(languageKey)
  if (!state) throw new Error('The app was made without createLanguageState()')
  return state
}
