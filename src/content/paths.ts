import type { Language } from '../lib/languages.ts'
import type { ArticleId } from './articles.ts'

/** The pages of the help besides the articles. The front page has no name of its own. */
export const helpPages = { home: '', articles: 'articles', glossary: 'glossary', translations: 'translations' } as const

export type HelpPage = keyof typeof helpPages

/** The path of an article or of another page of the help; each ends with a slash, as its file is an `index.html`. */
export function helpPath(language: Language, page: HelpPage | ArticleId = 'home'): string {
  const name: string = page in helpPages ? helpPages[page as HelpPage] : page
  return `/${language}/help/${name ? `${name}/` : ''}`
}
