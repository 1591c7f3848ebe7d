import type { Language } from '../lib/languages.ts'
import { foldTerm, isHan, termsOf } from './searchTerms.ts'

/** An article as the search knows it. */
export interface SearchEntry {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly path: string
}

/** What the search says, so that the page need not hold it. */
export interface SearchTexts {
  readonly hint: string
  readonly move: string
  /** One form, or the forms for one and for many; `{count}` stands in them. */
  readonly found: readonly string[]
  readonly none: string
  readonly noneText: string
  readonly failed: string
  readonly articles: string
  readonly keys: string
}

/** The file that the search loads: all articles of one language. */
export interface SearchFile {
  readonly language: Language
  readonly texts: SearchTexts
  readonly articlesPath: string
  readonly index: unknown
}

/** Words that questions are made of, and that say nothing about what is asked. */
const emptyWords: Readonly<Record<Language, readonly string[]>> = {
  en: 'a an and are as at be can cant do does dont for from get has have how i if in into is it its me my of on or our so that the their them there they this to was we what when where which who why will with you your'.split(
    ' ',
  ),
  da: 'af at både da de dem den der deres det dig din dit dine du en er et for fra få får gør ham har hun hvad hvem hvilke hvilken hvis hvor hvordan hvorfor i ikke ind jeg jer jeres kan man mig min mine mit må når og om os på sig sin skal som til ud var ved vi vil vores være'
    .split(' ')
    .map(foldTerm),
  zh: ['怎么', '怎样', '如何', '么办', '什么', '我的', '我要', '我想', '可以', '是否', '哪里', '在哪', '能否'],
}

/** How the articles are indexed and asked, alike in the build and in the browser. */
export function indexOptions(language: Language): {
  fields: string[]
  storeFields: string[]
  tokenize: (text: string) => string[]
  processTerm: (term: string) => string | null
} {
  const empty = new Set(emptyWords[language])
  return {
    fields: ['title', 'keywords', 'headings', 'summary', 'text'],
    storeFields: ['title', 'summary', 'path'],
    tokenize: termsOf,
    processTerm: (term) => {
      const folded = foldTerm(term)
      return empty.has(folded) ? null : folded
    },
  }
}

/** Beginnings of words count, and small slips; in Han neither does, for its pairs are parts of words already. */
export const queryOptions = {
  boost: { title: 5, keywords: 5, headings: 2.5, summary: 2, text: 1 },
  prefix: (term: string): boolean => (isHan(term) ? [...term].length === 1 : term.length > 1),
  fuzzy: (term: string): number | boolean => (isHan(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
  weights: { fuzzy: 0.35, prefix: 0.6 },
}
