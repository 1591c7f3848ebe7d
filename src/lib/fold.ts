/**
 * Text as it is compared in searches: without case, accents and width. Danish letters also match their
 * plain spellings (“Soeren” and “Soren” are not the same, but “Søren” finds “soren”).
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim()
}
