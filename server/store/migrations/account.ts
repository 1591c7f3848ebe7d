import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/**
 * Mails as notices (what they lead to, and when they were read), which mails somebody wants, where somebody is signed
 * in, and what the operator did.
 */
export function account({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('outbox')
        .addColumn('kind', text, (c) => c.notNull().defaultTo(''))
        .execute()
      await db.schema
        .alterTable('outbox')
        .addColumn('path', text, (c) => c.notNull().defaultTo(''))
        .execute()
      await db.schema.alterTable('outbox').addColumn('read_at', text).execute()
      // What was there before notices counts as read.
      await sql`update outbox set read_at = created_at`.execute(db)
      await sql`create index outbox_unread on outbox (recipient_id) where read_at is null`.execute(db)
      await db.schema.createIndex('outbox_newest').on('outbox').columns(['created_at', 'id']).execute()

      await db.schema
        .createTable('mail_choices')
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('subject', text, (c) => c.notNull())
        .addColumn('mailed', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('mail_choices_pk', ['person_id', 'subject'])
        .execute()

      await db.schema.alterTable('sessions').addColumn('browser', text).execute()
      await db.schema.alterTable('sessions').addColumn('system', text).execute()
      await db.schema
        .createTable('ended_sign_ins')
        .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('authenticated_at', text, (c) => c.notNull())
        .addColumn('created_at', text, (c) => c.notNull())
        .addPrimaryKeyConstraint('ended_sign_ins_pk', ['person_id', 'authenticated_at'])
        .execute()

      await db.schema
        .createTable('operator_log')
        .addColumn('id', text, (c) => c.primaryKey())
        .addColumn('at', text, (c) => c.notNull())
        .addColumn('event', text, (c) => c.notNull())
        .addColumn('actor_id', text, (c) => c.notNull().references('people.id'))
        .addColumn('organization_id', text, (c) => c.references('organizations.id'))
        .addColumn('detail', text, (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('operator_log_of_organization')
        .on('operator_log')
        .columns(['organization_id', 'at', 'id'])
        .execute()
      await db.schema.createIndex('operator_log_newest').on('operator_log').columns(['at', 'id']).execute()
      await db.schema.createIndex('activities_newest').on('activities').columns(['at', 'id']).execute()
    },
  }
}
