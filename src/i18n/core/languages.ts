import { isLanguage, languages, type Language } from '../../lib/languages.ts'

export { isLanguage, languages, type Language }

export interface LanguageInfo {
  /** The language's name in itself. */
  readonly name: string
  /** The `lang` attribute of a page in it. */
  readonly htmlLang: string
  readonly dir: 'ltr' | 'rtl'
  /** The tag that dates, numbers and lists are formatted by. */
  readonly formatTag: string
}

export const languageInfo: Readonly<Record<Language, LanguageInfo>> = {
  en: { name: 'English', htmlLang: 'en', dir: 'ltr', formatTag: 'en-US' },
  da: { name: 'Dansk', htmlLang: 'da', dir: 'ltr', formatTag: 'da-DK' },
  zh: { name: '简体中文', htmlLang: 'zh-CN', dir: 'ltr', formatTag: 'zh-CN' },
}

/** The cookie that keeps the language a person chose. The server reads it for addresses without a language. */
export const languageCookie = 'mandate-language'
