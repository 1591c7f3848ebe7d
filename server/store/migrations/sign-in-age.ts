import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A sign-in under way remembers how old it may be when it comes back, so that leaving it out on the way gains nothing. */
export function signInAge(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('sign_ins').addColumn('max_age', 'integer').execute()
    },
  }
}
