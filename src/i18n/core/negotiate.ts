import { isLanguage, languageCookie, type Language } from './languages.ts'

interface Range {
  readonly tag: string
  readonly quality: number
}

/** The ranges of an `Accept-Language` header, best first; what can't be read is left out. */
function parseRanges(header: string): Range[] {
  const ranges: Range[] = []
  for (const part of header.slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    if (!/^(\*|[a-z]{1,8}(-[a-z0-9]{1,8})*)$/.test(tag.trim())) continue
    const quality = parameters.map((text) => /^\s*q\s*=\s*(0(\.\d*)?|1(\.0*)?)\s*$/.exec(text)?.[1]).find(Boolean)
    ranges.push({ tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) })
  }
  return ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality)
}

/**
 * Languages by which a tag is served: the language itself, and Danish for Norwegian readers, who read it with
 * ease (Bokmål and Danish are written alike), before English.
 */
function languageOfTag(tag: string): Language | undefined {
  const primary = tag.split('-')[0]
  if (primary === 'nb' || primary === 'no' || primary === 'nn') return 'da'
  return isLanguage(primary) ? primary : undefined
}

/** The language that an `Accept-Language` header asks for; nothing when it asks for none that the product has. */
export function languageOfHeader(header: string | null | undefined): Language | undefined {
  for (const { tag } of parseRanges(header ?? '')) {
    const language = languageOfTag(tag)
    if (language) return language
  }
  return undefined
}

/** The language stored in a `Cookie` header (or `document.cookie`). */
export function languageOfCookie(cookies: string | null | undefined): Language | undefined {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === languageCookie && isLanguage(value)) return value
  }
  return undefined
}

/** The language at the head of a path, for example `da` of `/da/partner`. */
export function languageOfPath(path: string): Language | undefined {
  const first = path.split(/[/?#]/)[1]
  return isLanguage(first) ? first : undefined
}

export interface LanguageWishes {
  /** The language in the address, which always wins. */
  readonly path?: string | undefined
  /** The `Cookie` header: what the person chose before. */
  readonly cookies?: string | null | undefined
  /** The `Accept-Language` header, or the browser's languages joined by commas. */
  readonly accept?: string | null | undefined
  /** The language of the thing itself, for example of the offer. */
  readonly subject?: Language | undefined
  readonly fallback: Language
}

/** Chooses by address, then stored choice, then the browser's wish, then the thing's own language. Never by place. */
export function chooseLanguage({ path, cookies, accept, subject, fallback }: LanguageWishes): Language {
  return languageOfPath(path ?? '') ?? languageOfCookie(cookies) ?? languageOfHeader(accept) ?? subject ?? fallback
}

/** The same path in another language, query and fragment kept. */
export function inLanguage(path: string, language: Language): string {
  const current = languageOfPath(path)
  if (!current) return `/${language}${path === '/' ? '' : path}`
  return `/${language}${path.slice(1 + current.length)}`
}

/** The `Set-Cookie` value (or `document.cookie` assignment) that keeps a choice for a year. */
export function languageCookieFor(language: Language): string {
  return `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax`
}
