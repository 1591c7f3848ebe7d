import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** What a partner keeps about itself: its last try to prove its domain, and the versions of its terms. */
export function profile({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('domain_tries')
        .addColumn('organization_id', text, (c) => c.primaryKey().references('organizations.id'))
        .addColumn('outcome', text, (c) => c.notNull())
        .addColumn('at', text, (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('partner_terms')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('partner_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('language', text, (c) => c.notNull())
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('text', text, (c) => c.notNull())
        .addColumn('created_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('created_at', text, (c) => c.notNull())
        .addUniqueConstraint('partner_terms_order', ['partner_id', 'language', 'number'])
        .execute()
    },
  }
}
