import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/**
 * What a list of a hundred thousand clients needs: each order that it is read in has an index, which also holds what it
 * is filtered by, so that rows that don't belong are passed over without being fetched. And the partner's notes.
 */
export function clientList({ textType: text, generated }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('relationships')
        .addColumn('customer_folded', text, (c) => c.notNull().defaultTo(''))
        .execute()
      await sql`update relationships set customer_folded =
        (select substr(folded, 1, 500) from organizations where organizations.id = relationships.customer_id)`.execute(
        db,
      )
      // Open-ended ones come last, and have a place to go on from.
      await sql`alter table relationships add column ends_key ${typeof text === 'string' ? sql.raw(text) : text}
        generated always as (coalesce(ends_at, '9999-12-31T23:59:59.999Z')) ${sql.raw(generated)}`.execute(db)
      const filters = ['state', 'role', 'offer_id', 'customer_id'] as const
      await db.schema
        .createIndex('relationships_by_name')
        .on('relationships')
        .columns(['partner_id', 'customer_folded', 'id', 'ends_key', ...filters])
        .execute()
      await db.schema
        .createIndex('relationships_by_grant')
        .on('relationships')
        .columns(['partner_id', 'granted_at', 'id', 'ends_key', ...filters, 'customer_folded'])
        .execute()
      await db.schema
        .createIndex('relationships_by_end')
        .on('relationships')
        .columns(['partner_id', 'ends_key', 'id', ...filters, 'customer_folded'])
        .execute()

      // For the number of clients, which every page asks: of all indexes the smallest to walk along.
      await sql`create index relationships_counted on relationships (partner_id, ends_key) where state = 'active'`.execute(
        db,
      )

      await db.schema
        .createTable('last_acts')
        .addColumn('relationship_id', text, (c) => c.primaryKey().references('relationships.id').onDelete('cascade'))
        .addColumn('partner_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('at', text, (c) => c.notNull())
        .execute()
      await sql`insert into last_acts (relationship_id, partner_id, at) select r.id, r.partner_id, coalesce((
        select max(a.at) from activities as a where a.relationship_id = r.id and a.actor_side = 'partner'
      ), '') from relationships as r`.execute(db)
      await db.schema
        .createIndex('last_acts_of_partner')
        .on('last_acts')
        .columns(['partner_id', 'at', 'relationship_id'])
        .execute()

      await db.schema
        .createTable('client_notes')
        .addColumn('partner_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('customer_id', text, (c) => c.notNull().references('organizations.id'))
        .addColumn('text', text, (c) => c.notNull())
        .addColumn('folded', text, (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('written_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('written_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('client_notes_pk', ['partner_id', 'customer_id'])
        .execute()
    },
  }
}
