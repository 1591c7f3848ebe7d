const han = /[\p{Script=Han}\u3040-\u30ff]/u
/** Punctuation that brings its own room along. */
const wide = /[\u3000-\u303f\uff00-\uffef]/
const letter = /[\p{L}\p{N}]/u

function roomBetween(before: string, after: string, written: string): string {
  if (han.test(before) && han.test(after)) return ''
  if (han.test(before + after) && letter.test(before) && letter.test(after)) return ' '
  return wide.test(before + after) ? '' : written
}

/** “A、B和C”, and nothing else: values that a list was made of. */
const list = /^\uE000[^\uE000]*(?:\uE001[、和]\uE000[^\uE000]*)+\uE001$/

/** Where an item has a “和” of its own, another between them would be read as a part of it. */
function apart(text: string): string {
  const items = list.test(text) ? text.slice(1, -1).split(/\uE001[、和]\uE000/) : []
  return items.some((item) => item.includes('和')) ? items.join('；') : text
}

/**
 * Fits what was marked into its Chinese text and takes the marks away. A message can't know whether a name begins
 * with Han, where no space belongs before it, or with Latin letters or a digit, where one does: what is written
 * there is put right, and stays beside anything else. Isolates and the dots of a name that was cut are looked past.
 */
export function fitHan(text: string): string {
  return apart(text)
    .replace(
      /([^\s\u2068\u2069\uE000\uE001])(…?)([ \u2068\u2069]*[\uE000\uE001][ \u2068\u2069\uE000\uE001]*)(?=([^\s]))/gu,
      (_, before: string, dots: string, gap: string, after: string) => {
        const room = roomBetween(before, after, gap.includes(' ') ? ' ' : '')
        // In the place of a mark it is outside the isolates, which are inside the marks.
        return before + dots + gap.replaceAll(' ', '').replace(/[\uE000\uE001]/, room)
      },
    )
    .replace(/[\uE000\uE001]/g, '')
}
