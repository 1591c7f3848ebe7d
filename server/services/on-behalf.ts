import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { Act, OnBehalfSession } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { endOnBehalf, insertOnBehalf, lockOnBehalf, type OnBehalfRow } from '../store/on-behalf.ts'
import { findOrganization, type OrganizationRow } from '../store/organizations.ts'
import { lockNewest } from '../store/relationships.ts'
import { asRole, covers, scopeOf } from './access.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { newId } from './crypto.ts'
import { note } from './journal.ts'
import { mandateFor, type Mandate } from './mandate.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'

type View = z.infer<typeof OnBehalfSession>

/** How long somebody may be at a client without saying again why. */
export const sessionMinutes = 60

function viewOf(deps: Deps, row: OnBehalfRow, customer: OrganizationRow): View {
  const role = asRole(row.role)
  return {
    id: row.id,
    customer: { id: customer.id, name: customer.name, domain: customer.domain },
    role,
    access: scopeOf(role),
    reason: row.reason,
    startedAt: row.started_at,
    endsAt: row.ends_at,
    secondsLeft: Math.max(0, Math.floor((Date.parse(row.ends_at) - deps.clock.now().getTime()) / 1000)),
  }
}

/** A session counts under the relationship and with the role it was begun with, until its time is over. */
function isOpen(deps: Deps, row: OnBehalfRow, { relationship, role }: Mandate): boolean {
  return (
    row.relationship_id === relationship.id && row.role === role && Date.parse(row.ends_at) > deps.clock.now().getTime()
  )
}

/** What stands under an act inside a client's data: the mandate, and the session in which it is done. */
export interface Presence extends Mandate {
  readonly actor: PartnerActor
  readonly session: OnBehalfRow
}

/**
 * Who acts inside a client's data must be there: the relationship, the partner, the person's access and their open
 * session are locked in the act's own transaction, and the role must cover the act. Every act that needs a session
 * goes through here.
 */
export async function presenceFor(
  tx: Tx,
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  act: z.infer<typeof Act>,
): Promise<Presence> {
  const actor = await partnerActor(tx, caller)
  const mandate = await mandateFor(tx, deps, actor, customerId)
  const session = await lockOnBehalf(tx, { personId: actor.person.id, customerId }, 'share')
  if (!session || !isOpen(deps, session, mandate)) throw new Refusal('on-behalf-ended')
  if (!covers(mandate.role, act)) throw new Refusal('access-limited')
  return { ...mandate, actor, session }
}

/** Records an act of the partner for the customer, under the relationship. */
export async function noteAct(
  tx: Tx,
  deps: Deps,
  { actor, customer, relationship }: Omit<Presence, 'session'>,
  act: Pick<Parameters<typeof note>[2], 'event' | 'target' | 'detail'>,
): Promise<string> {
  return note(tx, deps, {
    ...act,
    actor,
    side: 'partner',
    customerId: customer.id,
    partnerId: actor.organization.id,
    relationshipId: relationship.id,
  })
}

/** The session in which the person who asks is at a client; null where they are not. Nothing is recorded. */
export function readOnBehalf(deps: Deps, caller: Caller | null, customerId: string): Promise<{ session: View | null }> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    const mandate = await mandateFor(tx, deps, actor, customerId)
    const row = await lockOnBehalf(tx, { personId: actor.person.id, customerId }, 'share')
    return { session: row && isOpen(deps, row, mandate) ? viewOf(deps, row, mandate.customer) : null }
  })
}

/**
 * *Administer on behalf of*: begins a session at a client, with a reason that the customer can read in its activity. One
 * that was open is ended by it, so that there is one reason and one time.
 */
export function enterClient(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  reason: string,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    const mandate = await mandateFor(tx, deps, actor, customerId)
    const now = deps.clock.now()
    const at = now.toISOString()
    const place = { personId: actor.person.id, customerId }
    await once(tx, actor.person.id, call, at, async () => {
      await lockOnBehalf(tx, place, 'update')
      await endOnBehalf(tx, place, at)
      const row: OnBehalfRow = {
        id: newId(deps.random),
        person_id: actor.person.id,
        customer_id: customerId,
        relationship_id: mandate.relationship.id,
        role: mandate.role,
        reason,
        started_at: at,
        ends_at: new Date(now.getTime() + sessionMinutes * 60_000).toISOString(),
        ended_at: null,
      }
      await insertOnBehalf(tx, row)
      await noteAct(tx, deps, { ...mandate, actor }, { event: 'on-behalf-entered', detail: reason })
      return null
    })
    const row = await lockOnBehalf(tx, place, 'share')
    // A repeated call may come after the session it began was over.
    if (!row || !isOpen(deps, row, mandate)) throw new Refusal('on-behalf-ended')
    return viewOf(deps, row, mandate.customer)
  })
}

/**
 * Ends the session at a client. Whoever is not there, or no longer may be, has left already; only a customer that never
 * granted anything is as unknown as one that does not exist.
 */
export function leaveClient(deps: Deps, caller: Caller | null, customerId: string, call: CommandCall): Promise<void> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    const relationship = await lockNewest(tx, { partnerId: actor.organization.id, customerId }, 'share')
    const customer = await findOrganization(tx, customerId)
    if (!relationship || !customer) throw new Refusal('not-found')
    const at = deps.clock.now().toISOString()
    const place = { personId: actor.person.id, customerId }
    await once(tx, actor.person.id, call, at, async () => {
      const session = await lockOnBehalf(tx, place, 'update')
      if ((await endOnBehalf(tx, place, at)) > 0 && session?.relationship_id === relationship.id) {
        const role = asRole(session.role)
        await noteAct(tx, deps, { actor, customer, relationship, role }, { event: 'on-behalf-left' })
      }
      return null
    })
  })
}
