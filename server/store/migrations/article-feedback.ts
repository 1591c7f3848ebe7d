import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** What readers answer under an article. Nothing in it says who answered. */
export function articleFeedback({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('article_feedback')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('article', text, (c) => c.notNull())
        .addColumn('language', text, (c) => c.notNull())
        .addColumn('helpful', 'integer', (c) => c.notNull())
        .addColumn('text', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('article_feedback_newest')
        .on('article_feedback')
        .columns(['created_at', 'id'])
        .execute()
    },
  }
}
