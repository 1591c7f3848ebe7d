/** The languages of the product, in the fixed order in which they are always listed. */
export const languages = ['en', 'da', 'zh'] as const

/** A language of the product: the first segment of every page's path. */
export type Language = (typeof languages)[number]

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
