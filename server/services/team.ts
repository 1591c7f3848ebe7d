import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import type { Caller, Deps } from '../deps.ts'
import type {
  AccessRole,
  AccessScope,
  PartnerRole,
  TeamEvent,
  TeamInvitation,
  TeamMember,
  TeamMemberAdded,
} from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { isUniqueViolation } from '../store/dialect.ts'
import {
  findPerson,
  globalAdmins,
  insertPerson,
  listPeople,
  lockPerson,
  updatePerson,
  type PersonRow,
} from '../store/people.ts'
import { endOnBehalfOf } from '../store/on-behalf.ts'
import { endSessionsOf, insertOneTimeLink } from '../store/records.ts'
import {
  insertTeamEvent,
  listOwners,
  listTeamEvents,
  lockOwners,
  roleCameWithAccess,
  type TeamEventView,
} from '../store/team.ts'
import { maySendOffers, scopeOf } from './access.ts'
import { accessRoleOf, adminRoleOf, partnerRoleOf } from './account.ts'
import { teamActor, teamManager, type PartnerActor } from './actor.ts'
import { newId, sha256 } from './crypto.ts'
import { languageOf } from './journal.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { invalid, Refusal } from './refusal.ts'
import { invitationToken, temporaryPassword } from './tokens.ts'

type View = z.infer<typeof TeamMember>
type Event = z.infer<typeof TeamEvent>
type Access = z.infer<typeof AccessRole>
type Role = z.infer<typeof PartnerRole>

/** What keeps somebody from being changed: whom the company can't do without. */
interface Needed {
  readonly owners: readonly Pick<PersonRow, 'id'>[]
  readonly admins: readonly Pick<PersonRow, 'id'>[]
}

const isOnly = (people: readonly Pick<PersonRow, 'id'>[], { id }: PersonRow): boolean =>
  people.length === 1 && people[0]?.id === id

/** Why somebody can't stop being an owner; null when they can, or are none. */
function roleRefusal(member: PersonRow, { owners }: Needed): View['roleRefusal'] {
  return isOnly(owners, member) ? 'last-owner' : null
}

/** Why somebody can't be blocked; null when they can. */
function blockRefusal(actor: PersonRow, member: PersonRow, { owners, admins }: Needed): View['blockRefusal'] {
  if (actor.id === member.id) return 'own-account'
  if (isOnly(owners, member)) return 'last-owner'
  return isOnly(admins, member) ? 'last-global-admin' : null
}

async function neededOf(tx: Tx, { organization }: PartnerActor): Promise<Needed> {
  return { owners: await listOwners(tx, organization.id), admins: await globalAdmins(tx, organization.id) }
}

function viewOf(deps: Deps, { person }: PartnerActor, member: PersonRow, needed: Needed): View {
  return {
    id: member.id,
    name: member.name,
    userName: member.user_name,
    email: member.email,
    language: languageOf(member, deps),
    adminRole: adminRoleOf(member),
    partnerRole: partnerRoleOf(member),
    access: accessRoleOf(member),
    maySendOffers: maySendOffers(member),
    blocked: member.blocked === 1,
    mustChangePassword: member.must_change_password === 1,
    you: member.id === person.id,
    createdAt: member.created_at,
    roleRefusal: roleRefusal(member, needed),
    blockRefusal: blockRefusal(person, member, needed),
  }
}

/** The partner's own people by name. */
export function listTeam(
  deps: Deps,
  caller: Caller | null,
  query: { search?: string | undefined; after?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const options = listQuery(query)
  return deps.store.read(async (tx) => {
    const actor = await teamActor(tx, caller)
    const needed = await neededOf(tx, actor)
    return toPage(
      await listPeople(tx, actor.organization.id, options),
      (member) => viewOf(deps, actor, member, needed),
      (member) => ({ value: member.folded, id: member.id }),
    )
  })
}

export function getTeamMember(deps: Deps, caller: Caller | null, id: string): Promise<View> {
  return deps.store.read(async (tx) => {
    const actor = await teamActor(tx, caller)
    const member = await findPerson(tx, id)
    if (member?.organization_id !== actor.organization.id) throw new Refusal('not-found')
    return viewOf(deps, actor, member, await neededOf(tx, actor))
  })
}

/** What each role lets somebody do for the companies that the partner supports. */
export function listAccessRoles(deps: Deps, caller: Caller | null): Promise<{ roles: z.infer<typeof AccessScope>[] }> {
  return deps.store.read(async (tx) => {
    await teamActor(tx, caller)
    return { roles: [scopeOf('full'), scopeOf('limited')] }
  })
}

/** What was changed about the partner's people, newest first. */
export function listTeamLog(
  deps: Deps,
  caller: Caller | null,
  query: { after?: string | undefined },
): Promise<{ items: Event[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    const { organization } = await teamManager(tx, caller)
    return toPage(await listTeamEvents(tx, organization.id, after), eventOf, (row) => ({ value: row.at, id: row.id }))
  })
}

function eventOf(row: TeamEventView): Event {
  return {
    id: row.id,
    at: row.at,
    event: row.event as Event['event'],
    actor: row.actor_name,
    target: { id: row.target_id, name: row.target_name },
    access: row.access === 'full' || row.access === 'limited' ? row.access : null,
    role: partnerRoleOf({ partner_role: row.role }),
  }
}

interface Change {
  readonly actor: PartnerActor
  readonly member: PersonRow
  readonly at: string
}

interface Done {
  readonly event: Event['event']
  readonly access?: Access | null
  readonly role?: Role | null
}

async function record(tx: Tx, deps: Deps, { actor, member, at }: Change, done: Done): Promise<void> {
  await insertTeamEvent(tx, {
    id: newId(deps.random),
    organization_id: actor.organization.id,
    at,
    event: done.event,
    actor_id: actor.person.id,
    target_id: member.id,
    access: done.access ?? null,
    role: done.role ?? null,
  })
}

/**
 * Changes one of the partner's people. Their row is locked against every act of theirs, which reads the roles in its
 * own transaction: once this is answered, nothing is done any more by the roles from before. `apply` gives what
 * it did, or null where all was so already.
 */
function change(
  deps: Deps,
  caller: Caller | null,
  id: string,
  call: CommandCall,
  apply: (tx: Tx, change: Change) => Promise<Done | null>,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const actor = await teamManager(tx, caller, caller?.personId === id ? 'update' : 'share')
    const at = deps.clock.now().toISOString()
    const member = await lockPerson(tx, id, 'update')
    if (member?.organization_id !== actor.organization.id) throw new Refusal('not-found')
    await once(tx, actor.person.id, call, at, async () => {
      const done = await apply(tx, { actor, member, at })
      if (done) await record(tx, deps, { actor, member, at }, done)
      return null
    })
    // What they may do may have been changed by this very act: the answer is for who they were when they asked.
    return viewOf(deps, actor, (await findPerson(tx, id)) ?? member, await neededOf(tx, actor))
  })
}

/**
 * Assigns administrative access to the companies that the partner supports, or takes it away. Somebody who did
 * nothing for the partner so far becomes its helpdesk agent, since access without a role reaches no client; a role
 * that came so goes with the access, or they would go on reading the list of clients.
 */
export function assignAccess(
  deps: Deps,
  caller: Caller | null,
  id: string,
  access: Access | null,
  call: CommandCall,
): Promise<View> {
  return change(deps, caller, id, call, async (tx, { member, at }) => {
    if (accessRoleOf(member) === access) return null
    const role = access && member.partner_role === null ? 'helpdesk' : null
    const roleGoes = access === null && (await roleCameWithAccess(tx, id))
    await updatePerson(tx, id, {
      access_role: access,
      ...(role && { partner_role: role }),
      ...(roleGoes && { partner_role: null }),
    })
    await endOnBehalfOf(tx, id, at)
    return { event: access ? 'access-assigned' : 'access-removed', access: access ?? accessRoleOf(member), role }
  })
}

export function setPartnerRole(
  deps: Deps,
  caller: Caller | null,
  id: string,
  role: Role,
  call: CommandCall,
): Promise<View> {
  return change(deps, caller, id, call, async (tx, { actor, member }) => {
    if (member.partner_role === role) return null
    if (role !== 'owner') {
      const owners = await lockOwners(tx, actor.organization.id)
      const refusal = roleRefusal(member, { owners, admins: [] })
      if (refusal) throw new Refusal(refusal)
    }
    await updatePerson(tx, id, { partner_role: role })
    return { event: 'role-changed', role }
  })
}

/** Blocks somebody, who loses every session at once, or lets them in again. */
export function setMemberBlocked(
  deps: Deps,
  caller: Caller | null,
  id: string,
  blocked: boolean,
  call: CommandCall,
): Promise<View> {
  return change(deps, caller, id, call, async (tx, { actor, member, at }) => {
    if ((member.blocked === 1) === blocked) return null
    if (blocked) {
      const owners = await lockOwners(tx, actor.organization.id)
      const admins = await globalAdmins(tx, actor.organization.id)
      const refusal = blockRefusal(actor.person, member, { owners, admins })
      if (refusal) throw new Refusal(refusal)
      await endSessionsOf(tx, id)
      await endOnBehalfOf(tx, id, at)
    }
    await updatePerson(tx, id, { blocked: blocked ? 1 : 0 })
    return { event: blocked ? 'blocked' : 'unblocked' }
  })
}

const week = 7 * 24 * 60 * 60 * 1000

/**
 * Adds one of the partner's own people. They sign in with a temporary password; with an outside identity provider,
 * by a link that works once and joins their account there to this one.
 */
export async function inviteTeamMember(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof TeamInvitation>,
  call: CommandCall,
): Promise<z.infer<typeof TeamMemberAdded>> {
  const asker = await deps.store.read((tx) => teamManager(tx, caller))
  const purpose = `${asker.person.id}:${call.key}`
  const password = deps.keepsPasswords ? await temporaryPassword(deps, purpose) : null
  const hash = password && (await deps.hash.hash(password))
  const link = deps.keepsPasswords ? null : await invitationToken(deps, purpose)
  return deps.store.transaction(async (tx) => {
    const actor = await teamManager(tx, caller)
    const now = deps.clock.now()
    const at = now.toISOString()
    const { id } = await once(tx, actor.person.id, call, at, async () => {
      const member: PersonRow = {
        id: newId(deps.random),
        organization_id: actor.organization.id,
        name: input.name,
        folded: fold(input.name),
        user_name: `${input.userName}@${actor.organization.domain}`,
        email: input.email,
        language: input.language,
        admin_role: 'none',
        partner_role: input.partnerRole,
        access_role: null,
        is_operator: 0,
        blocked: 0,
        password_hash: hash,
        must_change_password: password ? 1 : 0,
        set_by_partner: 0,
        credentials_changed_at: at,
        issuer: null,
        subject: null,
        created_at: at,
      }
      try {
        await insertPerson(tx, member)
      } catch (error) {
        if (isUniqueViolation(error)) throw invalid('userName', 'taken')
        throw error
      }
      if (link) {
        await insertOneTimeLink(tx, {
          id: await sha256(link),
          purpose: 'link',
          subject: member.id,
          created_at: at,
          expires_at: new Date(now.getTime() + week).toISOString(),
          used_at: null,
        })
      }
      await record(tx, deps, { actor, member, at }, { event: 'invited', role: input.partnerRole })
      return { id: member.id }
    })
    const member = await findPerson(tx, id)
    if (!member) throw new Error('The person who was added is not there')
    return {
      member: viewOf(deps, actor, member, await neededOf(tx, actor)),
      temporaryPassword: password,
      signInLink: link && `${deps.publicUrl}/auth/sign-in?lang=${input.language}&link=${link}`,
    }
  })
}
