import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { Client, PasswordReset } from '../shapes.ts'
import { findClient } from '../store/client-list.ts'
import type { Tx } from '../store/database.ts'
import { lockOrganization } from '../store/organizations.ts'
import { globalAdmins, listPeople, lockPerson, updatePerson, type PersonRow } from '../store/people.ts'
import { endSessionsOf, lastActivity } from '../store/records.ts'
import { partnerActor, type PartnerActor } from './actor.ts'
import { clientOf } from './client-list.ts'
import { resetRefusal, userOf, type UserView } from './client-user-views.ts'
import { note, tell } from './journal.ts'
import { listQuery, toPage, type ListQuery } from './lists.ts'
import { relationshipFor, type Mandate } from './mandate.ts'
import { presenceFor } from './on-behalf.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { temporaryPassword } from './tokens.ts'

type ClientView = z.infer<typeof Client>

export function getClient(deps: Deps, caller: Caller | null, customerId: string): Promise<ClientView> {
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    await relationshipFor(tx, deps, actor, customerId)
    const now = deps.clock.now()
    const row = await findClient(tx, actor.organization.id, customerId, now.toISOString())
    if (!row) throw new Refusal('not-found')
    return clientOf(row, now)
  })
}

const hour = 60 * 60 * 1000

/**
 * A client's users. Reading them is an act on the customer's data, so it is recorded: once an hour for a
 * person, since each page and each search would otherwise fill the customer's activity.
 */
export function listClientUsers(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  query: { search?: string | undefined; after?: string | undefined },
): Promise<{ items: UserView[]; next: string | null }> {
  const options = listQuery(query)
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'users-read')
    await noteReading(tx, deps, presence.actor, presence)
    return usersPage(tx, deps, presence, options)
  })
}

export async function noteReading(tx: Tx, deps: Deps, actor: PartnerActor, mandate: Mandate): Promise<void> {
  const match = { actorId: actor.person.id, relationshipId: mandate.relationship.id, event: 'users-read' }
  const before = await lastActivity(tx, match)
  if (before && deps.clock.now().getTime() - Date.parse(before) < hour) return
  await note(tx, deps, {
    event: 'users-read',
    actor,
    side: 'partner',
    customerId: mandate.customer.id,
    partnerId: actor.organization.id,
    relationshipId: mandate.relationship.id,
  })
}

async function usersPage(
  tx: Tx,
  deps: Deps,
  mandate: Mandate,
  options: ListQuery,
): Promise<{ items: UserView[]; next: string | null }> {
  const admins = await globalAdmins(tx, mandate.customer.id)
  return toPage(
    await listPeople(tx, mandate.customer.id, options),
    (user) => userOf(deps, mandate, user, admins),
    (user) => ({ value: user.folded, id: user.id }),
  )
}

/**
 * Resets a password of a client's user to a temporary one, which the user must change. It ends the user's
 * sessions and is in the customer's activity when the answer goes out.
 */
export async function resetClientPassword(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  userId: string,
  call: CommandCall,
): Promise<z.infer<typeof PasswordReset>> {
  if (!deps.keepsPasswords) throw new Refusal('not-supported')
  const check = async (tx: Tx): Promise<{ actor: PartnerActor; mandate: Mandate; user: PersonRow }> => {
    const { actor, ...mandate } = await presenceFor(tx, deps, caller, customerId, 'passwords-reset')
    const user = await lockPerson(tx, userId, 'update')
    if (user?.organization_id !== customerId) throw new Refusal('not-found')
    // Resets of global admins come one after another: two at once could each leave the other's.
    if (user.admin_role === 'global-admin') await lockOrganization(tx, customerId, 'update')
    const refusal = resetRefusal(mandate, user, await globalAdmins(tx, customerId))
    if (refusal) throw new Refusal(refusal)
    return { actor, mandate, user }
  }
  // Hashing takes long on purpose, so it is done outside the transaction, and only for who passes the checks.
  const { actor: asker } = await deps.store.transaction(check)
  const password = await temporaryPassword(deps, `${asker.person.id}:${call.key}:${userId}`)
  const hash = await deps.hash.hash(password)

  return deps.store.transaction(async (tx) => {
    const { actor, mandate, user } = await check(tx)
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      await updatePerson(tx, user.id, {
        password_hash: hash,
        must_change_password: 1,
        set_by_partner: 1,
        credentials_changed_at: at,
      })
      await endSessionsOf(tx, user.id)
      const event = await note(tx, deps, {
        event: 'password-reset',
        actor,
        side: 'partner',
        customerId,
        partnerId: actor.organization.id,
        relationshipId: mandate.relationship.id,
        target: { id: user.id, name: user.name },
      })
      await tell(tx, deps, event, [user], (to) => ({
        kind: 'your-password-reset-by-partner',
        customer: mandate.customer.name,
        partner: actor.organization.name,
        person: actor.person.name,
        userName: user.user_name,
        at,
        url: `${deps.publicUrl}/${to}/account`,
      }))
      if (user.admin_role === 'global-admin') await tellOtherAdmins(tx, deps, { event, actor, mandate, user, at })
      return null
    })
    return { user: { id: user.id, name: user.name, userName: user.user_name }, temporaryPassword: password }
  })
}

/** With a global admin's password comes the whole organization: its other global admins hear of it at once. */
async function tellOtherAdmins(
  tx: Tx,
  deps: Deps,
  reset: {
    readonly event: string
    readonly actor: PartnerActor
    readonly mandate: Mandate
    readonly user: PersonRow
    readonly at: string
  },
): Promise<void> {
  const { event, actor, mandate, user, at } = reset
  const others = (await globalAdmins(tx, mandate.customer.id)).filter(({ id }) => id !== user.id)
  await tell(tx, deps, event, others, (to) => ({
    kind: 'admin-password-reset',
    customer: mandate.customer.name,
    partner: actor.organization.name,
    person: actor.person.name,
    target: user.name,
    at,
    url: `${deps.publicUrl}/${to}/customer/activity`,
  }))
}
