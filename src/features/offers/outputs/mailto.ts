import type { OfferLetter } from '../../../backend/contract.ts'
import { partsOf } from './letterParts.ts'

/** Some systems cut off or refuse longer addresses. */
const longest = 1900

export interface Mailto {
  readonly href: string
  /** What of the letter had to be left out: nothing, the terms, or all but the link. */
  readonly holds: 'all' | 'no-terms' | 'link'
}

/** An address that opens the reader's mail program with as much of the letter as an address may hold. */
export function mailtoOf(letter: OfferLetter, url: string, email: string | null): Mailto {
  const hrefWith = (body: string): string =>
    `mailto:${encodeURIComponent(email ?? '').replaceAll('%40', '@')}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
  const { before, after } = partsOf(letter, url)
  const withoutTerms = [...before, url, ...after].join('\n\n')
  const bodies = [
    ['all', letter.plain],
    ['no-terms', withoutTerms],
  ] as const
  for (const [holds, body] of bodies) {
    const href = hrefWith(body)
    if (href.length <= longest) return { href, holds }
  }
  return { href: hrefWith(url), holds: 'link' }
}
