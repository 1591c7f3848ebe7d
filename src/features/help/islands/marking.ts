import { foldTerm, isHan } from '../../../content/searchTerms.ts'

const run = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{Letter}\p{Number}])+/gu

/** The text with the words that were found in `<mark>`: whole words, or the Han that were asked for. */
export function marked(text: string, terms: readonly string[]): (Node | string)[] {
  const parts: (Node | string)[] = []
  let last = 0
  for (const match of text.matchAll(run)) {
    for (const [from, to] of isHan(match[0]) ? hanRanges(match[0], terms) : wordRanges(match[0], terms)) {
      const mark = document.createElement('mark')
      mark.textContent = match[0].slice(from, to)
      parts.push(text.slice(last, match.index + from), mark)
      last = match.index + to
    }
  }
  parts.push(text.slice(last))
  return parts
}

type Range = readonly [from: number, to: number]

const wordRanges = (word: string, terms: readonly string[]): Range[] =>
  terms.includes(foldTerm(word)) ? [[0, word.length]] : []

function hanRanges(text: string, terms: readonly string[]): Range[] {
  const ranges: [number, number][] = []
  for (let at = 0; at < text.length; at += 1) {
    const term = terms.find((known) => isHan(known) && text.startsWith(known, at))
    if (!term) continue
    const before = ranges.at(-1)
    if (before && before[1] >= at) before[1] = at + term.length
    else ranges.push([at, at + term.length])
  }
  return ranges
}
