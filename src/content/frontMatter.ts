import { z } from 'zod'
import { articleIds } from './articles.ts'

const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day such as 2026-11-22')

/** What stands at the head of every article. */
export const frontMatter = z
  .strictObject({
    title: z.string().min(1),
    /** One sentence, for search engines and lists. */
    summary: z.string().min(1).max(160),
    /** When the text last changed. */
    changed: day,
    audience: z.enum(['partner', 'customer', 'both']),
    /** Clouds in which the subject exists. The article exists in all, and says what is different. */
    appliesTo: z.array(z.string()).min(1),
    journeys: z.array(z.string()),
    related: z.array(z.enum(articleIds)),
    /** Other names of the same thing, for the search alone. */
    keywords: z.array(z.string()),
    translation: z.enum(['original', 'human', 'machine']),
    /** Of a translation: the `changed` of the English text that it follows. */
    follows: day.optional(),
    /** Of a translation: whether a native has read it. */
    reviewed: z.boolean().optional(),
  })
  .check(({ value, issues }) => {
    const say = (path: string, message: string): void => {
      issues.push({ code: 'custom', input: value, path: [path], message })
    }
    if (value.translation === 'original') {
      if (value.follows !== undefined) say('follows', 'an original follows nothing')
      if (value.reviewed !== undefined) say('reviewed', 'an original needs no review')
      return
    }
    if (value.follows === undefined) say('follows', 'a translation says which English text it follows')
    if (value.reviewed === undefined) say('reviewed', 'a translation says whether it was reviewed')
  })

export type FrontMatter = z.infer<typeof frontMatter>

/** Whether readers are told that nobody has checked the translation. */
export function isUnreviewedMachineTranslation({ translation, reviewed }: FrontMatter): boolean {
  return translation === 'machine' && reviewed !== true
}
