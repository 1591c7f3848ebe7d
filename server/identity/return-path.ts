import { languageOfPath } from '../../src/i18n/core.ts'

/** Only what our own links are made of: letters, digits and signs of a path, a query and a fragment, in ASCII. */
const ownPath = /^\/[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*$/

/**
 * The path to go to after signing in, if it is one of the product's own pages; otherwise nothing. An address
 * that a browser could read as another site's must never come through: neither `//host` nor a backslash, a
 * control character, or any of those percent-encoded for something that decodes them on the way.
 */
export function ownReturnPath(text: string | null | undefined): string | undefined {
  if (!text || text.length > 2000 || !ownPath.test(text)) return undefined
  if (languageOfPath(text) === undefined) return undefined
  const path = text.split(/[?#]/)[0] ?? ''
  if (path.includes('//') || /(^|\/)\.{1,2}(\/|$)/.test(path)) return undefined
  // A malformed escape, and an escaped slash, backslash, dot, percent sign or control character.
  if (/%(?![0-9A-Fa-f]{2})/.test(text) || /%(0|1|7F|2F|5C|2E|25)/i.test(path)) return undefined
  const base = 'http://own.invalid'
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  return url.origin === base && url.pathname === path ? text : undefined
}
