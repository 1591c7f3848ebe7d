/**
 * The part of the languages' room that needs neither Vue nor Node nor a browser: which languages there are,
 * which one a reader wants, how values are written in it, and messages for mails and server-made pages.
 */
export {
  compileTree,
  overlayTree,
  type CompiledMessage,
  type CompiledTree,
  type MessageParams,
  type MessagePath,
  type MessageTree,
} from './core/catalog.ts'
export {
  formatAlone,
  formatBeside,
  formatCountry,
  formatDate,
  formatDateTime,
  formatDays,
  formatLanguageName,
  formatList,
  formatNumber,
  formatRelative,
  formatSentences,
  type Moment,
} from './core/formats.ts'
export { fitHan } from './core/han.ts'
export { isLanguage, languageInfo, languages, type Language, type LanguageInfo } from './core/languages.ts'
export {
  chooseLanguage,
  inLanguage,
  languageCookieFor,
  languageOfCookie,
  languageOfHeader,
  languageOfPath,
  type LanguageWishes,
} from './core/negotiate.ts'
export { marked } from './core/room.ts'
export { translate } from './core/translate.ts'
