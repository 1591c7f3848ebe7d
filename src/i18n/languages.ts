export { isLanguage, languageInfo, languages, type Language, type LanguageInfo } from './core/languages.ts'
