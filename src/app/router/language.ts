import { cloud } from '#cloud'
import { chooseLanguage, inLanguage, languageCookieFor } from '../../i18n/core/negotiate.ts'
import type { Language } from '../../i18n/index.ts'

/** The language for an address that names none: the stored choice, then the browser's wish. */
export function wantedLanguage(path = ''): Language {
  return chooseLanguage({
    path,
    cookies: document.cookie,
    accept: navigator.languages.join(','),
    fallback: cloud.defaultLanguage,
  })
}

/** The same address in the reader's language; the link that partners copy (`/o/<token>`) leads to the offer. */
export function localizedAddress(path: string): string {
  const address = path.replace(/^\/o\/(?=[^/])/, '/offers/')
  return inLanguage(address, wantedLanguage(address))
}

/** Keeps the reader's choice, for addresses that name no language. */
export function storeLanguage(language: Language): void {
  document.cookie = languageCookieFor(language)
}
