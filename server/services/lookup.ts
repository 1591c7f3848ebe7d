import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { ClientAdministrator, LookUp, LookUpInput } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { countTry } from '../store/identity.ts'
import { findOrganizationByDomain, listAdministrators as administratorRows } from '../store/lookup.ts'
import { findOrganization, lockOrganization } from '../store/organizations.ts'
import { findPersonByUserName, globalAdmins, type PersonRow } from '../store/people.ts'
import { pageSize } from '../store/lists.ts'
import { findClient } from '../store/client-list.ts'
import { lockNewest } from '../store/relationships.ts'
import { listSubscriptions } from '../store/subscriptions.ts'
import { adminRoleOf } from './account.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { clientOf } from './client-list.ts'
import { noteReading } from './clients.ts'
import { languageOf, note } from './journal.ts'
import { listQuery, toPage } from './lists.ts'
import { mandateFor } from './mandate.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { hasEnded } from './relationshipViews.ts'
import { lockInGoodStanding } from './standing.ts'
import { subscriptionOf } from './subscriptions.ts'

type Administrator = z.infer<typeof ClientAdministrator>

/** Look-ups of one person within an hour: plenty for work, too few to find out who exists. */
export const lookUpsPerHour = 60
const hour = 60 * 60 * 1000

/** Names of people to write or call, at most. */
const mostContacts = 3

/**
 * A client by one of its users or its domain, with whom to contact there. For whatever is no client of the
 * partner there is one answer, reached by the same steps, so that nothing can be learned from it: whether such a
 * company exists, is somebody else's customer, or was a client once. A look-up is an act on the client's data,
 * and in its activity.
 */
export async function lookUp(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof LookUpInput>,
  call: CommandCall,
): Promise<z.infer<typeof LookUp>> {
  await countLookUp(deps, caller)
  return deps.store.transaction(async (tx) => {
    const actor = await lookUpActor(tx, caller)
    const at = deps.clock.now().toISOString()
    // All of it is always done, whatever the first of it finds.
    const user = await findPersonByUserName(tx, input.query)
    const named = await findOrganizationByDomain(tx, input.query)
    const organization = await findOrganization(tx, user?.organization_id ?? named?.id ?? '')
    const customerId = organization?.id ?? ''
    const relationship = await lockNewest(tx, { partnerId: actor.organization.id, customerId }, 'share')
    const client = await findClient(tx, actor.organization.id, customerId, at)
    if (!organization || !client || relationship?.state !== 'active' || hasEnded(relationship, deps)) {
      throw new Refusal('not-found')
    }
    await lockInGoodStanding(tx, customerId, 'share')
    await once(tx, actor.person.id, call, at, async () => {
      await note(tx, deps, {
        event: 'looked-up',
        actor,
        side: 'partner',
        customerId,
        partnerId: actor.organization.id,
        relationshipId: relationship.id,
        target: user ? { id: user.id, name: user.name } : { id: organization.id, name: organization.domain },
      })
      return null
    })
    const admins = await globalAdmins(tx, customerId)
    const subscriptions = await listSubscriptions(tx, customerId)
    return {
      client: clientOf(client, deps.clock.now()),
      user: user
        ? {
            id: user.id,
            name: user.name,
            userName: user.user_name,
            adminRole: adminRoleOf(user),
            blocked: user.blocked === 1,
          }
        : null,
      contact: { address: organization.address, country: organization.country, phone: organization.phone },
      contacts: admins.slice(0, mostContacts).map((admin) => administratorOf(deps, admin)),
      subscriptions: subscriptions.slice(0, pageSize).map((row) => subscriptionOf(row, deps, actor.organization.id)),
    }
  })
}

/** Who may look up at all is settled before anything is looked for. */
async function lookUpActor(tx: Tx, caller: Caller | null): Promise<PartnerActor> {
  const actor = await partnerActor(tx, caller)
  if (actor.person.access_role === null) throw new Refusal('access-not-assigned')
  const partner = await lockOrganization(tx, actor.organization.id, 'share')
  if (!partner || partner.suspended_at) throw new Refusal('partner-suspended')
  return actor
}

/** Counts a look-up before anything is looked for, in a transaction of its own: one that finds nothing counts too. */
async function countLookUp(deps: Deps, caller: Caller | null): Promise<void> {
  const now = deps.clock.now().getTime()
  const start = Math.floor(now / hour) * hour
  const count = await deps.store.transaction(async (tx) => {
    const { person } = await lookUpActor(tx, caller)
    return countTry(tx, `look-up:${person.id}`, new Date(start).toISOString())
  })
  if (count > lookUpsPerHour) {
    throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + hour - now) / 1000) })
  }
}

function administratorOf(deps: Deps, person: PersonRow): Administrator {
  return {
    id: person.id,
    name: person.name,
    userName: person.user_name,
    email: person.email,
    language: languageOf(person, deps),
    adminRole: adminRoleOf(person),
    blocked: person.blocked === 1,
  }
}

/** *Show all administrators*: everybody at a client who holds an admin role. Recorded as the reading of its users is. */
export function listClientAdministrators(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  query: { after?: string | undefined },
): Promise<{ items: Administrator[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    const mandate = await mandateFor(tx, deps, actor, customerId)
    await noteReading(tx, deps, actor, mandate)
    return toPage(
      await administratorRows(tx, customerId, after),
      (person) => administratorOf(deps, person),
      (person) => ({ value: person.folded, id: person.id }),
    )
  })
}
