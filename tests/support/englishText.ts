/** Finds sentences that were left in English on a page in another language. */

const blockTags =
  /<\/?(p|li|h[1-6]|td|th|dt|dd|caption|legend|label|button|nav|div|section|ul|ol|table|tr|form|header|footer|main|article)\b[^>]*>/g

/** The pieces of text that a reader sees, one for each paragraph, heading, cell and the like. */
export function visibleBlocks(html: string): string[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? ''
  return body
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(\w+)\b[^>]*\slang="[^"]*"[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(blockTags, '\n')
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

const english = new Set(
  'the of and you your is are to that with this it can not by from have has was which when who will an as at be on or if they their'.split(
    ' ',
  ),
)
const danish = new Set(
  'og i at er det en til på som den af med der ikke du din dit de et har kan om hvis eller skal man fra vil ved være så'.split(
    ' ',
  ),
)

/** In Chinese, a row of Latin words; in Danish, a sentence with more English than Danish little words. */
export function englishSentences(html: string, language: 'da' | 'zh'): string[] {
  return visibleBlocks(html).filter((text) => {
    if (language === 'zh') return /(?:[A-Za-z’'-]+[ ,]+){6,}[A-Za-z]+/.test(text)
    const words = text.toLowerCase().match(/[a-zæøå’]+/g) ?? []
    const count = (known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length
    return words.length >= 4 && count(english) >= 2 && count(english) > count(danish)
  })
}
