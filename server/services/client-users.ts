import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import type { Caller, Deps } from '../deps.ts'
import type {
  Act,
  AdminRole,
  ClientUserAdded,
  ClientUserDetails,
  ClientUserEdit,
  ClientUserInput,
  UserRefusal,
} from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { isUniqueViolation } from '../store/dialect.ts'
import { hasVerifiedDomain } from '../store/domains.ts'
import { lockOrganization } from '../store/organizations.ts'
import { findPerson, globalAdmins, insertPerson, lockPerson, updatePerson, type PersonRow } from '../store/people.ts'
import { endSessionsOf, insertOneTimeLink } from '../store/records.ts'
import { licensesOf } from '../store/subscriptions.ts'
import { covers } from './access.ts'
import { assignLicenses } from './client-licenses.ts'
import { blockRefusal, editRefusal, roleRefusal, userOf, type UserView } from './client-user-views.ts'
import { noteReading } from './clients.ts'
import { newId, sha256 } from './crypto.ts'
import { noteAct, presenceFor, type Presence } from './on-behalf.ts'
import { once, type CommandCall } from './once.ts'
import { invalid, Refusal } from './refusal.ts'
import { invitationToken, temporaryPassword } from './tokens.ts'

type Details = z.infer<typeof ClientUserDetails>

/** A user with the licenses they hold. Recorded as the reading of the list is. */
export function getClientUser(deps: Deps, caller: Caller | null, customerId: string, userId: string): Promise<Details> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'users-read')
    const user = await memberOf(tx, presence, userId)
    await noteReading(tx, deps, presence.actor, presence)
    return detailsOf(tx, deps, presence, user)
  })
}

async function memberOf(tx: Tx, { customer }: Presence, userId: string): Promise<PersonRow> {
  const user = await findPerson(tx, userId)
  if (user?.organization_id !== customer.id) throw new Refusal('not-found')
  return user
}

async function detailsOf(tx: Tx, deps: Deps, presence: Presence, user: PersonRow): Promise<Details> {
  return {
    user: await viewOf(tx, deps, presence, user),
    licenses: covers(presence.role, 'licenses-manage') ? await licensesOf(tx, user.id) : [],
  }
}

async function viewOf(tx: Tx, deps: Deps, presence: Presence, user: PersonRow): Promise<UserView> {
  return userOf(deps, presence, user, await globalAdmins(tx, presence.customer.id))
}

const week = 7 * 24 * 60 * 60 * 1000

/**
 * Adds a user to a client, under one of its verified domains. They sign in with a temporary password, or, with an
 * outside identity provider, by a link that works once.
 */
export async function addClientUser(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  input: z.infer<typeof ClientUserInput>,
  call: CommandCall,
): Promise<z.infer<typeof ClientUserAdded>> {
  const check = (tx: Tx): Promise<Presence> => presenceFor(tx, deps, caller, customerId, 'users-add')
  // Hashing takes long on purpose, so it is done outside the transaction, and only for who passes the checks.
  const { actor: asker } = await deps.store.transaction(check)
  const purpose = `${asker.person.id}:${call.key}`
  const password = deps.keepsPasswords ? await temporaryPassword(deps, purpose) : null
  const hash = password && (await deps.hash.hash(password))
  const link = deps.keepsPasswords ? null : await invitationToken(deps, purpose)

  return deps.store.transaction(async (tx) => {
    const presence = await check(tx)
    const { actor, customer } = presence
    const now = deps.clock.now()
    const at = now.toISOString()
    const { id } = await once(tx, actor.person.id, call, at, async () => {
      const domain = input.domain.toLowerCase()
      if (domain !== customer.domain && !(await hasVerifiedDomain(tx, customerId, domain))) {
        throw invalid('domain', 'not-a-choice')
      }
      const user = newUser(deps, input, `${input.userName}@${domain}`, at)
      const row = {
        ...user,
        organization_id: customerId,
        password_hash: hash,
        must_change_password: password ? 1 : 0,
        set_by_partner: 1,
      }
      try {
        await insertPerson(tx, row)
      } catch (error) {
        if (isUniqueViolation(error)) throw invalid('userName', 'taken')
        throw error
      }
      if (link) {
        await insertOneTimeLink(tx, {
          id: await sha256(link),
          purpose: 'link',
          subject: row.id,
          created_at: at,
          expires_at: new Date(now.getTime() + week).toISOString(),
          used_at: null,
        })
      }
      await noteAct(tx, deps, presence, { event: 'user-added', target: { id: row.id, name: row.name } })
      await assignLicenses(tx, deps, presence, row, input.licenses)
      return { id: row.id }
    })
    return {
      user: await viewOf(tx, deps, presence, await memberOf(tx, presence, id)),
      temporaryPassword: password,
      signInLink: link && `${deps.publicUrl}/auth/sign-in?lang=${input.language}&link=${link}`,
    }
  })
}

function newUser(
  deps: Deps,
  input: { name: string; email: string; language: string },
  userName: string,
  at: string,
): PersonRow {
  return {
    id: newId(deps.random),
    organization_id: null,
    name: input.name,
    folded: fold(input.name),
    user_name: userName,
    email: input.email,
    language: input.language,
    admin_role: 'none',
    partner_role: null,
    access_role: null,
    is_operator: 0,
    blocked: 0,
    password_hash: null,
    must_change_password: 0,
    set_by_partner: 0,
    credentials_changed_at: at,
    issuer: null,
    subject: null,
    created_at: at,
  }
}

interface Change {
  readonly presence: Presence
  readonly user: PersonRow
  readonly admins: readonly PersonRow[]
}

type Noted = Parameters<typeof noteAct>[3]

/**
 * Changes a user of a client: whoever asks is there, the user's row is locked, and what is done is noted. `refuse` says
 * why not; `apply` gives what it did, or null where all was so already.
 */
function changeUser(
  deps: Deps,
  caller: Caller | null,
  place: { customerId: string; userId: string; act: z.infer<typeof Act> },
  call: CommandCall,
  refuse: (change: Change) => z.infer<typeof UserRefusal> | null,
  apply: (tx: Tx, change: Change) => Promise<Noted | null>,
): Promise<Details> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, place.customerId, place.act)
    const user = await lockPerson(tx, place.userId, 'update')
    if (user?.organization_id !== place.customerId) throw new Refusal('not-found')
    await once(tx, presence.actor.person.id, call, deps.clock.now().toISOString(), async () => {
      // Acts on global admins come one after another: two at once could each leave the other's account.
      if (user.admin_role === 'global-admin') await lockOrganization(tx, place.customerId, 'update')
      const change = { presence, user, admins: await globalAdmins(tx, place.customerId) }
      const refusal = refuse(change)
      if (refusal) throw new Refusal(refusal)
      const done = await apply(tx, change)
      if (done) await noteAct(tx, deps, presence, { target: { id: user.id, name: user.name }, ...done })
      return null
    })
    return detailsOf(tx, deps, presence, await memberOf(tx, presence, user.id))
  })
}

export function editClientUser(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  userId: string,
  input: z.infer<typeof ClientUserEdit>,
  call: CommandCall,
): Promise<Details> {
  return changeUser(
    deps,
    caller,
    { customerId, userId, act: 'users-edit' },
    call,
    ({ presence, user }) => editRefusal(presence, user),
    async (tx, { user }) => {
      const same = input.name === user.name && input.email === user.email && input.language === user.language
      if (same) return null
      await updatePerson(tx, userId, { ...input, folded: fold(input.name) })
      return { event: 'user-edited', target: { id: user.id, name: input.name } }
    },
  )
}

/** Blocks a user, who loses every session at once, or lets them in again. */
export function setClientUserBlocked(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  userId: string,
  blocked: boolean,
  call: CommandCall,
): Promise<Details> {
  return changeUser(
    deps,
    caller,
    { customerId, userId, act: 'users-edit' },
    call,
    ({ presence, user, admins }) => blockRefusal(presence, user, admins),
    async (tx, { user }) => {
      if ((user.blocked === 1) === blocked) return null
      await updatePerson(tx, userId, { blocked: blocked ? 1 : 0 })
      if (blocked) await endSessionsOf(tx, userId)
      return { event: blocked ? 'user-blocked' : 'user-unblocked' }
    },
  )
}

/** Gives a user an admin role, another one, or none. */
export function assignAdminRole(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  userId: string,
  role: z.infer<typeof AdminRole>,
  call: CommandCall,
): Promise<Details> {
  return changeUser(
    deps,
    caller,
    { customerId, userId, act: 'roles-assign' },
    call,
    ({ presence, user, admins }) => {
      if (user.admin_role === role) return null
      // Whoever is a global admin of a partner decides who reaches that partner's clients.
      if (role === 'global-admin' && presence.customer.is_partner === 1) return 'never-delegable'
      return roleRefusal(presence, user, admins)
    },
    async (tx, { user }) => {
      if (user.admin_role === role) return null
      await updatePerson(tx, userId, { admin_role: role })
      return role === 'none'
        ? { event: 'admin-role-removed', detail: user.admin_role }
        : { event: 'admin-role-assigned', detail: role }
    },
  )
}
