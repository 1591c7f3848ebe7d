import type { MessageParams } from './catalog.ts'
import { formatNumber } from './formats.ts'
import type { Language } from './languages.ts'
import { fitted } from './room.ts'

/**
 * A message with its parameters as they are printed: numbers in the figures of the language, texts as they are,
 * and in Chinese with the room around them that their letters need. `print` puts the values into the message.
 */
export function filled(
  language: Language,
  params: MessageParams,
  print: (values: Readonly<Record<string, string>>) => string,
): string {
  return fitted(language, (mark) =>
    print(
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          mark(typeof value === 'number' ? formatNumber(language, value) : value),
        ]),
      ),
    ),
  )
}
