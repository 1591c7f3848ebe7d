import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** For what a partner's overview counts: only the rows that wait for somebody, however many are done. */
export function overview(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`create index offer_links_unanswered on offer_links (offer_id) where answer is null and stopped_at is null`.execute(
        db,
      )
      await sql`create index service_requests_open on service_requests (partner_id, customer_id) where state = 'open'`.execute(
        db,
      )
    },
  }
}
