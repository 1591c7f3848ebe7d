import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** Links of an offer for one recipient each, who opened them, and what was answered by which. */
export function offerLinks({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('offer_links')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('offer_id', text, (c) => c.notNull().references('offers.id'))
        .addColumn('recipient', text, (c) => c.notNull())
        .addColumn('folded', text, (c) => c.notNull())
        .addColumn('email', text, (c) => c.notNull())
        .addColumn('language', text)
        .addColumn('created_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('stopped_at', text)
        .addColumn('opened_at', text)
        .addColumn('answer', text)
        .addColumn('customer_id', text, (c) => c.references('organizations.id'))
        .addColumn('answered_at', text)
        .addColumn('reminders', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('reminded_at', text)
        .execute()
      await db.schema
        .createIndex('offer_links_of_offer')
        .on('offer_links')
        .columns(['offer_id', 'folded', 'id'])
        .execute()

      await db.schema
        .createTable('offer_link_openings')
        .addColumn('link_id', text, (c) => c.notNull().references('offer_links.id'))
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('organization_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('first_at', text, (c) => c.notNull())
        .addColumn('last_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('offer_link_openings_pk', ['link_id', 'person_id'])
        .execute()

      await db.schema
        .alterTable('answers')
        .addColumn('link_id', text, (c) => c.references('offer_links.id'))
        .execute()
      await db.schema.createIndex('answers_newest').on('answers').columns(['offer_id', 'at', 'id']).execute()
      await db.schema
        .alterTable('offers')
        .addColumn('remind_automatically', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
    },
  }
}
