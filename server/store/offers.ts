import { sql, type Insertable, type Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { LockMode } from './dialect.ts'
import { pageSize, likePattern, type Cursor } from './lists.ts'
import type { AnswersTable, OffersTable, OfferVersionsTable } from './schema.ts'

export type OfferRow = Selectable<OffersTable>
export type OfferVersionRow = Selectable<OfferVersionsTable>

export function findOffer(tx: Tx, id: string): Promise<OfferRow | undefined> {
  return tx.db.selectFrom('offers').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockOffer(tx: Tx, id: string, mode: LockMode): Promise<OfferRow | undefined> {
  return tx.traits.lock(tx.db.selectFrom('offers').selectAll().where('id', '=', id), mode).executeTakeFirst()
}

export function offerVersion(tx: Tx, offerId: string, number: number): Promise<OfferVersionRow> {
  return tx.db
    .selectFrom('offer_versions')
    .selectAll()
    .where('offer_id', '=', offerId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
}

export async function insertOffer(tx: Tx, offer: Insertable<OffersTable>, version: OfferVersionRow): Promise<void> {
  await tx.db.insertInto('offers').values(offer).execute()
  await tx.db.insertInto('offer_versions').values(version).execute()
}

export async function setWithdrawn(tx: Tx, id: string, at: string): Promise<void> {
  await tx.db.updateTable('offers').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

export interface OfferListRow extends OfferRow {
  readonly content: string
  readonly creator: string
}

export type OfferListState = 'open' | 'ending' | 'expired' | 'withdrawn'

interface OfferFilter {
  readonly search: string
  readonly state: OfferListState | null
  readonly now: string
  /** An open offer that ends before this is ending. */
  readonly soon: string
}

/** A partner's offers, newest first. */
export function listOffers(
  tx: Tx,
  partnerId: string,
  options: OfferFilter & { readonly after: Cursor | null },
): Promise<OfferListRow[]> {
  let query = tx.db
    .selectFrom('offers')
    .innerJoin('offer_versions', (join) =>
      join
        .onRef('offer_versions.offer_id', '=', 'offers.id')
        .onRef('offer_versions.number', '=', 'offers.current_version'),
    )
    .innerJoin('people', 'people.id', 'offers.created_by')
    .selectAll('offers')
    .select(['offer_versions.content', 'people.name as creator'])
    .where('offers.partner_id', '=', partnerId)
  if (options.search) {
    query = query.where(sql<boolean>`offers.folded like ${likePattern(options.search)} escape '\\'`)
  }
  const { after, state, now, soon } = options
  if (state === 'withdrawn') query = query.where('offers.withdrawn_at', 'is not', null)
  else if (state !== null) query = query.where('offers.withdrawn_at', 'is', null)
  if (state === 'expired') query = query.where('offers.expires_at', '<=', now)
  if (state === 'ending') query = query.where('offers.expires_at', '>', now).where('offers.expires_at', '<=', soon)
  if (state === 'open') {
    query = query.where((eb) => eb.or([eb('offers.expires_at', 'is', null), eb('offers.expires_at', '>', now)]))
  }
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('offers.created_at', '<', after.value),
        eb.and([eb('offers.created_at', '=', after.value), eb('offers.id', '<', after.id)]),
      ]),
    )
  }
  return query
    .orderBy('offers.created_at', 'desc')
    .orderBy('offers.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

/** How many customers accepted and declined each of some offers. */
export async function countAnswers(
  tx: Tx,
  offerIds: readonly string[],
): Promise<Map<string, { accepted: number; declined: number }>> {
  const counts = new Map(offerIds.map((id) => [id, { accepted: 0, declined: 0 }]))
  if (offerIds.length === 0) return counts
  const rows = await tx.db
    .selectFrom('answers')
    .select((eb) => ['offer_id', 'answer', eb.fn.countAll<number>().as('count')])
    .where('offer_id', 'in', offerIds)
    .groupBy(['offer_id', 'answer'])
    .execute()
  for (const row of rows) {
    const count = counts.get(row.offer_id)
    if (count && (row.answer === 'accepted' || row.answer === 'declined')) count[row.answer] = row.count
  }
  return counts
}

export async function insertAnswer(tx: Tx, row: Insertable<AnswersTable>): Promise<void> {
  await tx.db.insertInto('answers').values(row).execute()
}

export async function hasDeclined(tx: Tx, offerId: string, version: number, customerId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('answers')
    .select('id')
    .where('offer_id', '=', offerId)
    .where('version', '=', version)
    .where('customer_id', '=', customerId)
    .where('answer', '=', 'declined')
    .executeTakeFirst()
  return row !== undefined
}

export async function noteOpening(
  tx: Tx,
  opening: { offerId: string; personId: string; organizationId: string; at: string },
): Promise<void> {
  await tx.db
    .insertInto('offer_openings')
    .values({
      offer_id: opening.offerId,
      person_id: opening.personId,
      organization_id: opening.organizationId,
      first_at: opening.at,
      last_at: opening.at,
      forgotten_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['offer_id', 'person_id']).doUpdateSet({ last_at: opening.at, forgotten_at: null }),
    )
    .execute()
}

export async function setCurrentVersion(
  tx: Tx,
  id: string,
  version: OfferVersionRow,
  { name, folded }: Pick<OfferRow, 'name' | 'folded'>,
): Promise<void> {
  await tx.db.insertInto('offer_versions').values(version).execute()
  await tx.db
    .updateTable('offers')
    .set({ current_version: version.number, name, folded })
    .where('id', '=', id)
    .execute()
}

export async function setOfferName(
  tx: Tx,
  id: string,
  { name, folded }: Pick<OfferRow, 'name' | 'folded'>,
): Promise<void> {
  await tx.db.updateTable('offers').set({ name, folded }).where('id', '=', id).execute()
}

export async function setExpiry(tx: Tx, id: string, expiresAt: string | null): Promise<void> {
  await tx.db.updateTable('offers').set({ expires_at: expiresAt }).where('id', '=', id).execute()
}

export async function setReminding(tx: Tx, id: string, automatically: boolean): Promise<void> {
  await tx.db
    .updateTable('offers')
    .set({ remind_automatically: automatically ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

export interface VersionView extends OfferVersionRow {
  readonly creator: string
}

/** The versions of an offer, the newest first. */
export function listVersions(tx: Tx, offerId: string, after: number | null): Promise<VersionView[]> {
  let query = tx.db
    .selectFrom('offer_versions as v')
    .innerJoin('people as p', 'p.id', 'v.created_by')
    .selectAll('v')
    .select('p.name as creator')
    .where('v.offer_id', '=', offerId)
  if (after !== null) query = query.where('v.number', '<', after)
  return query
    .orderBy('v.number', 'desc')
    .limit(pageSize + 1)
    .execute()
}

/** How each version of an offer was answered. */
export async function countAnswersByVersion(
  tx: Tx,
  offerId: string,
): Promise<Map<number, { accepted: number; declined: number }>> {
  const rows = await tx.db
    .selectFrom('answers')
    .select((eb) => ['version', 'answer', eb.fn.countAll<number>().as('count')])
    .where('offer_id', '=', offerId)
    .groupBy(['version', 'answer'])
    .execute()
  const counts = new Map<number, { accepted: number; declined: number }>()
  for (const row of rows) {
    const count = counts.get(row.version) ?? { accepted: 0, declined: 0 }
    if (row.answer === 'accepted' || row.answer === 'declined') count[row.answer] = row.count
    counts.set(row.version, count)
  }
  return counts
}

export interface AnswerView extends Selectable<AnswersTable> {
  readonly customer: string
  readonly customer_domain: string
  readonly person: string
  readonly recipient: string | null
}

/** What customers answered to an offer, the latest first. */
export function listAnswers(
  tx: Tx,
  { offerId, linkId, after }: { offerId: string; linkId: string | null; after: Cursor | null },
): Promise<AnswerView[]> {
  let query = tx.db
    .selectFrom('answers as a')
    .innerJoin('organizations as o', 'o.id', 'a.customer_id')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .leftJoin('offer_links as l', 'l.id', 'a.link_id')
    .selectAll('a')
    .select(['o.name as customer', 'o.domain as customer_domain', 'p.name as person', 'l.recipient'])
    .where('a.offer_id', '=', offerId)
  if (linkId !== null) query = query.where('a.link_id', '=', linkId)
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('a.at', '<', after.value), eb.and([eb('a.at', '=', after.value), eb('a.id', '<', after.id)])]),
    )
  }
  return query
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}
