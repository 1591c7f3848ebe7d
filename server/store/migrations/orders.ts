import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** Trials and purchases that customers took. */
export function orders({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('orders')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('cloud', text, (c) => c.notNull())
        .addColumn('reference', text, (c) => c.notNull().unique())
        .addColumn('offer_id', text, (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('digest', text, (c) => c.notNull())
        .addColumn('customer_id', text, (c) => c.notNull())
        .addColumn('partner_id', text, (c) => c.notNull())
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('language', text, (c) => c.notNull())
        .addColumn('relationship_id', text, (c) => c.references('relationships.id'))
        .addColumn('at', text, (c) => c.notNull())
        // Nothing is ordered twice by one offer, whoever answers at the same time.
        .addUniqueConstraint('orders_once', ['customer_id', 'offer_id'])
        .addForeignKeyConstraint('orders_customer', ['customer_id', 'cloud'], 'organizations', ['id', 'cloud'])
        .addForeignKeyConstraint('orders_partner', ['partner_id', 'cloud'], 'organizations', ['id', 'cloud'])
        .addForeignKeyConstraint('orders_offer', ['offer_id', 'cloud'], 'offers', ['id', 'cloud'])
        .execute()
      await db.schema
        .alterTable('subscriptions')
        .addColumn('order_id', text, (c) => c.references('orders.id'))
        .execute()
      await db.schema.createIndex('subscriptions_of_order').on('subscriptions').column('order_id').execute()
    },
  }
}
