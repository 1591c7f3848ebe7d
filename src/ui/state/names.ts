import { shownName } from '../../lib/names.ts'

/** Letters that are read from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

const isolateStart = '\u2068'
const isolateEnd = '\u2069'

/**
 * A name for use inside a sentence: it can't turn the words around it, and it is cut where there is room for
 * only so many characters. A name that stands alone is a `<UiName>`.
 */
export function inSentence(name: string, most = Infinity): string {
  const letters = [...shownName(name)]
  const cut =
    letters.length > most
      ? `${letters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : letters.join('')
  return rightToLeft.test(cut) ? `${isolateStart}${cut}${isolateEnd}` : cut
}
