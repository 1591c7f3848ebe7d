import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import { languages } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type { Offer, OfferAnswer, OfferExpiry, OfferRevision, OfferVersion } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import {
  countAnswersByVersion,
  listAnswers,
  listVersions,
  lockOffer,
  offerVersion,
  setCurrentVersion,
  setExpiry,
  setOfferName,
  type OfferRow,
} from '../store/offers.ts'
import { maySendOffers } from './access.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { canonicalJson, sha256, type Json } from './crypto.ts'
import { listQuery, numberOf, toPage } from './lists.ts'
import { checkOpen } from './offer-links.ts'
import { checkStanding, contentOf, ownOffer, view, type VersionContent } from './offers.ts'
import { revisedOrder } from './offerOrders.ts'
import { once, type CommandCall } from './once.ts'
import { invalid, Refusal } from './refusal.ts'

type OfferView = z.infer<typeof Offer>
type Page<Item> = Promise<{ items: Item[]; next: string | null }>

const day = 24 * 60 * 60 * 1000

/** The farthest end that can be set, in days; and one more, as the day ends when it ends for whoever sets it. */
const mostDays = 366

/** Somebody who may send offers, and an offer of their company, which nobody else changes or answers meanwhile. */
async function lockOwnOffer(tx: Tx, caller: Caller | null, id: string): Promise<[PartnerActor, OfferRow]> {
  const actor = await partnerActor(tx, caller)
  if (!maySendOffers(actor.person)) throw new Refusal('not-allowed')
  await ownOffer(tx, actor, id)
  await lockOffer(tx, id, 'update')
  return [actor, await ownOffer(tx, actor, id)]
}

/**
 * Makes a new version of an offer. All its links lead to it from then on; whoever was shown the one before and
 * answers it is refused, and what was granted by it stays granted by it.
 */
export function reviseOffer(
  deps: Deps,
  caller: Caller | null,
  id: string,
  input: z.infer<typeof OfferRevision>,
  call: CommandCall,
): Promise<OfferView> {
  return deps.store.transaction(async (tx) => {
    const [actor, offer] = await lockOwnOffer(tx, caller, id)
    const now = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, now, async () => {
      await checkOpen(tx, deps, actor, offer)
      if (input.basedOn !== offer.current_version) throw new Refusal('offer-changed')
      await revise(tx, deps, actor, offer, input, now)
      return null
    })
    return view(tx, deps, await ownOffer(tx, actor, id))
  })
}

async function revise(
  tx: Tx,
  deps: Deps,
  { person, organization }: PartnerActor,
  offer: OfferRow,
  input: z.infer<typeof OfferRevision>,
  now: string,
): Promise<void> {
  const before = contentOf(await offerVersion(tx, offer.id, offer.current_version))
  // Without an order there would be nothing left to answer.
  if (input.role === null && !before.order) throw invalid('role', 'required')
  const name = { name: input.name, folded: fold(input.name) }
  const order = revisedOrder(deps.cloud, before.order, input)
  const content: VersionContent = {
    ...before,
    partner: { id: organization.id, name: organization.name, domain: organization.domain },
    role: input.role,
    durationDays: input.role === null ? null : input.durationDays,
    ...(order ? { order } : {}),
    // A version from before there was a choice says nothing of it, and goes on saying nothing.
    ...(input.narrowable === undefined || input.narrowable === (before.narrowable ?? false)
      ? {}
      : { narrowable: input.narrowable }),
    defaultLanguage: input.defaultLanguage,
    texts: Object.fromEntries(
      languages.flatMap((language) => {
        const texts = input.texts[language]
        return texts ? [[language, texts]] : []
      }),
    ),
  }
  // The same again is no new version: nobody who is reading would be sent back for nothing.
  if (canonicalJson(content as unknown as Json) === canonicalJson(before as unknown as Json)) {
    await setOfferName(tx, offer.id, name)
    return
  }
  const number = offer.current_version + 1
  const text = canonicalJson({ ...content, version: number } as unknown as Json)
  const version = {
    offer_id: offer.id,
    number,
    digest: await sha256(text),
    content: text,
    created_by: person.id,
    created_at: now,
  }
  await setCurrentVersion(tx, offer.id, version, name)
}

/** Sets until when an offer can be answered. One whose time is over can be answered again; one taken back can't. */
export function setOfferExpiry(
  deps: Deps,
  caller: Caller | null,
  id: string,
  { expiresAt }: z.infer<typeof OfferExpiry>,
  call: CommandCall,
): Promise<OfferView> {
  return deps.store.transaction(async (tx) => {
    const [actor, offer] = await lockOwnOffer(tx, caller, id)
    const now = deps.clock.now()
    await once(tx, actor.person.id, call, now.toISOString(), async () => {
      checkStanding(actor.organization)
      if (offer.withdrawn_at) throw new Refusal('offer-withdrawn', { params: { partner: actor.organization.name } })
      await setExpiry(tx, id, expiresAt === null ? null : checkedEnd(expiresAt, now))
      return null
    })
    return view(tx, deps, await ownOffer(tx, actor, id))
  })
}

function checkedEnd(expiresAt: string, now: Date): string {
  const end = Date.parse(expiresAt)
  if (!(end > now.getTime() && end <= now.getTime() + mostDays * day)) throw invalid('expiresAt', 'not-a-choice')
  return new Date(end).toISOString()
}

/** The versions of an offer with how they were answered, the newest first. */
export function listOfferVersions(
  deps: Deps,
  caller: Caller | null,
  id: string,
  query: { after?: string | undefined },
): Page<z.infer<typeof OfferVersion>> {
  const after = numberOf(listQuery(query).after)
  return deps.store.read(async (tx) => {
    const offer = await ownOffer(tx, await partnerActor(tx, caller), id)
    const answers = await countAnswersByVersion(tx, offer.id)
    return toPage(
      await listVersions(tx, offer.id, after),
      (version) => {
        const { role, durationDays, order = null, defaultLanguage, texts } = contentOf(version)
        return {
          number: version.number,
          digest: version.digest,
          createdAt: version.created_at,
          createdBy: version.creator,
          role,
          durationDays,
          order,
          defaultLanguage,
          texts,
          ...(answers.get(version.number) ?? { accepted: 0, declined: 0 }),
        }
      },
      (version) => ({ value: String(version.number), id: offer.id }),
    )
  })
}

/** What customers answered: to an offer, or by one of its tagged links. */
export function listOfferAnswers(
  deps: Deps,
  caller: Caller | null,
  id: string,
  query: { after?: string | undefined; link?: string | undefined },
): Page<z.infer<typeof OfferAnswer>> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    const offer = await ownOffer(tx, await partnerActor(tx, caller), id)
    return toPage(
      await listAnswers(tx, { offerId: offer.id, linkId: query.link ?? null, after }),
      (row) => ({
        id: row.id,
        answer: row.answer === 'accepted' ? ('accepted' as const) : ('declined' as const),
        at: row.at,
        customer: { id: row.customer_id, name: row.customer, domain: row.customer_domain },
        person: row.person,
        reason: row.reason,
        version: row.version,
        link: row.link_id === null ? null : { id: row.link_id, recipient: row.recipient ?? '' },
      }),
      (row) => ({ value: row.at, id: row.id }),
    )
  })
}
