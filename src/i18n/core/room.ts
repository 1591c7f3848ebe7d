import type { Language } from './languages.ts'

type Fit = (text: string) => string

/**
 * How what is put into a text gets the room that its letters need, in the languages where that is a question. It
 * comes with the messages of its language: whoever reads another one doesn't load it.
 */
export const fits: { [In in Language]?: Fit | undefined } = {}

/** Private-use signs around what is put into a text, until it is known what stands beside it. */
export const marked = (value: string): string => `\uE000${value}\uE001`

/** `print` puts values into a text, each of them passed through what it is given. */
export function fitted(language: Language, print: (mark: (value: string) => string) => string): string {
  const fit = fits[language]
  return fit ? fit(print(marked)) : print((value) => value)
}
