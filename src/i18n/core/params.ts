import type { MessageParams } from './catalog.ts'
import { formatNumber } from './formats.ts'
import type { Language } from './languages.ts'

/** Parameters as they are printed: numbers in the figures of the language, texts as they are. */
export function printable(language: Language, params: MessageParams): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(language, value) : value,
    ]),
  )
}
