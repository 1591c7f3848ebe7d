import { computed, type ComputedRef } from 'vue'
import { pathOf, type RouteArgs, type RouteName } from '../lib/routes.ts'
import {
  formatAlone,
  formatBeside,
  formatCountry,
  formatDate,
  formatDateTime,
  formatDays,
  formatLanguageName,
  formatList,
  formatNumber,
  formatRelative,
  type Moment,
} from './core/formats.ts'
import type { Language } from './core/languages.ts'
import { useLanguageState, type Translate } from './install.ts'

/** `const t = useT()`, then `t('partners.empty')` in the script and the template. */
export function useT(): Translate {
  return useLanguageState().t
}

/** The present language, as a value that follows the switch. */
export function useLanguage(): ComputedRef<Language> {
  const { current } = useLanguageState()
  return computed(current)
}

/** Path of a page in the present language: `localePath('client', { customerId })`. Good for `to` and for `href`. */
export type LocalePath = <Name extends RouteName>(name: Name, ...args: RouteArgs<Name>) => string

export function useLocalePath(): LocalePath {
  const { current } = useLanguageState()
  return (name, ...args) => pathOf(current(), name, ...args)
}

export interface Formats {
  /** “November 5, 2026” */
  date(moment: Moment): string
  /** “November 5, 2026 at 2:07 PM” */
  dateTime(moment: Moment): string
  /** “3 hours ago” */
  relative(moment: Moment, now: Moment): string
  number(value: number): string
  /** “A, B, and C” */
  list(items: readonly string[]): string
  /** “ (you)” after a name; “（你）” needs no space. */
  beside(text: string): string
  /** “30 days” */
  days(count: number): string
  /** The country's name, of its two-letter code. */
  country(code: string): string
  /** The name of a language, said in the present one. */
  languageName(language: Language): string
  /** The same, or a time, where it stands alone rather than in a sentence: “Engelsk”. */
  alone(text: string): string
}

/** Dates, numbers and lists as the present language writes them. */
export function useFormats(): Formats {
  const { current } = useLanguageState()
  return {
    date: (moment) => formatDate(current(), moment),
    dateTime: (moment) => formatDateTime(current(), moment),
    relative: (moment, now) => formatRelative(current(), moment, now),
    number: (value) => formatNumber(current(), value),
    list: (items) => formatList(current(), items),
    beside: (text) => formatBeside(current(), text),
    days: (count) => formatDays(current(), count),
    country: (code) => formatCountry(current(), code),
    languageName: (language) => formatLanguageName(current(), language),
    alone: (text) => formatAlone(current(), text),
  }
}
