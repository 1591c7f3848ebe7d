import type { z } from '@hono/zod-openapi'
import { isLanguage } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type { ArticleFeedback, FeedbackInput, FeedbackSent } from '../shapes.ts'
import { completeFeedback, countFeedback, insertFeedback, newestTexts } from '../store/article-feedback.ts'
import { countTry } from '../store/identity.ts'
import { operatorActor } from './actor.ts'
import { sha256 } from './crypto.ts'
import type { CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'

/**
 * Answers that are taken within a quarter of an hour, from all readers together: nothing about a reader is kept, so
 * there is nobody to count them by.
 */
const limit = 200
const windowLength = 15 * 60_000

/** How many texts the authors see at once. */
const shownTexts = 200

/**
 * Takes a reader's answer, from whoever gives it. Its id is made of the reader's own random key: the same call gives
 * the same answer, and nobody else can change it.
 */
export async function sendArticleFeedback(
  deps: Deps,
  input: z.infer<typeof FeedbackInput>,
  call: CommandCall,
): Promise<z.infer<typeof FeedbackSent>> {
  const now = deps.clock.now().getTime()
  const start = Math.floor(now / windowLength) * windowLength
  const helpful = input.helpful ? 1 : 0
  return deps.store.transaction(async (tx) => {
    if ((await countTry(tx, 'article-feedback', new Date(start).toISOString())) > limit) {
      throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + windowLength - now) / 1000) })
    }
    if (input.answer !== null) {
      if (!(await completeFeedback(tx, input.answer, { helpful, text: input.text }))) throw new Refusal('not-found')
      return { id: input.answer }
    }
    const id = await sha256(`article-feedback:${call.key}`)
    const { article, language, text } = input
    await insertFeedback(tx, { id, article, language, helpful, text, created_at: new Date(now).toISOString() })
    return { id }
  })
}

/** What readers answered, for those who write the articles. */
export function listArticleFeedback(deps: Deps, caller: Caller | null): Promise<z.infer<typeof ArticleFeedback>> {
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    const counts = await countFeedback(tx)
    const texts = await newestTexts(tx, shownTexts)
    const languageOf = (value: string): 'en' | 'da' | 'zh' => (isLanguage(value) ? value : deps.cloud.defaultLanguage)
    return {
      counts: counts.map((count) => ({ ...count, language: languageOf(count.language) })),
      texts: texts.map(({ id, article, language, helpful, text, created_at }) => ({
        id,
        article,
        language: languageOf(language),
        helpful: helpful === 1,
        text,
        at: created_at,
      })),
    }
  })
}
