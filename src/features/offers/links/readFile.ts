import type { Language } from '../../../i18n/index.ts'

/** More than any list of recipients needs. */
export const mostBytes = 1_000_000

/**
 * The text of a file that a spreadsheet wrote: in UTF-8 or UTF-16, or else as programs of the reader's language did
 * before those.
 */
export function decodeText(bytes: Uint8Array, language: Language): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(language === 'zh' ? 'gb18030' : 'windows-1252').decode(bytes)
  }
}
