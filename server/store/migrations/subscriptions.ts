import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** What organizations have bought or try, and who uses the licenses. */
export function subscriptions({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('subscriptions')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('cloud', text, (c) => c.notNull())
        .addColumn('organization_id', text, (c) => c.notNull())
        .addColumn('product', text, (c) => c.notNull())
        .addColumn('state', text, (c) => c.notNull())
        .addColumn('licenses', 'integer', (c) => c.notNull())
        .addColumn('billing', text)
        .addColumn('usage_country', text, (c) => c.notNull())
        .addColumn('started_at', text, (c) => c.notNull())
        .addColumn('ends_at', text)
        .addColumn('offer_id', text)
        .addColumn('version', 'integer')
        .addColumn('digest', text)
        .addColumn('partner_id', text)
        .addColumn('relationship_id', text, (c) => c.references('relationships.id'))
        .addColumn('ordered_by', text, (c) => c.references('people.id'))
        // Who has it, who sold it and by which offer are of one cloud.
        .addForeignKeyConstraint('subscriptions_organization', ['organization_id', 'cloud'], 'organizations', [
          'id',
          'cloud',
        ])
        .addForeignKeyConstraint('subscriptions_partner', ['partner_id', 'cloud'], 'organizations', ['id', 'cloud'])
        .addForeignKeyConstraint('subscriptions_offer', ['offer_id', 'cloud'], 'offers', ['id', 'cloud'])
        .addCheckConstraint('subscriptions_licenses', sql`licenses > 0`)
        .execute()
      // A product is tried once by an organization, whoever answers at the same time.
      await sql`create unique index subscriptions_one_trial on subscriptions (organization_id, product) where state = 'trial'`.execute(
        db,
      )
      await db.schema
        .createIndex('subscriptions_of_organization')
        .on('subscriptions')
        .columns(['organization_id', 'started_at', 'id'])
        .execute()

      await db.schema
        .createTable('license_assignments')
        .addColumn('subscription_id', text, (c) => c.notNull().references('subscriptions.id'))
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('assigned_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('license_assignments_pk', ['subscription_id', 'person_id'])
        .execute()
      await db.schema
        .createIndex('license_assignments_of_person')
        .on('license_assignments')
        .column('person_id')
        .execute()
    },
  }
}
