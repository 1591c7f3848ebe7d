import { languageInfo, type Language } from './languages.ts'
import { fitted } from './room.ts'

export type Moment = Date | string | number

export interface TimeOptions {
  /** IANA time zone; the reader's own when left out. */
  readonly timeZone?: string | undefined
}

const formatters = new Map<string, unknown>()

/** Formatters are dear to make and cheap to keep. */
function kept<T>(key: string, make: () => T): T {
  const known = formatters.get(key) as T | undefined
  if (known) return known
  const made = make()
  formatters.set(key, made)
  return made
}

const tagOf = (language: Language): string => languageInfo[language].formatTag

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`d:${language}:${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(tagOf(language), options))
}

/** Room that no line breaks in: day and month, “kl.” and the time, the time and its half of the day, number and unit. */
const unbroken = (text: string): string =>
  text.replace(/(\p{L}) (?=\d{1,2},)|(\d\.|kl\.) |(\d) (?=[AP]M)/gu, '$1$2$3\u00a0')

/** A day, its month as a word: “November 5, 2026”, “5. november 2026”, “2026年11月5日”. */
export function formatDate(language: Language, moment: Moment, { timeZone }: TimeOptions = {}): string {
  return unbroken(dateFormat(language, { dateStyle: 'long', timeZone }).format(new Date(moment)))
}

/** A day and its time to the minute: “November 5, 2026 at 2:07 PM”. */
export function formatDateTime(language: Language, moment: Moment, { timeZone }: TimeOptions = {}): string {
  return unbroken(dateFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(moment)))
}

export function formatNumber(language: Language, value: number): string {
  return kept(`n:${language}`, () => new Intl.NumberFormat(tagOf(language))).format(value)
}

/** “A, B, and C”; every item is somebody's own text and stays as it is. */
export function formatList(language: Language, items: readonly string[]): string {
  const format = kept(`l:${language}`, () => new Intl.ListFormat(tagOf(language), { type: 'conjunction' }))
  // “A、B 和 C”, but “甲、乙和丙”.
  return fitted(language, (mark) => format.format(items.map(mark)))
}

/** Sentences after one another: full-width punctuation brings its own room along. */
export function formatSentences(language: Language, items: readonly string[]): string {
  return items.join(language === 'zh' ? '' : ' ')
}

const digitBeforeHan = /(\d)(?=\p{Script=Han})/gu

/** “30天” with the room that the product's own texts keep between digits and Han: “30 天”. */
const roomy = (language: Language, text: string): string =>
  language === 'zh' ? text.replace(digitBeforeHan, '$1 ') : text

/** What stands beside a text on its line, with the space before it; full-width punctuation brings its own room. */
export function formatBeside(language: Language, text: string): string {
  return language === 'zh' && /^[\u3000-\u303f\uff00-\uffef]/.test(text) ? text : ` ${text}`
}

/** A span of days in words: “30 days”, “30 dage”, “30 天”. */
export function formatDays(language: Language, days: number): string {
  const format = kept(
    `u:${language}`,
    () => new Intl.NumberFormat(tagOf(language), { style: 'unit', unit: 'day', unitDisplay: 'long' }),
  )
  return roomy(language, format.format(days))
}

const steps: readonly [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86400, 3600, 'hour'],
  [7 * 86400, 86400, 'day'],
  [30 * 86400, 7 * 86400, 'week'],
  [365 * 86400, 30 * 86400, 'month'],
  [Infinity, 365 * 86400, 'year'],
]

/** How long ago, or how soon: “3 hours ago”, “in 2 days”, “yesterday”. */
export function formatRelative(language: Language, moment: Moment, now: Moment): string {
  const seconds = (new Date(moment).getTime() - new Date(now).getTime()) / 1000
  const [, size, unit] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? [0, 1, 'second' as const]
  const format = kept(`r:${language}`, () => new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' }))
  return roomy(language, format.format(Math.round(seconds / size), unit))
}

/** The country's name in the language. */
export function formatCountry(language: Language, code: string): string {
  const names = kept(`c:${language}`, () => new Intl.DisplayNames(tagOf(language), { type: 'region' }))
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** The name of one of the product's languages, said in another. */
export function formatLanguageName(language: Language, of: Language): string {
  const names = kept(`a:${language}`, () => new Intl.DisplayNames(tagOf(language), { type: 'language' }))
  return names.of(languageInfo[of].htmlLang.replace('zh-CN', 'zh-Hans')) ?? languageInfo[of].name
}

/** A name or a time that stands alone, as a value or a choice does, begins with a capital letter: “Engelsk”, “I går”. */
export function formatAlone(language: Language, text: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(tagOf(language)) + text.slice(first.length)
}
