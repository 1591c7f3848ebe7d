import type { MessageTree } from '../i18n/core/catalog.ts'

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'àƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ'
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]))

/** Words to lengthen a text with: a line must be able to break in them, as in a translation. */
const filler = 'ļöñĝéŕ ţĥàñ îţ ŵàš îñ Éñĝļîšĥ '

export const opening = '⟦'
export const closing = '⟧'

/** How much longer a translation may be than the English text. */
const growth = 0.4

function pseudoForm(form: string): string {
  // What stands in braces is a value's name, or a sign quoted.
  const letters = form.replace(/\{[^}]*\}/g, '')
  const shown = form.replace(/\{[^}]*\}|[A-Za-z]/g, (part) => accents.get(part) ?? part)
  const more = Math.ceil(letters.length * growth)
  const padding = more > 0 ? ` ${filler.repeat(Math.ceil(more / filler.length)).slice(0, more)}`.trimEnd() : ''
  return `${opening}${shown}${padding}${closing}`
}

/**
 * A message in a language that nobody speaks: accented, so that no letter is plain; bracketed, so that a text that
 * was cut shows; and as much longer as a translation may be. A text in plain letters has not come from a message.
 */
export const pseudoText = (text: string): string =>
  text
    .split(/\s\|\s/)
    .map(pseudoForm)
    .join(' | ')

export function pseudoTree(tree: MessageTree): MessageTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoTree(value),
    ]),
  )
}
