import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import { isLanguage } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type {
  OfferLink,
  OfferLinkDetails,
  OfferLinkExport,
  OfferLinkState,
  RecipientsAdded,
  RecipientsInput,
} from '../shapes.ts'
import { email, text } from '../shapes/base.ts'
import type { Tx } from '../store/database.ts'
import { countTry } from '../store/identity.ts'
import {
  allLinks,
  findLink,
  insertLinks,
  linksById,
  listLinks,
  lockLink,
  openingsOfLink,
  recipientsOf,
  setLinkStopped,
} from '../store/offer-links.ts'
import { lockOffer, offerVersion, type OfferRow } from '../store/offers.ts'
import { lockOrganization } from '../store/organizations.ts'
import { maySendOffers } from './access.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { newId } from './crypto.ts'
import { listQuery, toPage } from './lists.ts'
import { checkStanding, contentOf, lettersOf, offerState, ownOffer } from './offers.ts'
import { linkViewOf } from './offer-link-views.ts'
import { once, type CommandCall } from './once.ts'
import { fieldProblems, Refusal, type FieldProblem } from './refusal.ts'

type Added = z.infer<typeof RecipientsAdded>
type Row = z.infer<typeof RecipientsInput>['rows'][number]
type RowProblem = Added['problems'][number]
type LinkView = z.infer<typeof OfferLink>

/** How often a partner's people may add links within an hour: a list of 500 is one time. */
const mostCalls = 300
const hour = 60 * 60 * 1000

/** Enough for a spreadsheet, and no more than a browser holds with ease. */
const mostExported = 20_000

const recipientShape = text(200)

interface Checked {
  readonly recipient: string
  readonly email: string
  readonly language: string | null
}

/** What a row says, or what is wrong with it. */
function checkRow(row: Row, place: number): Checked | RowProblem {
  const problemIn = (field: RowProblem['field'], error: z.ZodError): RowProblem => {
    const [issue] = error.issues
    const problem = fieldProblems.find((known) => known === issue?.message) ?? 'not-allowed-characters'
    return { row: place, field, problem, ...(issue?.code === 'too_big' ? { limit: Number(issue.maximum) } : {}) }
  }
  const recipient = recipientShape.safeParse(row.recipient)
  if (!recipient.success) return problemIn('recipient', recipient.error)
  const address = row.email.trim() === '' ? '' : email.safeParse(row.email)
  if (address !== '' && !address.success) return problemIn('email', address.error)
  const language = row.language.trim().toLowerCase()
  if (language !== '' && !isLanguage(language)) return { row: place, field: 'language', problem: 'not-a-choice' }
  return { recipient: recipient.data, email: address === '' ? '' : address.data, language: language || null }
}

/** What tells one recipient from another: the address; without one, the name. */
const sameness = ({ recipient, email: address }: Pick<Checked, 'recipient' | 'email'>): string =>
  address === '' ? `name:${fold(recipient)}` : `email:${fold(address)}`

/** Somebody who may send offers, and an offer of their company that nobody else adds to meanwhile. */
async function ownLockedOffer(tx: Tx, caller: Caller | null, id: string): Promise<[PartnerActor, OfferRow]> {
  const actor = await partnerActor(tx, caller)
  if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
  await ownOffer(tx, actor, id)
  const offer = (await lockOffer(tx, id, 'update')) ?? (await ownOffer(tx, actor, id))
  return [actor, offer]
}

/** Refuses what needs an offer that can be answered, and a partner in good standing. */
export async function checkOpen(tx: Tx, deps: Deps, actor: PartnerActor, offer: OfferRow): Promise<void> {
  const partner = (await lockOrganization(tx, actor.organization.id, 'share')) ?? actor.organization
  checkStanding(partner)
  const state = offerState(offer, deps.clock.now().toISOString())
  const params = { partner: partner.name }
  if (state === 'withdrawn') throw new Refusal('offer-withdrawn', { params })
  if (state === 'expired') throw new Refusal('offer-expired', { params })
}

/** Makes a link for each recipient. Rows that are wrong or there already are told, and hinder no other. */
export function addOfferLinks(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  { rows }: z.infer<typeof RecipientsInput>,
  call: CommandCall,
): Promise<Added> {
  return deps.store.transaction(async (tx) => {
    const [actor, offer] = await ownLockedOffer(tx, caller, offerId)
    const now = deps.clock.now()
    const done = await once(tx, actor.person.id, call, now.toISOString(), async () => {
      await checkOpen(tx, deps, actor, offer)
      await countCall(tx, actor.organization.id, now)
      return addRows(tx, deps, actor, offer, rows)
    })
    const made = new Map((await linksById(tx, offer.id, done.ids)).map((link) => [link.id, link]))
    const links: LinkView[] = []
    for (const id of done.ids) {
      const link = made.get(id)
      if (link) links.push(await linkViewOf(deps, link, offer))
    }
    return { links, problems: [...done.problems] }
  })
}

async function countCall(tx: Tx, partnerId: string, now: Date): Promise<void> {
  const start = Math.floor(now.getTime() / hour) * hour
  if ((await countTry(tx, `offer-links:${partnerId}`, new Date(start).toISOString())) > mostCalls) {
    throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + hour - now.getTime()) / 1000) })
  }
}

// A type and not an interface, as the result is kept as JSON.
type AddedRows = {
  ids: string[]
  problems: { row: number; field: RowProblem['field']; problem: FieldProblem; limit?: number | undefined }[]
}

async function addRows(
  tx: Tx,
  deps: Deps,
  actor: PartnerActor,
  offer: OfferRow,
  rows: readonly Row[],
): Promise<AddedRows> {
  const known = new Set((await recipientsOf(tx, offer.id)).map(sameness))
  const added: AddedRows = { ids: [], problems: [] }
  const links: Parameters<typeof insertLinks>[1][number][] = []
  rows.forEach((row, place) => {
    const checked = checkRow(row, place)
    if ('problem' in checked) {
      added.problems.push(checked)
      return
    }
    const same = sameness(checked)
    if (known.has(same)) {
      added.problems.push({ row: place, field: checked.email === '' ? 'recipient' : 'email', problem: 'taken' })
      return
    }
    known.add(same)
    const id = newId(deps.random)
    added.ids.push(id)
    links.push({
      id,
      offer_id: offer.id,
      partner_id: offer.partner_id,
      ...checked,
      folded: fold(`${checked.recipient} ${checked.email}`),
      created_by: actor.person.id,
      created_at: deps.clock.now().toISOString(),
    })
  })
  await insertLinks(tx, links)
  return added
}

interface LinkQuery {
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly state?: z.infer<typeof OfferLinkState> | undefined
}

/** An offer's tagged links with what became of them, a page at a time. */
export function listOfferLinks(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  query: LinkQuery,
): Promise<{ items: LinkView[]; next: string | null }> {
  const options = { ...listQuery(query), state: query.state ?? null }
  return deps.store.read(async (tx) => {
    const offer = await ownOffer(tx, await partnerActor(tx, caller), offerId)
    const rows = await listLinks(tx, offer.id, options)
    const { items, next } = toPage(
      rows,
      (row) => row,
      (row) => ({ value: row.folded, id: row.id }),
    )
    return { items: await Promise.all(items.map((link) => linkViewOf(deps, link, offer))), next }
  })
}

/** All of them at once, for a spreadsheet. */
export function exportOfferLinks(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  query: LinkQuery,
): Promise<z.infer<typeof OfferLinkExport>> {
  const filter = { search: listQuery(query).search, state: query.state ?? null }
  return deps.store.read(async (tx) => {
    const offer = await ownOffer(tx, await partnerActor(tx, caller), offerId)
    const rows = await allLinks(tx, offer.id, filter, mostExported + 1)
    const links = await Promise.all(rows.slice(0, mostExported).map((link) => linkViewOf(deps, link, offer)))
    return { links, complete: rows.length <= mostExported }
  })
}

async function detailsOf(
  tx: Tx,
  deps: Deps,
  offer: OfferRow,
  linkId: string,
): Promise<z.infer<typeof OfferLinkDetails>> {
  const [row] = await linksById(tx, offer.id, [linkId])
  if (!row) throw new Refusal('not-found')
  const version = await offerVersion(tx, offer.id, offer.current_version)
  const link = await linkViewOf(deps, row, offer)
  const openings = await openingsOfLink(tx, row.id, 50)
  return {
    link,
    letters: lettersOf(offer, version, contentOf(version), link.url),
    openings: openings.map(({ organization, first_at: firstAt, last_at: lastAt }) => ({
      organization,
      firstAt,
      lastAt,
    })),
  }
}

export function getOfferLink(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  linkId: string,
): Promise<z.infer<typeof OfferLinkDetails>> {
  return deps.store.read(async (tx) => {
    const offer = await ownOffer(tx, await partnerActor(tx, caller), offerId)
    return detailsOf(tx, deps, offer, linkId)
  })
}

/** Ends one link: whoever has it is told that the partner took the offer back. */
export function stopOfferLink(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  linkId: string,
  call: CommandCall,
): Promise<z.infer<typeof OfferLinkDetails>> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
    const offer = await ownOffer(tx, actor, offerId)
    if ((await findLink(tx, linkId))?.offer_id !== offer.id) throw new Refusal('not-found')
    // Waits for an answer under way, so that none is taken after "stopped" was said.
    const link = await lockLink(tx, linkId)
    const now = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, now, async () => {
      if (link?.stopped_at === null) await setLinkStopped(tx, linkId, now)
      return null
    })
    return detailsOf(tx, deps, offer, linkId)
  })
}
