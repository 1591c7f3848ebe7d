import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { AdminRequest, PendingRequests } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { globalAdmins } from '../store/people.ts'
import { findActive } from '../store/relationships.ts'
import {
  askers,
  countRequestsSince,
  findRequest,
  openRequests,
  putRequest,
  setReminded,
  settleRequests,
  type AdminRequestRow,
} from '../store/requests.ts'
import { actorOf, globalAdminActor, type CustomerActor } from './actor.ts'
import { newId } from './crypto.ts'
import { note, tell, type ActivityEvent } from './journal.ts'
import { once, type CommandCall } from './once.ts'
import { orderObstacle } from './orders.ts'
import { openOffer, type OpenOffer } from './open-offer.ts'
import { Refusal } from './refusal.ts'
import { hasEnded } from './relationshipViews.ts'
import { lockInGoodStanding } from './standing.ts'
import { targetOf, tokenOf, type LinkTarget } from './tokens.ts'

type View = z.infer<typeof AdminRequest>

const day = 24 * 60 * 60 * 1000

/** Mails to admins that one person, and one organization's people together, can cause in a day by asking. */
const limits = { person: 10, organization: 100 } as const

const shownRequests = 50

export function requestView(row: AdminRequestRow): View {
  const last = row.reminded_at ?? row.asked_at
  return {
    state: row.state === 'authorized' || row.state === 'declined' ? row.state : 'open',
    askedAt: row.asked_at,
    remindedAt: row.reminded_at,
    mayRemindAt: new Date(Date.parse(last) + day).toISOString(),
    answeredAt: row.answered_at,
  }
}

/** Somebody in front of an offer that only their global admins can answer. */
async function asker(
  tx: Tx,
  deps: Deps,
  caller: Caller | null,
  target: LinkTarget,
): Promise<{ actor: CustomerActor; open: OpenOffer }> {
  const { person, organization } = await actorOf(tx, caller)
  const open = await openOffer(tx, deps, target, true)
  const { partner } = open
  if (organization?.id === partner.id) throw new Refusal('own-offer')
  // Who has no organization has nobody to ask, and who is a global admin answers.
  if (!organization || person.admin_role === 'global-admin') throw new Refusal('not-allowed')
  // One after another with the answers of this organization.
  await lockInGoodStanding(tx, organization.id, 'update')
  if (open.content.order) {
    const obstacle = await orderObstacle(tx, {
      offerId: open.offer.id,
      customerId: organization.id,
      content: open.content,
    })
    if (obstacle) throw new Refusal(obstacle.code)
    return { actor: { person, organization }, open }
  }
  const active = await findActive(tx, { partnerId: partner.id, customerId: organization.id })
  if (active && !hasEnded(active, deps)) throw new Refusal('already-authorized', { params: { partner: partner.name } })
  return { actor: { person, organization }, open }
}

/** Asks the global admins of the signed-in person's organization to answer an offer. */
export async function askAdmin(deps: Deps, caller: Caller | null, token: string, call: CommandCall): Promise<View> {
  const target = await targetOf(deps, token)
  return deps.store.transaction(async (tx) => {
    const { actor, open } = await asker(tx, deps, caller, target)
    const { person, organization } = actor
    const offerId = open.offer.id
    const now = deps.clock.now()
    const at = now.toISOString()
    await once(tx, person.id, call, at, async () => {
      const before = await findRequest(tx, offerId, person.id)
      // Asked already; or declined since: what the admins said holds until they are spoken to.
      if (before && before.state !== 'authorized') return null
      await checkRate(tx, actor, now)
      await putRequest(tx, {
        id: before?.id ?? newId(deps.random),
        offer_id: offerId,
        link_id: open.link?.id ?? null,
        partner_id: open.partner.id,
        customer_id: organization.id,
        person_id: person.id,
        state: 'open',
        asked_at: at,
        reminded_at: null,
        answered_at: null,
      })
      await tellAdmins(tx, deps, actor, open, { event: 'admin-asked', kind: 'asked', at })
      return null
    })
    return viewOf(tx, offerId, person.id)
  })
}

/** Reminds the admins, once a day at most. */
export async function remindAdmin(deps: Deps, caller: Caller | null, token: string, call: CommandCall): Promise<View> {
  const target = await targetOf(deps, token)
  return deps.store.transaction(async (tx) => {
    const { actor, open } = await asker(tx, deps, caller, target)
    const offerId = open.offer.id
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      const request = await findRequest(tx, offerId, actor.person.id)
      if (request?.state !== 'open') throw new Refusal('not-found')
      const { mayRemindAt } = requestView(request)
      if (mayRemindAt > at) {
        const wait = (Date.parse(mayRemindAt) - Date.parse(at)) / 1000
        throw new Refusal('too-many-requests', { retryAfter: Math.ceil(wait) })
      }
      await setReminded(tx, request.id, at)
      await tellAdmins(tx, deps, actor, open, { event: 'admin-reminded', kind: 'reminded', at })
      return null
    })
    return viewOf(tx, offerId, actor.person.id)
  })
}

async function viewOf(tx: Tx, offerId: string, personId: string): Promise<View> {
  const row = await findRequest(tx, offerId, personId)
  if (!row) throw new Error('The request is not there')
  return requestView(row)
}

async function checkRate(tx: Tx, { person, organization }: CustomerActor, now: Date): Promise<void> {
  const since = new Date(now.getTime() - day).toISOString()
  const full =
    (await countRequestsSince(tx, { person_id: person.id }, since)) >= limits.person ||
    (await countRequestsSince(tx, { customer_id: organization.id }, since)) >= limits.organization
  if (full) throw new Refusal('too-many-requests', { retryAfter: day / 1000 })
}

async function tellAdmins(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  { offer, link, partner }: OpenOffer,
  what: { event: ActivityEvent; kind: 'asked' | 'reminded'; at: string },
): Promise<void> {
  const customer = actor.organization
  // The admins come by the link that they were asked by.
  const token = await tokenOf(deps, offer.id, link?.id ?? null)
  const event = await note(tx, deps, {
    event: what.event,
    actor,
    side: 'customer',
    customerId: customer.id,
    partnerId: partner.id,
    relationshipId: null,
    target: { id: partner.id, name: partner.name },
  })
  await tell(tx, deps, event, await globalAdmins(tx, customer.id), (to) => ({
    kind: what.kind,
    person: actor.person.name,
    userName: actor.person.user_name,
    customer: customer.name,
    partner: partner.name,
    partnerDomain: partner.domain,
    at: what.at,
    url: `${deps.publicUrl}/${to}/offers/${token}`,
  }))
}

/** Those who wait for the signed-in global admin's answer. */
export function listAdminRequests(deps: Deps, caller: Caller | null): Promise<z.infer<typeof PendingRequests>> {
  return deps.store.read(async (tx) => {
    const { organization } = await globalAdminActor(tx, caller)
    const rows = await openRequests(tx, organization.id, deps.clock.now().toISOString(), shownRequests)
    const items = await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        person: row.person,
        partner: { id: row.partner_id, name: row.partner_name, domain: row.partner_domain },
        askedAt: row.asked_at,
        remindedAt: row.reminded_at,
        token: await tokenOf(deps, row.offer_id, row.link_id),
      })),
    )
    return { items }
  })
}

/**
 * Tells those who asked what came of it, in the transaction of the answer. A yes settles every request about the
 * partner; an order without administration, and a no, only those about the offer that was answered.
 */
export async function settle(
  tx: Tx,
  deps: Deps,
  about: { actor: CustomerActor; open: OpenOffer; eventId: string },
  answer: 'authorized' | 'ordered' | 'declined',
): Promise<void> {
  const { actor, eventId } = about
  const { offer, link, partner } = about.open
  const at = deps.clock.now().toISOString()
  const which = {
    customerId: actor.organization.id,
    partnerId: partner.id,
    offerId: answer === 'authorized' ? null : offer.id,
  }
  const waiting = await askers(tx, which)
  if (waiting.length === 0) return
  await settleRequests(tx, which, answer === 'declined' ? 'declined' : 'authorized', at)
  // By the link of the answer, which is known to be no dead one.
  const token = await tokenOf(deps, offer.id, link?.id ?? null)
  await tell(tx, deps, eventId, waiting, (to) => ({
    kind: `request-${answer}` as const,
    person: actor.person.name,
    customer: actor.organization.name,
    partner: partner.name,
    partnerDomain: partner.domain,
    at,
    url: `${deps.publicUrl}/${to}/offers/${token}`,
  }))
}
