import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** When each chore is due, and an index for each table that one of them clears of what is old. */
export function chores({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('chores')
        .addColumn('name', text, (c) => c.primaryKey())
        .addColumn('due_at', text, (c) => c.notNull())
        .addColumn('done_at', text)
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('last_error', text)
        .execute()
      await db.schema.createIndex('idempotency_oldest').on('idempotency').column('created_at').execute()
      await db.schema.createIndex('one_time_links_oldest').on('one_time_links').column('expires_at').execute()
    },
  }
}
