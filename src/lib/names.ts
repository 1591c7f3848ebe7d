/** Characters that change how the text around them runs, or that nobody sees. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/**
 * Somebody's own name as it may be shown: without control characters and overrides of direction, which could make
 * one name look like another. What is stored stays as it was written.
 */
export function shownName(name: string): string {
  return name.replace(unseen, '').replace(/\s+/g, ' ').trim()
}

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
