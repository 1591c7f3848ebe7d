import type { Tx } from './database.ts'
import type { ArticleFeedbackTable } from './schema.ts'

export type ArticleFeedbackRow = ArticleFeedbackTable

/** Keeps an answer; one that is there already stays as it is. */
export async function insertFeedback(tx: Tx, row: ArticleFeedbackRow): Promise<void> {
  await tx.db
    .insertInto('article_feedback')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Says more in an answer; gives whether it is there. */
export async function completeFeedback(tx: Tx, id: string, change: { helpful: 0 | 1; text: string }): Promise<boolean> {
  const result = await tx.db.updateTable('article_feedback').set(change).where('id', '=', id).executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

export interface FeedbackCount {
  readonly article: string
  readonly language: string
  readonly answers: number
  readonly helpful: number
}

export async function countFeedback(tx: Tx): Promise<FeedbackCount[]> {
  const rows = await tx.db
    .selectFrom('article_feedback')
    .select(['article', 'language'])
    .select((eb) => [eb.fn.countAll<number>().as('answers'), eb.fn.sum<number>('helpful').as('helpful')])
    .groupBy(['article', 'language'])
    .orderBy('article')
    .orderBy('language')
    .execute()
  return rows.map(({ article, language, answers, helpful }) => ({
    article,
    language,
    answers: Number(answers),
    helpful: Number(helpful),
  }))
}

/** The newest answers that say something. */
export function newestTexts(tx: Tx, limit: number): Promise<ArticleFeedbackRow[]> {
  return tx.db
    .selectFrom('article_feedback')
    .selectAll()
    .where('text', '!=', '')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
