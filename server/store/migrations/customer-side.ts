import { type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { fold } from '../../../src/lib/fold.ts'
import type { DialectTraits } from '../dialect.ts'

interface OldActivities {
  activities: { id: string; target_name: string; folded: string }
}

/**
 * The customer's side: what was granted before a change, the guard, the directory, offers that were put aside,
 * notices of an end, and an activity that can be searched.
 */
export function customerSide({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('relationships').addColumn('granted_role', text).execute()
      await db.schema.alterTable('relationships').addColumn('granted_ends_at', text).execute()
      await db.schema.alterTable('relationships').addColumn('changed_at', text).execute()
      await db.schema
        .alterTable('activities')
        .addColumn('folded', text, (c) => c.notNull().defaultTo(''))
        .execute()
      await db.schema
        .alterTable('activities')
        .addColumn('facts', text, (c) => c.notNull().defaultTo('{}'))
        .execute()
      await db.schema.alterTable('offer_openings').addColumn('forgotten_at', text).execute()
      await db.schema
        .createIndex('openings_of_organization')
        .on('offer_openings')
        .columns(['organization_id', 'offer_id'])
        .execute()

      await db.schema
        .createTable('guards')
        .addColumn('organization_id', text, (c) => c.primaryKey().references('organizations.id'))
        .addColumn('mode', text, (c) => c.notNull())
        .addColumn('blocked', text, (c) => c.notNull())
        .addColumn('allowed', text, (c) => c.notNull())
        .addColumn('changed_by', text, (c) => c.notNull().references('people.id'))
        .addColumn('changed_at', text, (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('directory_entries')
        .addColumn('organization_id', text, (c) => c.primaryKey().references('organizations.id'))
        .addColumn('listed', 'integer', (c) => c.notNull())
        .addColumn('about', text, (c) => c.notNull())
        .addColumn('countries', text, (c) => c.notNull())
        .addColumn('contact', text, (c) => c.notNull())
        .addColumn('folded', text, (c) => c.notNull())
        .addColumn('updated_at', text, (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('relationship_notices')
        .addColumn('relationship_id', text, (c) => c.notNull().references('relationships.id'))
        .addColumn('ends_at', text, (c) => c.notNull())
        .addColumn('days', 'integer', (c) => c.notNull())
        .addColumn('at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('relationship_notices_pk', ['relationship_id', 'ends_at', 'days'])
        .execute()
      await db.schema.createIndex('relationships_ending').on('relationships').columns(['state', 'ends_at']).execute()

      await foldTargets(db as Kysely<OldActivities>)
    },
  }
}

/** What was recorded before can be found, too. */
async function foldTargets(db: Kysely<OldActivities>): Promise<void> {
  const targets = await db
    .selectFrom('activities')
    .select('target_name')
    .where('target_name', '<>', '')
    .distinct()
    .execute()
  for (const { target_name } of targets) {
    await db
      .updateTable('activities')
      .set({ folded: fold(target_name) })
      .where('target_name', '=', target_name)
      .execute()
  }
}
