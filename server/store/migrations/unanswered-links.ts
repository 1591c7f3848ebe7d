import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DialectTraits } from '../dialect.ts'

/** For the list of a partner's links that nobody has answered, of all its offers: whose they are, and when last opened. */
export function unansweredLinks({ textType: text }: DialectTraits): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const column of ['partner_id', 'last_opened_at']) {
        await db.schema
          .alterTable('offer_links')
          .addColumn(column, text, (c) => c.notNull().defaultTo(''))
          .execute()
      }
      await sql`update offer_links set
        partner_id = (select o.partner_id from offers o where o.id = offer_links.offer_id),
        last_opened_at = coalesce(
          (select max(n.last_at) from offer_link_openings n where n.link_id = offer_links.id), opened_at, '')`.execute(
        db,
      )
      // Only what waits, in each order in which it is read.
      for (const [name, column] of [
        ['oldest', 'created_at'],
        ['opened', 'last_opened_at'],
      ] as const) {
        const index = sql.raw(`offer_links_unanswered_${name}`)
        await sql`create index ${index} on offer_links (partner_id, ${sql.raw(column)}, id) where answer is null and stopped_at is null`.execute(
          db,
        )
      }
    },
  }
}
