import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { MailContent } from '../mail/render.ts'
import type { AnswerInput, Order } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { insertAnswer } from '../store/offers.ts'
import { setLinkAnswer } from '../store/offer-links.ts'
import { findOrder, insertOrder } from '../store/orders.ts'
import { answerRecipients, globalAdmins } from '../store/people.ts'
import type { NewRelationship } from '../store/relationships.ts'
import { hasTried, insertSubscription } from '../store/subscriptions.ts'
import type { CustomerActor } from './actor.ts'
import { newId, newReference } from './crypto.ts'
import { establish, refuseGuarded } from './granting.ts'
import { note, tell } from './journal.ts'
import { textsIn, type VersionContent } from './offers.ts'
import type { OpenOffer } from './open-offer.ts'
import { settle } from './requests.ts'
import { invalid, Refusal } from './refusal.ts'
import { checkFresh } from './step-up.ts'

const day = 24 * 60 * 60 * 1000

interface Taking {
  readonly offerId: string
  readonly customerId: string
  readonly content: VersionContent
}

/** Why an organization can't take an order, seen before it tries. */
export async function orderObstacle(
  tx: Tx,
  { offerId, customerId, content }: Taking,
): Promise<{ code: 'already-ordered' | 'trial-used'; reference: string | null } | null> {
  const before = await findOrder(tx, { offerId, customerId })
  if (before) return { code: 'already-ordered', reference: before.reference }
  return (await triedProduct(tx, customerId, content)) === undefined ? null : { code: 'trial-used', reference: null }
}

/** The product of a trial that the organization has had a trial of. */
async function triedProduct(tx: Tx, customerId: string, content: VersionContent): Promise<string | undefined> {
  if (content.kind !== 'trial') return undefined
  for (const { product } of content.order?.items ?? []) {
    if (await hasTried(tx, customerId, product.id)) return product.id
  }
  return undefined
}

export async function refuseSecondOrder(tx: Tx, offerId: string, customerId: string): Promise<void> {
  const before = await findOrder(tx, { offerId, customerId })
  if (before) throw new Refusal('already-ordered', { params: { reference: before.reference } })
}

/** *Yes* or *No* under *Partner relationships*: asked only where the offer has it. */
function delegationOf(content: VersionContent, answer: boolean | undefined): boolean {
  if (content.role !== null && answer === undefined) throw invalid('delegation', 'required')
  if (content.role === null && answer === true) throw invalid('delegation', 'not-a-choice')
  return answer === true
}

/**
 * Starts the trial or the purchase of an offer for the actor's organization, and makes the partner a delegated admin
 * where the offer asks for it and the answer says so. All of it happens, or none. Gives the receipt's reference.
 */
export async function takeOrder(
  tx: Tx,
  deps: Deps,
  caller: Caller | null,
  actor: CustomerActor,
  open: OpenOffer,
  input: z.infer<typeof AnswerInput>,
): Promise<string> {
  const { offer, link, partner, version, content } = open
  const { order } = content
  if (!order) throw new Error(`Offer ${offer.id} has nothing to order`)
  const customer = actor.organization
  const delegation = delegationOf(content, input.delegation)
  await refuseSecondOrder(tx, offer.id, customer.id)
  if (input.narrowed && !delegation) throw invalid('narrowed', 'not-a-choice')
  const tried = await triedProduct(tx, customer.id, content)
  if (tried !== undefined) throw new Refusal('trial-used', { params: { product: tried } })
  await refuseGuarded(tx, partner, customer.id)
  checkFresh(deps, caller)

  const granted = delegation ? await establish(tx, deps, caller, actor, open, input) : null
  const at = deps.clock.now().toISOString()
  const by = { offer_id: offer.id, version: version.number, digest: version.digest }
  const reference = granted?.relationship.reference ?? newReference(deps.random)
  const orderId = newId(deps.random)
  await insertOrder(tx, {
    id: orderId,
    cloud: deps.cloud.id,
    reference,
    ...by,
    customer_id: customer.id,
    partner_id: partner.id,
    person_id: actor.person.id,
    language: textsIn(content, input.language).language,
    relationship_id: granted?.relationship.id ?? null,
    at,
  })
  await insertAnswer(tx, {
    id: newId(deps.random),
    ...by,
    customer_id: customer.id,
    person_id: actor.person.id,
    answer: 'accepted',
    reason: '',
    at,
    link_id: link?.id ?? null,
  })
  if (link) await setLinkAnswer(tx, link.id, { answer: 'accepted', customerId: customer.id, at })
  await subscribe(tx, deps, actor, open, { id: orderId, order, relationship: granted?.relationship ?? null, at })
  await tellOfOrder(tx, deps, actor, open, { order, delegation, reference, at })
  return reference
}

interface TakenOrder {
  readonly id: string
  readonly order: z.infer<typeof Order>
  readonly relationship: NewRelationship | null
  readonly at: string
}

async function subscribe(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  { offer, partner, version }: OpenOffer,
  { id: orderId, order, relationship, at }: TakenOrder,
): Promise<void> {
  const { trialDays, billing, usageCountry } = order
  for (const { product, licenses } of order.items) {
    await insertSubscription(tx, {
      id: newId(deps.random),
      cloud: deps.cloud.id,
      organization_id: actor.organization.id,
      product: product.id,
      state: trialDays === null ? 'active' : 'trial',
      licenses,
      billing,
      usage_country: usageCountry ?? actor.organization.country,
      started_at: at,
      ends_at: trialDays === null ? null : new Date(Date.parse(at) + trialDays * day).toISOString(),
      offer_id: offer.id,
      version: version.number,
      digest: version.digest,
      partner_id: partner.id,
      relationship_id: relationship?.id ?? null,
      ordered_by: actor.person.id,
      order_id: orderId,
    })
  }
}

interface Told {
  readonly order: z.infer<typeof Order>
  readonly delegation: boolean
  readonly reference: string
  readonly at: string
}

async function tellOfOrder(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  open: OpenOffer,
  { order, delegation, reference, at }: Told,
): Promise<void> {
  const { offer, partner, content } = open
  const customer = actor.organization
  const isTrial = order.trialDays !== null
  const event = await note(tx, deps, {
    event: isTrial ? 'trial-started' : 'subscription-bought',
    actor,
    side: 'customer',
    customerId: customer.id,
    partnerId: partner.id,
    relationshipId: null,
    target: { id: partner.id, name: partner.name },
  })
  const facts = {
    customer: customer.name,
    customerDomain: customer.domain,
    partner: partner.name,
    partnerDomain: partner.domain,
    offer: offer.name,
    person: actor.person.name,
    reference,
    at,
    items: order.items,
    delegation: content.role === null ? 'not-asked' : delegation ? 'granted' : 'refused',
  } as const satisfies Partial<MailContent>
  await settle(tx, deps, { actor, open, eventId: event }, delegation ? 'authorized' : 'ordered')
  await tell(tx, deps, event, await answerRecipients(tx, partner.id, offer.created_by), (to) => ({
    kind: isTrial ? 'trial-taken' : 'purchase-taken',
    ...facts,
    url: `${deps.publicUrl}/${to}/partner/offers/${offer.id}`,
  }))
  await tell(tx, deps, event, await globalAdmins(tx, customer.id), (to) => ({
    kind: isTrial ? 'trial-started' : 'purchase-made',
    ...facts,
    url: `${deps.publicUrl}/${to}/customer/receipts/${reference}`,
  }))
}
