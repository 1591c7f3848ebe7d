import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { OwnUser, PasswordReset } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { endOnBehalfOf } from '../store/on-behalf.ts'
import { findPerson, globalAdmins, listPeople, lockPerson, updatePerson, type PersonRow } from '../store/people.ts'
import { endSessionsOf } from '../store/records.ts'
import { listOwners, lockOwners } from '../store/team.ts'
import { managesTeam } from './access.ts'
import { adminRoleOf } from './account.ts'
import { customerActor, type CustomerActor } from './actor.ts'
import { languageOf, note, tell } from './journal.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { lockInGoodStanding } from './standing.ts'
import { checkFresh } from './step-up.ts'
import { temporaryPassword } from './tokens.ts'

type View = z.infer<typeof OwnUser>

const isStaff = (user: PersonRow): boolean => user.partner_role !== null || user.access_role !== null

/** Whether an admin decides about a user at all, whose admin role must be one of those that they are set over. */
function isOver({ person }: CustomerActor, user: PersonRow, roles: readonly string[]): boolean {
  // The account of a partner's staff leads to its clients: whoever decides about the staff decides about it.
  if (isStaff(user) && !managesTeam(person)) return false
  if (person.admin_role === 'global-admin') return true
  return roles.includes(person.admin_role) && user.admin_role === 'none'
}

/** Why somebody's password can't be reset by an admin of their organization; null when it can. */
function resetRefusal(actor: CustomerActor, user: PersonRow): View['resetRefusal'] {
  // One's own is changed, by whoever knows the old one.
  if (actor.person.id === user.id) return 'own-account'
  return isOver(actor, user, ['user-admin', 'password-admin']) ? null : 'not-allowed'
}

/**
 * Why somebody can't be blocked; null when they can. A global admin who blocks another is one who is left; owners of a
 * partner are counted.
 */
function blockRefusal(
  actor: CustomerActor,
  user: PersonRow,
  owners: readonly Pick<PersonRow, 'id'>[],
): View['blockRefusal'] {
  if (actor.person.id === user.id) return 'own-account'
  if (!isOver(actor, user, ['user-admin'])) return 'not-allowed'
  return owners.length === 1 && owners[0]?.id === user.id ? 'last-owner' : null
}

function viewOf(deps: Deps, actor: CustomerActor, user: PersonRow, owners: readonly Pick<PersonRow, 'id'>[]): View {
  return {
    id: user.id,
    name: user.name,
    userName: user.user_name,
    email: user.email,
    language: languageOf(user, deps),
    adminRole: adminRoleOf(user),
    blocked: user.blocked === 1,
    mustChangePassword: user.must_change_password === 1,
    createdAt: user.created_at,
    you: user.id === actor.person.id,
    resetRefusal: resetRefusal(actor, user),
    blockRefusal: blockRefusal(actor, user, owners),
  }
}

/** The organization's own people by name, for whoever holds an admin role. */
export function listOwnUsers(
  deps: Deps,
  caller: Caller | null,
  query: { readonly search?: string | undefined; readonly after?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const options = listQuery(query)
  return deps.store.read(async (tx) => {
    const actor = await customerActor(tx, caller)
    const owners = await listOwners(tx, actor.organization.id)
    return toPage(
      await listPeople(tx, actor.organization.id, options),
      (user) => viewOf(deps, actor, user, owners),
      (user) => ({ value: user.folded, id: user.id }),
    )
  })
}

export function getOwnUser(deps: Deps, caller: Caller | null, id: string): Promise<View> {
  return deps.store.read(async (tx) => {
    const actor = await customerActor(tx, caller)
    const user = await findPerson(tx, id)
    if (user?.organization_id !== actor.organization.id) throw new Refusal('not-found')
    return viewOf(deps, actor, user, await listOwners(tx, actor.organization.id))
  })
}

/** An admin and somebody of their organization, whom nobody else changes until the transaction ends. */
async function lockOwnUser(
  tx: Tx,
  caller: Caller | null,
  id: string,
): Promise<{ readonly actor: CustomerActor; readonly user: PersonRow }> {
  const actor = await customerActor(tx, caller)
  // Their own row is read and locked already; to change it is refused in any case.
  const user = id === actor.person.id ? actor.person : await lockPerson(tx, id, 'update')
  if (user?.organization_id !== actor.organization.id) throw new Refusal('not-found')
  // Acts on global admins come one after another, those of partners too.
  const mode = user.admin_role === 'global-admin' ? 'update' : 'share'
  await lockInGoodStanding(tx, actor.organization.id, mode)
  return { actor, user }
}

/**
 * Resets a password of the organization's own to a temporary one, which the user must change: also that of an admin
 * whom a partner locked out. Whoever it is about is told, and of a global admin's the other global admins.
 */
export async function resetOwnPassword(
  deps: Deps,
  caller: Caller | null,
  id: string,
  call: CommandCall,
): Promise<z.infer<typeof PasswordReset>> {
  if (!deps.keepsPasswords) throw new Refusal('not-supported')
  const check = async (tx: Tx): Promise<{ actor: CustomerActor; user: PersonRow }> => {
    const { actor, user } = await lockOwnUser(tx, caller, id)
    const refusal = resetRefusal(actor, user)
    if (refusal) throw new Refusal(refusal)
    // With an admin's account comes what an admin may do: a session that was left open is not enough for it.
    if (user.admin_role !== 'none') checkFresh(deps, caller)
    return { actor, user }
  }
  // Hashing takes long on purpose, so it is done outside the transaction, and only for who passes the checks.
  const { actor: asker } = await deps.store.transaction(check)
  const password = await temporaryPassword(deps, `${asker.person.id}:${call.key}:${id}`)
  const hash = await deps.hash.hash(password)

  return deps.store.transaction(async (tx) => {
    const { actor, user } = await check(tx)
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      await updatePerson(tx, id, {
        password_hash: hash,
        must_change_password: 1,
        set_by_partner: 0,
        credentials_changed_at: at,
      })
      await endSessionsOf(tx, id)
      await endOnBehalfOf(tx, id, at)
      const event = await noteOwn(tx, deps, actor, 'password-reset', user)
      await tellReset(tx, deps, { event, actor, user, at })
      return null
    })
    return { user: { id: user.id, name: user.name, userName: user.user_name }, temporaryPassword: password }
  })
}

async function noteOwn(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  event: 'password-reset' | 'user-blocked' | 'user-unblocked',
  user: PersonRow,
): Promise<string> {
  return note(tx, deps, {
    event,
    actor,
    side: 'customer',
    customerId: actor.organization.id,
    partnerId: null,
    relationshipId: null,
    target: { id: user.id, name: user.name },
  })
}

async function tellReset(
  tx: Tx,
  deps: Deps,
  reset: { readonly event: string; readonly actor: CustomerActor; readonly user: PersonRow; readonly at: string },
): Promise<void> {
  const { event, actor, user, at } = reset
  const facts = { customer: actor.organization.name, person: actor.person.name, at }
  await tell(tx, deps, event, [user], (to) => ({
    kind: 'your-password-reset',
    ...facts,
    userName: user.user_name,
    url: `${deps.publicUrl}/${to}/account`,
  }))
  if (user.admin_role !== 'global-admin') return
  const others = await globalAdmins(tx, actor.organization.id)
  await tell(
    tx,
    deps,
    event,
    others.filter((admin) => admin.id !== user.id && admin.id !== actor.person.id),
    (to) => ({
      kind: 'own-admin-password-reset',
      ...facts,
      target: user.name,
      url: `${deps.publicUrl}/${to}/customer/activity`,
    }),
  )
}

/** Blocks one of the organization's own people, who loses every session at once, or lets them in again. */
export function setOwnUserBlocked(
  deps: Deps,
  caller: Caller | null,
  id: string,
  blocked: boolean,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const { actor, user } = await lockOwnUser(tx, caller, id)
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      const refusal = blockRefusal(actor, user, isStaff(user) ? await lockOwners(tx, actor.organization.id) : [])
      if (refusal) throw new Refusal(refusal)
      if ((user.blocked === 1) === blocked) return null
      await updatePerson(tx, id, { blocked: blocked ? 1 : 0 })
      if (blocked) {
        await endSessionsOf(tx, id)
        await endOnBehalfOf(tx, id, at)
      }
      await noteOwn(tx, deps, actor, blocked ? 'user-blocked' : 'user-unblocked', user)
      return null
    })
    return viewOf(deps, actor, (await findPerson(tx, id)) ?? user, await listOwners(tx, actor.organization.id))
  })
}
