import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whose password, or first way in, a partner was ever shown. */
export function setByPartner(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('people')
        .addColumn('set_by_partner', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await sql`update people set set_by_partner = 1 where id in (
        select target_id from activities where event in ('password-reset', 'user-added') and relationship_id is not null
      )`.execute(db)
    },
  }
}
