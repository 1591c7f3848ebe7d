import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** The domains that organizations have besides their first, and service requests. */
export function clientWork({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('domains')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('organization_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('name', text, (c) => c.notNull())
        .addColumn('proof', text, (c) => c.notNull())
        .addColumn('verified_at', text)
        .addColumn('created_at', text, (c) => c.notNull())
        .addUniqueConstraint('domains_once', ['organization_id', 'name'])
        .execute()
      // Several may try to prove a domain; one has it.
      await sql`create unique index domains_one_verified on domains (name) where verified_at is not null`.execute(db)

      await db.schema
        .createTable('service_requests')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('reference', text, (c) => c.notNull().unique())
        .addColumn('customer_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('partner_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('relationship_id', text, (c) => c.notNull().references('relationships.id'))
        .addColumn('subject', text, (c) => c.notNull())
        .addColumn('category', text, (c) => c.notNull())
        .addColumn('severity', text, (c) => c.notNull())
        .addColumn('state', text, (c) => c.notNull())
        .addColumn('created_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('created_at', text, (c) => c.notNull())
        .addColumn('updated_at', text, (c) => c.notNull())
        .execute()
      for (const side of ['customer', 'partner']) {
        await db.schema
          .createIndex(`service_requests_of_${side}`)
          .on('service_requests')
          .columns([`${side}_id`, 'updated_at', 'id'])
          .execute()
      }
      await db.schema
        .createTable('service_request_entries')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('request_id', text, (c) => c.notNull().references('service_requests.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('kind', text, (c) => c.notNull())
        .addColumn('side', text, (c) => c.notNull())
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('text', text, (c) => c.notNull())
        .addColumn('at', text, (c) => c.notNull())
        .addUniqueConstraint('service_request_entries_order', ['request_id', 'number'])
        .execute()
    },
  }
}
