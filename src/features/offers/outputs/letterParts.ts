import type { OfferLetter } from '../../../backend/contract.ts'

/** A letter taken apart at its link: every word of it stays in the letter's own language. */
export interface LetterParts {
  readonly before: readonly string[]
  /** What stands between the link and the terms. */
  readonly after: readonly string[]
  /** “Terms (version 2, …)”, and the partner's own text. */
  readonly termsTitle: string
  readonly terms: string
}

/** The paragraphs that the product writes after the link stay before the terms, whose title is the first heading. */
export function partsOf({ plain, html }: OfferLetter, url: string): LetterParts {
  const paragraphs = plain.trimEnd().split('\n\n')
  const link = paragraphs.indexOf(url)
  const rest = paragraphs.slice(link + 1)
  const heading = unescaped(/<h2>([^<]*)<\/h2>/.exec(html)?.[1] ?? '')
  const title = rest.indexOf(heading)
  if (link < 0 || title < 0) return { before: paragraphs, after: [], termsTitle: '', terms: '' }
  return {
    before: paragraphs.slice(0, link),
    after: rest.slice(0, title),
    termsTitle: heading,
    terms: rest.slice(title + 1).join('\n\n'),
  }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** The beginning of a long text, cut between words where it has any. */
export function beginningOf(text: string, most: number): { readonly text: string; readonly whole: boolean } {
  const characters = [...text]
  if (characters.length <= most) return { text, whole: true }
  const cut = characters.slice(0, most).join('')
  const space = cut.search(/\s\S*$/)
  return { text: `${(space > most * 0.6 ? cut.slice(0, space) : cut).trimEnd()} …`, whole: false }
}
