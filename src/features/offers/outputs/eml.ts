import type { OfferLetter } from '../../../backend/contract.ts'

export interface EmlRecipient {
  readonly name: string
  readonly email: string
}

const encoder = new TextEncoder()

function base64(text: string): string {
  let binary = ''
  for (const byte of encoder.encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Base 64 in lines as mail has them. */
const inLines = (text: string): string => base64(text).replace(/.{76}(?=.)/g, '$&\r\n')

/** A header's text in words of RFC 2047: each holds whole characters, and no more than 75 signs. */
export function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text
  const words: string[] = []
  let held = ''
  for (const character of text) {
    // 45 bytes are 60 signs of base 64, with 12 around them.
    if (encoder.encode(held + character).length > 45) {
      words.push(held)
      held = ''
    }
    held += character
  }
  return [...words, held].map((word) => `=?UTF-8?B?${base64(word)}?=`).join('\r\n ')
}

function addressOf({ name, email }: EmlRecipient): string {
  const display = name.replace(/[\r\n]+/g, ' ').trim()
  if (display === '' || display === email) return `<${email}>`
  const quoted = /^[\x20-\x7e]*$/.test(display) ? `"${display.replace(/["\\]/g, '\\$&')}"` : encodedWords(display)
  return `${quoted}\r\n <${email}>`
}

/**
 * The letter as a mail that hasn't been sent: mail programs open it as one that is being written. In plain text and
 * with formatting, all of it ASCII on the way.
 */
export function emlOf(letter: OfferLetter, htmlLang: string, recipient: EmlRecipient | null): string {
  const boundary = `=_mandate_${crypto.randomUUID()}`
  const part = (type: string, content: string): string[] => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    inLines(content),
  ]
  const page = `<!DOCTYPE html>\n<html lang="${htmlLang}"><head><meta charset="utf-8"></head><body>\n${letter.html}\n</body></html>\n`
  return [
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    ...(recipient ? [`To: ${addressOf(recipient)}`] : []),
    `Subject: ${encodedWords(letter.subject.replace(/[\r\n]+/g, ' '))}`,
    `Content-Language: ${htmlLang}`,
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    ...part('text/plain', letter.plain.replaceAll('\n', '\r\n')),
    ...part('text/html', page.replaceAll('\n', '\r\n')),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}
