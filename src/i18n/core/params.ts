import type { MessageParams } from './catalog.ts'
import { formatNumber } from './formats.ts'
import { fitHan, marked } from './han.ts'
import type { Language } from './languages.ts'

/**
 * A message with its parameters as they are printed: numbers in the figures of the language, texts as they are,
 * and in Chinese with the room around them that their letters need. `print` puts the values into the message.
 */
export function filled(
  language: Language,
  params: MessageParams,
  print: (values: Readonly<Record<string, string>>) => string,
): string {
  const isHan = language === 'zh'
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const text = typeof value === 'number' ? formatNumber(language, value) : value
      return [name, isHan ? marked(text) : text]
    }),
  )
  return isHan ? fitHan(print(values)) : print(values)
}
