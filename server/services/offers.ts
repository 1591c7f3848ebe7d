import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import { languages, type Language } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import { renderLetter } from '../mail/letter.ts'
import type {
  Offer,
  OfferInput,
  OfferedAccess,
  OfferKind,
  OfferSummary,
  Order,
  PurchaseInput,
  TrialInput,
} from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import {
  countAnswers,
  findOffer,
  insertOffer,
  listOffers as offerRows,
  lockOffer,
  offerVersion,
  setWithdrawn,
  type OfferListState,
  type OfferRow,
  type OfferVersionRow,
} from '../store/offers.ts'
import { countTry } from '../store/identity.ts'
import { countLinks, countOpenings } from '../store/offer-links.ts'
import { lockOrganization, type OrganizationRow } from '../store/organizations.ts'
import { findPerson } from '../store/people.ts'
import { maySendOffers } from './access.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { canonicalJson, newId, sha256, type Json } from './crypto.ts'
import { offersPerHour } from './limits.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { purchaseOf, trialOf } from './offerOrders.ts'
import { Refusal } from './refusal.ts'
import { checkCode, offerToken } from './tokens.ts'

type OfferView = z.infer<typeof Offer>
type Summary = z.infer<typeof OfferSummary>
type Input = z.infer<typeof OfferInput>
type Kind = z.infer<typeof OfferKind>

/** What the customer is shown and grants: the content of a version, over which its digest is taken. */
export interface VersionContent {
  readonly kind: Kind
  readonly cloud: string
  readonly offerId: string
  readonly version: number
  readonly partner: { readonly id: string; readonly name: string; readonly domain: string }
  /** Null where no administration is asked for. Beside an order it is the customer's choice. */
  readonly role: 'full' | 'limited' | null
  readonly durationDays: number | null
  /** Whether the customer may grant less than is offered. Versions from before there was a choice don't say. */
  readonly narrowable?: boolean
  /** What can be tried or bought. */
  readonly order?: z.infer<typeof Order>
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, { readonly message: string; readonly terms: string }>>>
}

export function contentOf(version: Pick<OfferVersionRow, 'content'>): VersionContent {
  return JSON.parse(version.content) as VersionContent
}

/** The texts in a language, or in the offer's default where the partner wrote none. */
export function textsIn(
  content: VersionContent,
  language: Language,
): { language: Language; message: string; terms: string } {
  const own = content.texts[language]
  if (own) return { language, ...own }
  const fallback = content.texts[content.defaultLanguage]
  if (!fallback) throw new Error(`Offer ${content.offerId} has no texts in its default language`)
  return { language: content.defaultLanguage, ...fallback }
}

export function languagesOf(content: VersionContent): Language[] {
  return languages.filter((language) => content.texts[language] !== undefined)
}

export function offerState(offer: OfferRow, now: string): Summary['state'] {
  if (offer.withdrawn_at) return 'withdrawn'
  return offer.expires_at !== null && offer.expires_at <= now ? 'expired' : 'open'
}

const day = 24 * 60 * 60 * 1000

/** How many days before its end an offer counts as ending soon. */
const soonDays = 14

const none = { accepted: 0, declined: 0 }

/** Refuses what only a certified partner in good standing may do. */
export function checkStanding(organization: OrganizationRow): void {
  if (organization.suspended_at) throw new Refusal('partner-suspended', { params: { partner: organization.name } })
  if (!organization.certified_at) throw new Refusal('not-certified')
}

/** What tells one offer from another: its kind, what it asks for, and what it gives. */
type Draft = Pick<VersionContent, 'kind' | 'role' | 'durationDays' | 'narrowable' | 'order'>

export function sendOffer(deps: Deps, caller: Caller | null, input: Input, call: CommandCall): Promise<OfferView> {
  return send(deps, caller, input, call, () => ({ kind: 'delegated-administration', ...accessOf(input) }))
}

export function sendTrial(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof TrialInput>,
  call: CommandCall,
): Promise<OfferView> {
  return send(deps, caller, input, call, () => ({
    kind: 'trial',
    ...accessOf(input.delegation),
    order: trialOf(deps.cloud, input),
  }))
}

export function sendPurchase(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof PurchaseInput>,
  call: CommandCall,
): Promise<OfferView> {
  return send(deps, caller, input, call, () => ({
    kind: 'purchase',
    ...accessOf(input.delegation),
    order: purchaseOf(deps.cloud, input),
  }))
}

/** Delegated administration as a part of what is offered. */
function accessOf(offered: z.infer<typeof OfferedAccess> | null): Pick<Draft, 'role' | 'durationDays' | 'narrowable'> {
  return {
    role: offered?.role ?? null,
    durationDays: offered?.durationDays ?? null,
    narrowable: offered?.narrowable ?? false,
  }
}

type Basics = Pick<Input, 'name' | 'validDays' | 'defaultLanguage' | 'texts'>

function send(
  deps: Deps,
  caller: Caller | null,
  input: Basics,
  call: CommandCall,
  draft: () => Draft,
): Promise<OfferView> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
    const now = deps.clock.now()
    const partner = (await lockOrganization(tx, actor.organization.id, 'share')) ?? actor.organization
    const { id } = await once(tx, actor.person.id, call, now.toISOString(), async () => {
      checkStanding(partner)
      await countOffer(tx, actor.person.id, now)
      return { id: await insertNew(tx, deps, actor, input, draft(), now) }
    })
    return view(tx, deps, await ownOffer(tx, actor, id))
  })
}

const hour = 60 * 60 * 1000

/** Counted with the offer: one that is refused takes its count back with it. */
async function countOffer(tx: Tx, personId: string, now: Date): Promise<void> {
  const start = Math.floor(now.getTime() / hour) * hour
  if ((await countTry(tx, `offers:${personId}`, new Date(start).toISOString())) > offersPerHour) {
    throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + hour - now.getTime()) / 1000) })
  }
}

async function insertNew(
  tx: Tx,
  deps: Deps,
  actor: PartnerActor,
  input: Basics,
  draft: Draft,
  now: Date,
): Promise<string> {
  const { organization, person } = actor
  const id = newId(deps.random)
  const content: VersionContent = {
    ...draft,
    cloud: deps.cloud.id,
    offerId: id,
    version: 1,
    partner: { id: organization.id, name: organization.name, domain: organization.domain },
    defaultLanguage: input.defaultLanguage,
    texts: Object.fromEntries(
      languages.flatMap((language) => {
        const texts = input.texts[language]
        return texts ? [[language, texts]] : []
      }),
    ),
  }
  const text = canonicalJson(content as unknown as Json)
  const createdAt = now.toISOString()
  await insertOffer(
    tx,
    {
      id,
      cloud: deps.cloud.id,
      partner_id: organization.id,
      name: input.name,
      folded: fold(input.name),
      created_by: person.id,
      created_at: createdAt,
      withdrawn_at: null,
      expires_at: input.validDays === null ? null : new Date(now.getTime() + input.validDays * day).toISOString(),
      current_version: 1,
    },
    {
      offer_id: id,
      number: 1,
      digest: await sha256(text),
      content: text,
      created_by: person.id,
      created_at: createdAt,
    },
  )
  return id
}

export function withdrawOffer(deps: Deps, caller: Caller | null, id: string, call: CommandCall): Promise<OfferView> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
    await ownOffer(tx, actor, id)
    // Waits for answers under way, so that none is taken after "withdrawn" was said.
    await lockOffer(tx, id, 'update')
    const now = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, now, async () => {
      const offer = await ownOffer(tx, actor, id)
      if (!offer.withdrawn_at) await setWithdrawn(tx, id, now)
      return null
    })
    return view(tx, deps, await ownOffer(tx, actor, id))
  })
}

/** An offer of the actor's own company; another's does not exist for them. */
export async function ownOffer(tx: Tx, actor: PartnerActor, id: string): Promise<OfferRow> {
  const offer = await findOffer(tx, id)
  if (offer?.partner_id !== actor.organization.id) throw new Refusal('not-found')
  return offer
}

export function getOffer(deps: Deps, caller: Caller | null, id: string): Promise<OfferView> {
  return deps.store.read(async (tx) => view(tx, deps, await ownOffer(tx, await partnerActor(tx, caller), id)))
}

export function listOffers(
  deps: Deps,
  caller: Caller | null,
  query: { search?: string | undefined; after?: string | undefined; state?: OfferListState | undefined },
): Promise<{ items: Summary[]; next: string | null }> {
  const now = deps.clock.now()
  const soon = new Date(now.getTime() + soonDays * day).toISOString()
  const options = { ...listQuery(query), state: query.state ?? null, now: now.toISOString(), soon }
  return deps.store.read(async (tx) => {
    const { organization } = await partnerActor(tx, caller)
    const rows = await offerRows(tx, organization.id, options)
    const ids = rows.map((row) => row.id)
    const counts = await countAnswers(tx, ids)
    const openings = await countOpenings(tx, ids)
    return toPage(
      rows,
      (row) => {
        const response = { ...(counts.get(row.id) ?? none), opened: openings.get(row.id) ?? 0 }
        return summary(row, contentOf(row), row.creator, response, options.now)
      },
      (row) => ({ value: row.created_at, id: row.id }),
    )
  })
}

function summary(
  offer: OfferRow,
  content: VersionContent,
  creator: string,
  response: { accepted: number; declined: number; opened: number },
  now: string,
): Summary {
  return {
    id: offer.id,
    name: offer.name,
    kind: content.kind,
    state: offerState(offer, now),
    role: content.role,
    createdAt: offer.created_at,
    createdBy: creator,
    expiresAt: offer.expires_at,
    ...response,
    languages: languagesOf(content),
  }
}

/** The address to give out: without a language, so that it leads each reader to their own. */
export function offerUrl(deps: Deps, token: string): string {
  return `${deps.publicUrl}/o/${token}`
}

/** The text of an offer in each of its languages, with the link of whoever shall get it. */
export function lettersOf(
  offer: OfferRow,
  version: Pick<OfferVersionRow, 'number' | 'created_at'>,
  content: VersionContent,
  url: string,
): OfferView['letters'] {
  return languagesOf(content).map((language) => {
    const { message, terms } = textsIn(content, language)
    return {
      language,
      ...renderLetter(language, {
        partner: content.partner.name,
        partnerDomain: content.partner.domain,
        kind: content.kind,
        role: content.role,
        durationDays: content.durationDays,
        order: content.order ?? null,
        expiresAt: offer.expires_at,
        message,
        terms,
        version: version.number,
        versionDate: version.created_at,
        url,
      }),
    }
  })
}

export async function view(tx: Tx, deps: Deps, offer: OfferRow): Promise<OfferView> {
  const version = await offerVersion(tx, offer.id, offer.current_version)
  const content = contentOf(version)
  const creator = await findPerson(tx, offer.created_by)
  const counts = await countAnswers(tx, [offer.id])
  const openings = await countOpenings(tx, [offer.id])
  const url = offerUrl(deps, await offerToken(deps, offer.id))
  return {
    ...summary(
      offer,
      content,
      creator?.name ?? '',
      { ...(counts.get(offer.id) ?? none), opened: openings.get(offer.id) ?? 0 },
      deps.clock.now().toISOString(),
    ),
    reuse: 'many',
    version: version.number,
    versionDate: version.created_at,
    digest: version.digest,
    durationDays: content.durationDays,
    narrowable: content.narrowable === true,
    checkCode: await checkCode(deps, offer.id, version.digest),
    order: content.order ?? null,
    defaultLanguage: content.defaultLanguage,
    texts: content.texts,
    url,
    letters: lettersOf(offer, version, content, url),
    links: await countLinks(tx, offer.id),
    remindsAutomatically: offer.remind_automatically === 1,
  }
}
