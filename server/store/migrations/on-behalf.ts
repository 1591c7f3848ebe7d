import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** Working sessions of a partner's people at their clients, and what they said why. */
export function onBehalf({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('activities')
        .addColumn('detail', text, (c) => c.notNull().defaultTo(''))
        .execute()
      await db.schema
        .createTable('on_behalf_sessions')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('customer_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('relationship_id', text, (c) => c.notNull().references('relationships.id'))
        .addColumn('role', text, (c) => c.notNull())
        .addColumn('reason', text, (c) => c.notNull())
        .addColumn('started_at', text, (c) => c.notNull())
        .addColumn('ends_at', text, (c) => c.notNull())
        .addColumn('ended_at', text)
        .execute()
      await db.schema
        .createIndex('on_behalf_sessions_of_person')
        .on('on_behalf_sessions')
        .columns(['person_id', 'customer_id', 'ended_at'])
        .execute()
      await db.schema
        .createIndex('on_behalf_sessions_of_relationship')
        .on('on_behalf_sessions')
        .columns(['relationship_id', 'ended_at'])
        .execute()
    },
  }
}
