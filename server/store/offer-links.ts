import { sql, type Insertable, type Selectable } from 'kysely'
import type { Tx } from './database.ts'
import { likePattern, pageSize, type Cursor } from './lists.ts'
import type { OfferLinksTable } from './schema.ts'

export type OfferLinkRow = Selectable<OfferLinksTable>

/** What has become of a tagged link. An answer says more than a stop; a stop says more than an opening. */
export type OfferLinkState = 'waiting' | 'opened' | 'accepted' | 'declined' | 'stopped'

export function linkState(link: Pick<OfferLinkRow, 'answer' | 'stopped_at' | 'opened_at'>): OfferLinkState {
  if (link.answer === 'accepted' || link.answer === 'declined') return link.answer
  if (link.stopped_at) return 'stopped'
  return link.opened_at ? 'opened' : 'waiting'
}

export function findLink(tx: Tx, id: string): Promise<OfferLinkRow | undefined> {
  return tx.db.selectFrom('offer_links').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockLink(tx: Tx, id: string): Promise<OfferLinkRow | undefined> {
  return tx.traits.lock(tx.db.selectFrom('offer_links').selectAll().where('id', '=', id), 'update').executeTakeFirst()
}

/** More would be more parameters than a statement may have. */
const rowsAtOnce = 50

export async function insertLinks(tx: Tx, rows: readonly Insertable<OfferLinksTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tx.db
      .insertInto('offer_links')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
  }
}

/** Whom an offer's links that aren't stopped are for: what tells a duplicate. */
export function recipientsOf(tx: Tx, offerId: string): Promise<Pick<OfferLinkRow, 'recipient' | 'email'>[]> {
  return tx.db
    .selectFrom('offer_links')
    .select(['recipient', 'email'])
    .where('offer_id', '=', offerId)
    .where('stopped_at', 'is', null)
    .execute()
}

export interface OfferLinkView extends OfferLinkRow {
  readonly creator: string
  /** The company that answered. */
  readonly customer: string | null
}

interface LinkFilter {
  readonly search: string
  readonly state: OfferLinkState | null
}

function linkViews(tx: Tx, offerId: string, { search, state }: LinkFilter) {
  let query = tx.db
    .selectFrom('offer_links as l')
    .innerJoin('people as p', 'p.id', 'l.created_by')
    .leftJoin('organizations as o', 'o.id', 'l.customer_id')
    .selectAll('l')
    .select(['p.name as creator', 'o.name as customer'])
    .where('l.offer_id', '=', offerId)
  if (search) query = query.where(sql<boolean>`l.folded like ${likePattern(search)} escape '\\'`)
  switch (state) {
    case 'accepted':
    case 'declined':
      return query.where('l.answer', '=', state)
    case 'stopped':
      return query.where('l.answer', 'is', null).where('l.stopped_at', 'is not', null)
    case 'opened':
    case 'waiting':
      return query
        .where('l.answer', 'is', null)
        .where('l.stopped_at', 'is', null)
        .where('l.opened_at', state === 'opened' ? 'is not' : 'is', null)
    case null:
      return query
  }
}

/** An offer's tagged links by their recipients' names, one page of them. */
export function listLinks(
  tx: Tx,
  offerId: string,
  { after, ...filter }: LinkFilter & { readonly after: Cursor | null },
): Promise<OfferLinkView[]> {
  let query = linkViews(tx, offerId, filter)
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('l.folded', '>', after.value), eb.and([eb('l.folded', '=', after.value), eb('l.id', '>', after.id)])]),
    )
  }
  return query
    .orderBy('l.folded')
    .orderBy('l.id')
    .limit(pageSize + 1)
    .execute()
}

/** All of an offer's tagged links that match, up to a number. */
export function allLinks(tx: Tx, offerId: string, filter: LinkFilter, most: number): Promise<OfferLinkView[]> {
  return linkViews(tx, offerId, filter).orderBy('l.folded').orderBy('l.id').limit(most).execute()
}

export function linksById(tx: Tx, offerId: string, ids: readonly string[]): Promise<OfferLinkView[]> {
  if (ids.length === 0) return Promise.resolve([])
  return linkViews(tx, offerId, { search: '', state: null }).where('l.id', 'in', ids).execute()
}

/** As `linkState` says it, for the database. */
const stateExpression = sql<OfferLinkState>`case when answer is not null then answer when stopped_at is not null then 'stopped' when opened_at is not null then 'opened' else 'waiting' end`

/** How many links an offer has in each state. */
export async function countLinks(tx: Tx, offerId: string): Promise<Record<OfferLinkState, number>> {
  const counts: Record<OfferLinkState, number> = { waiting: 0, opened: 0, accepted: 0, declined: 0, stopped: 0 }
  const rows = await tx.db
    .selectFrom('offer_links')
    .select((eb) => [stateExpression.as('state'), eb.fn.countAll<number>().as('count')])
    .where('offer_id', '=', offerId)
    .groupBy(stateExpression)
    .execute()
  for (const row of rows) counts[row.state] = row.count
  return counts
}

export async function noteLinkOpening(
  tx: Tx,
  linkId: string,
  opening: { personId: string; organizationId: string; at: string },
): Promise<void> {
  await tx.db
    .insertInto('offer_link_openings')
    .values({
      link_id: linkId,
      person_id: opening.personId,
      organization_id: opening.organizationId,
      first_at: opening.at,
      last_at: opening.at,
    })
    .onConflict((conflict) => conflict.columns(['link_id', 'person_id']).doUpdateSet({ last_at: opening.at }))
    .execute()
  await tx.db
    .updateTable('offer_links')
    .set((eb) => ({
      opened_at: eb.fn.coalesce('opened_at', eb.val(opening.at)),
      last_opened_at: opening.at,
    }))
    .where('id', '=', linkId)
    .execute()
}

/** Keeps what was answered by a link. One company's no doesn't hide another's yes: links get forwarded. */
export async function setLinkAnswer(
  tx: Tx,
  linkId: string,
  { answer, customerId, at }: { answer: 'accepted' | 'declined'; customerId: string; at: string },
): Promise<void> {
  let update = tx.db
    .updateTable('offer_links')
    .set({ answer, customer_id: customerId, answered_at: at })
    .where('id', '=', linkId)
  if (answer === 'declined')
    update = update.where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '<>', 'accepted')]))
  await update.execute()
}

export async function setLinkStopped(tx: Tx, linkId: string, at: string): Promise<void> {
  await tx.db.updateTable('offer_links').set({ stopped_at: at }).where('id', '=', linkId).execute()
}

export interface LinkOpening {
  readonly organization: string
  readonly first_at: string
  readonly last_at: string
}

/** Which companies opened a link, the latest first. */
export function openingsOfLink(tx: Tx, linkId: string, most: number): Promise<LinkOpening[]> {
  return tx.db
    .selectFrom('offer_link_openings as n')
    .innerJoin('organizations as o', 'o.id', 'n.organization_id')
    .select((eb) => [
      'o.name as organization',
      eb.fn.min<string>('n.first_at').as('first_at'),
      eb.fn.max<string>('n.last_at').as('last_at'),
    ])
    .where('n.link_id', '=', linkId)
    .groupBy(['o.id', 'o.name'])
    .orderBy((eb) => eb.fn.max('n.last_at'), 'desc')
    .limit(most)
    .execute()
}

/** How many companies have opened each of some offers while signed in, by whichever link. */
export async function countOpenings(tx: Tx, offerIds: readonly string[]): Promise<Map<string, number>> {
  if (offerIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('offer_openings')
    .select((eb) => ['offer_id', eb.fn.count<number>('organization_id').distinct().as('count')])
    .where('offer_id', 'in', offerIds)
    .groupBy('offer_id')
    .execute()
  return new Map(rows.map((row) => [row.offer_id, row.count]))
}

/** Links whose recipients haven't answered and were last reminded, or first written to, before a time. */
export function quietLinks(
  tx: Tx,
  where: { readonly offerId: string } | { readonly automaticAt: string; readonly except: readonly string[] },
  { quietSince, mostReminders, limit }: { quietSince: string; mostReminders: number; limit: number },
): Promise<{ id: string; offer_id: string; partner_id: string }[]> {
  let query = tx.db
    .selectFrom('offer_links as l')
    .innerJoin('offers as f', 'f.id', 'l.offer_id')
    .innerJoin('organizations as p', 'p.id', 'f.partner_id')
    .select(['l.id', 'l.offer_id', 'f.partner_id'])
    .where('l.answer', 'is', null)
    .where('l.stopped_at', 'is', null)
    .where('l.email', '<>', '')
    .where('l.reminders', '<', mostReminders)
    .where((eb) => eb(eb.fn.coalesce('l.reminded_at', 'l.created_at'), '<=', quietSince))
  if ('offerId' in where) {
    query = query.where('l.offer_id', '=', where.offerId)
  } else {
    const { automaticAt, except } = where
    if (except.length > 0) query = query.where('f.partner_id', 'not in', except)
    query = query
      .where('f.remind_automatically', '=', 1)
      .where('f.withdrawn_at', 'is', null)
      .where((eb) => eb.or([eb('f.expires_at', 'is', null), eb('f.expires_at', '>', automaticAt)]))
      .where('p.suspended_at', 'is', null)
      .where('p.certified_at', 'is not', null)
  }
  return query.orderBy('l.folded').orderBy('l.id').limit(limit).execute()
}

export async function setReminded(tx: Tx, linkId: string, at: string): Promise<void> {
  await tx.db
    .updateTable('offer_links')
    .set((eb) => ({ reminders: eb('reminders', '+', 1), reminded_at: at }))
    .where('id', '=', linkId)
    .execute()
}
