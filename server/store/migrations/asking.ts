import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** What people who may not answer an offer do instead: ask their admins, or report it to the operator. */
export function asking({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('admin_requests')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('offer_id', text, (c) => c.notNull().references('offers.id'))
        .addColumn('link_id', text, (c) => c.references('offer_links.id'))
        .addColumn('partner_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('customer_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('state', text, (c) => c.notNull())
        .addColumn('asked_at', text, (c) => c.notNull())
        .addColumn('reminded_at', text)
        .addColumn('answered_at', text)
        .addUniqueConstraint('admin_requests_once', ['offer_id', 'person_id'])
        .execute()
      await db.schema
        .createIndex('admin_requests_of_customer')
        .on('admin_requests')
        .columns(['customer_id', 'state', 'asked_at', 'id'])
        .execute()
      await db.schema
        .createTable('offer_reports')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('offer_id', text, (c) => c.notNull().references('offers.id'))
        .addColumn('reason', text, (c) => c.notNull())
        .addColumn('text', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('handled_at', text)
        .addColumn('handled_by', text, (c) => c.references('people.id'))
        .execute()
      await db.schema.createIndex('offer_reports_newest').on('offer_reports').columns(['created_at', 'id']).execute()
    },
  }
}
