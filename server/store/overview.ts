import { sql, type AliasedExpression, type SqlBool } from 'kysely'
import type { Tx } from './database.ts'
import { isOpen } from './unanswered-links.ts'

/** Whose work is counted, when, and no further than to what number. */
interface Counting {
  readonly partnerId: string
  readonly now: string
  readonly limit: number
}

export async function countOpenOffers(tx: Tx, { partnerId, now, limit }: Counting): Promise<number> {
  const found = tx.db.selectFrom('offers as o').select('o.id').where('o.partner_id', '=', partnerId).where(isOpen(now))
  return countOf(tx, found.limit(limit).as('f'))
}

/** Open service requests of clients that granted full administration, as they are listed. */
export async function countOpenRequests(tx: Tx, { partnerId, now, limit }: Counting): Promise<number> {
  const found = tx.db
    .selectFrom('service_requests as s')
    .select('s.id')
    .where('s.partner_id', '=', partnerId)
    .where(sql<SqlBool>`s.state = 'open'`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('relationships as r')
          .select('r.id')
          .whereRef('r.customer_id', '=', 's.customer_id')
          .whereRef('r.partner_id', '=', 's.partner_id')
          .where('r.state', '=', 'active')
          .where('r.role', '=', 'full')
          .where('r.ends_key', '>', now),
      ),
    )
  return countOf(tx, found.limit(limit).as('f'))
}

async function countOf(tx: Tx, rows: AliasedExpression<{ id: string }, 'f'>): Promise<number> {
  const row = await tx.db
    .selectFrom(rows)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export interface LatestAnswerRow {
  readonly id: string
  readonly at: string
  readonly answer: string
  readonly offer_id: string
  readonly offer_name: string
  readonly customer_id: string
  readonly customer_name: string
  readonly customer_domain: string
}

/**
 * The latest answers to any of a partner's offers. They are among the latest of the offers that were answered last, as
 * many as are wanted: so few rows are read, however many there are.
 */
export async function latestAnswers(tx: Tx, partnerId: string, limit: number): Promise<LatestAnswerRow[]> {
  const offers = await tx.db
    .selectFrom((eb) =>
      eb
        .selectFrom('offers as o')
        .select((inner) => [
          'o.id',
          inner
            .selectFrom('answers as a')
            .select(({ fn }) => fn.max('a.at').as('at'))
            .whereRef('a.offer_id', '=', 'o.id')
            .as('last_at'),
        ])
        .where('o.partner_id', '=', partnerId)
        .as('f'),
    )
    .select('f.id')
    .where('f.last_at', 'is not', null)
    .orderBy('f.last_at', 'desc')
    .orderBy('f.id')
    .limit(limit)
    .execute()
  const rows: LatestAnswerRow[] = []
  for (const { id } of offers) rows.push(...(await answersTo(tx, id, limit)))
  return rows.sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1)).slice(0, limit)
}

function answersTo(tx: Tx, offerId: string, limit: number): Promise<LatestAnswerRow[]> {
  return tx.db
    .selectFrom('answers as a')
    .innerJoin('offers as o', 'o.id', 'a.offer_id')
    .innerJoin('organizations as c', 'c.id', 'a.customer_id')
    .select([
      'a.id',
      'a.at',
      'a.answer',
      'a.offer_id',
      'o.name as offer_name',
      'a.customer_id',
      'c.name as customer_name',
      'c.domain as customer_domain',
    ])
    .where('a.offer_id', '=', offerId)
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
}
