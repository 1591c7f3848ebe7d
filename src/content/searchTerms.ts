/**
 * How text is cut into terms for the search, alike when the index is built and when somebody asks.
 * It needs nothing of the platform that could differ between the two.
 */
const han = /\p{Script=Han}/u

/** Words of other scripts as they are, runs of Han as pairs of neighbours (and a lone sign as itself). */
export function termsOf(text: string): string[] {
  return [...text.matchAll(mixed)].flatMap(([run]) => (han.test(run) ? pairs(run) : [run]))
}

/** A run of Han, or a run of letters and figures without Han. */
const mixed = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{Letter}\p{Number}])+/gu

function pairs(run: string): string[] {
  const signs = [...run]
  if (signs.length === 1) return signs
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`)
}

/** Spellings that mean the same letter: Danish readers without the keys write ae, oe and aa. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/æ/g, 'ae'],
  [/ø/g, 'oe'],
  [/å/g, 'aa'],
  [/ß/g, 'ss'],
]

/** A term as it is compared: without case and accents. */
export function foldTerm(term: string): string {
  const spelled = spellings.reduce((text, [letter, plain]) => text.replace(letter, plain), term.toLowerCase())
  return spelled.normalize('NFKD').replace(/\p{Mark}/gu, '')
}

export const isHan = (term: string): boolean => han.test(term)
