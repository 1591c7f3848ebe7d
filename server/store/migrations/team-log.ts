import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** What is changed about a partner's own people. It is the partner's affair, so it is no customer's activity. */
export function teamLog({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('team_log')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('organization_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('at', text, (c) => c.notNull())
        .addColumn('event', text, (c) => c.notNull())
        .addColumn('actor_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('target_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('access', text)
        .addColumn('role', text)
        .execute()
      await db.schema
        .createIndex('team_log_of_organization')
        .on('team_log')
        .columns(['organization_id', 'at', 'id'])
        .execute()
    },
  }
}
