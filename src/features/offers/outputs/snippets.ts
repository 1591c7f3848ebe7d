import type { OfferLetter } from '../../../backend/contract.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The whole letter for a web page. Its HTML comes from the server, which escapes what people wrote. */
export function letterSnippet(letter: OfferLetter, htmlLang: string): string {
  return `<section lang="${escaped(htmlLang)}">\n${letter.html}\n</section>`
}

/** Only a link, with the letter's subject for its words. */
export function linkSnippet(letter: OfferLetter, htmlLang: string, url: string): string {
  return `<a lang="${escaped(htmlLang)}" href="${escaped(url)}">${escaped(letter.subject)}</a>`
}
