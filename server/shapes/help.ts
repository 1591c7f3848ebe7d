import { z } from '@hono/zod-openapi'
import { Time, problem, someId, text } from './base.ts'
import { Language } from './words.ts'

export const FeedbackInput = z
  .strictObject({
    article: z.string().regex(/^[a-z][a-z-]{0,79}$/, { error: problem('not-a-choice') }),
    language: Language,
    helpful: z.boolean({ error: problem('required') }),
    text: text(1000, { min: 0, lines: true }),
    /** The answer that this completes. */
    answer: someId.nullable(),
  })
  .openapi('FeedbackInput')

export const FeedbackSent = z.strictObject({ id: z.string() }).openapi('FeedbackSent')

export const ArticleFeedback = z
  .strictObject({
    counts: z.array(
      z.strictObject({ article: z.string(), language: Language, answers: z.number().int(), helpful: z.number().int() }),
    ),
    /** The newest first. */
    texts: z.array(
      z.strictObject({
        id: z.string(),
        article: z.string(),
        language: Language,
        helpful: z.boolean(),
        text: z.string(),
        at: Time,
      }),
    ),
  })
  .openapi('ArticleFeedback')
