import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import type { Caller, Deps } from '../deps.ts'
import type {
  ManagedOrganization,
  operatorEvents,
  OrganizationAdded,
  OrganizationInput,
  SetUpInput,
  SuspendedInput,
} from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { isUniqueViolation } from '../store/dialect.ts'
import { isDomainElsewhere } from '../store/domains.ts'
import { voidKnownSecrets } from '../store/known-secrets.ts'
import {
  findOrganization,
  holdStanding,
  insertOrganization,
  listOrganizations as organizationRows,
  lockOrganization,
  updateOrganization,
  type OrganizationRow,
} from '../store/organizations.ts'
import { insertOperatorEvent } from '../store/operator.ts'
import { findPersonByUserName, insertPerson, type PersonRow } from '../store/people.ts'
import { findUsedLink, insertOneTimeLink, isLinkOpen, useOneTimeLink } from '../store/records.ts'
import { operatorActor, type Actor } from './actor.ts'
import { newId, sha256 } from './crypto.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { invalid, Refusal } from './refusal.ts'
import { invitationToken, temporaryPassword } from './tokens.ts'

type View = z.infer<typeof ManagedOrganization>

export function organizationView(row: OrganizationRow): View {
  return {
    id: row.id,
    name: row.name,
    domain: row.domain,
    country: row.country,
    isPartner: row.is_partner === 1,
    certified: row.certified_at !== null,
    suspended: row.suspended_at !== null,
    domainProven: row.domain_proven_at !== null,
    createdAt: row.created_at,
  }
}

export function listOrganizations(
  deps: Deps,
  caller: Caller | null,
  query: { search?: string | undefined; after?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const options = listQuery(query)
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    return toPage(await organizationRows(tx, options), organizationView, (row) => ({ value: row.folded, id: row.id }))
  })
}

/** Adds an organization with its first global admin, who signs in with a temporary password. */
export async function addOrganization(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof OrganizationInput>,
  call: CommandCall,
): Promise<z.infer<typeof OrganizationAdded>> {
  const operator = await deps.store.read((tx) => operatorActor(tx, caller))
  const purpose = `${operator.person.id}:${call.key}`
  const password = deps.keepsPasswords ? await temporaryPassword(deps, purpose) : null
  const hash = password && (await deps.hash.hash(password))
  const link = deps.keepsPasswords ? null : await invitationToken(deps, purpose)
  const userName = `${input.admin.userName}@${input.domain}`
  return deps.store.transaction(async (tx) => {
    const actor = await operatorActor(tx, caller)
    const now = deps.clock.now()
    const at = now.toISOString()
    const { id } = await once(tx, actor.person.id, call, at, async () => {
      const organization: OrganizationRow = {
        id: newId(deps.random),
        cloud: deps.cloud.id,
        name: input.name,
        folded: fold(`${input.name} ${input.domain}`),
        domain: input.domain,
        domain_proven_at: null,
        address: input.address,
        phone: input.phone,
        country: input.country,
        is_partner: input.isPartner ? 1 : 0,
        certified_at: input.isPartner && input.certified ? at : null,
        suspended_at: null,
        created_at: at,
      }
      const admin: PersonRow = {
        ...newPerson(deps, input.admin, at),
        organization_id: organization.id,
        user_name: userName,
        admin_role: 'global-admin',
        partner_role: input.isPartner ? 'owner' : null,
        password_hash: hash,
        must_change_password: password ? 1 : 0,
        set_by_partner: 0,
      }
      if (await isDomainElsewhere(tx, input.domain, null)) throw invalid('domain', 'taken')
      await unlessTaken('domain', () => insertOrganization(tx, organization))
      await unlessTaken('admin.userName', () => insertPerson(tx, admin))
      if (link) await insertOneTimeLink(tx, { ...(await signInLinkFor(admin.id, link, now)), used_at: null })
      await noteOperation(tx, deps, actor, 'organization-added', organization.id, '')
      return { id: organization.id }
    })
    const organization = await findOrganization(tx, id)
    if (!organization) throw new Error('The organization that was added is not there')
    return {
      organization: organizationView(organization),
      userName,
      temporaryPassword: password,
      signInLink: link && `${deps.publicUrl}/auth/sign-in?lang=${input.admin.language}&link=${link}`,
    }
  })
}

const week = 7 * 24 * 60 * 60 * 1000

/** The row of a link that joins somebody's account at the outside issuer to the person here. */
export async function signInLinkFor(personId: string, token: string, now: Date) {
  return {
    id: await sha256(token),
    purpose: 'link',
    subject: personId,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + week).toISOString(),
  }
}

/** Records what the operator did, in the transaction of the act. */
export async function noteOperation(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  event: (typeof operatorEvents)[number],
  organizationId: string | null,
  detail: string,
): Promise<void> {
  await insertOperatorEvent(tx, {
    id: newId(deps.random),
    at: deps.clock.now().toISOString(),
    event,
    actor_id: actor.person.id,
    organization_id: organizationId,
    detail,
  })
}

export function newPerson(
  deps: Deps,
  input: { name: string; email: string; language: string },
  at: string,
): Omit<PersonRow, 'user_name'> {
  return {
    id: newId(deps.random),
    organization_id: null,
    name: input.name,
    folded: fold(input.name),
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

export async function unlessTaken(field: string, insert: () => Promise<void>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid(field, 'taken')
    throw error
  }
}

interface Change {
  readonly actor: Actor
  readonly organization: OrganizationRow
  readonly at: string
}

async function change(
  deps: Deps,
  caller: Caller | null,
  id: string,
  call: CommandCall,
  apply: (tx: Tx, change: Change) => Promise<void>,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const actor = await operatorActor(tx, caller)
    // Before the row, for which acts that hold this may wait.
    await holdStanding(tx, id, 'update')
    const organization = await lockOrganization(tx, id, 'update')
    if (!organization) throw new Refusal('not-found')
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      await apply(tx, { actor, organization, at })
      return null
    })
    return organizationView((await findOrganization(tx, id)) ?? organization)
  })
}

/** Says whether a partner is certified to offer delegated administration in this cloud. */
export function setCertified(
  deps: Deps,
  caller: Caller | null,
  id: string,
  certified: boolean,
  call: CommandCall,
): Promise<View> {
  return change(deps, caller, id, call, async (tx, { actor, organization, at }) => {
    if (organization.is_partner !== 1) throw new Refusal('not-allowed')
    if ((organization.certified_at !== null) === certified) return
    await noteOperation(tx, deps, actor, certified ? 'certified' : 'uncertified', id, '')
    await updateOrganization(tx, id, { certified_at: certified ? (organization.certified_at ?? at) : null })
  })
}

/**
 * Suspends an organization, or lets it go on. A suspended partner's links are all dead and its access stops, also by
 * the passwords that it was shown; in a suspended customer nobody acts, neither its own people, but to remove a
 * partner, nor a partner's.
 */
export function setSuspended(
  deps: Deps,
  caller: Caller | null,
  id: string,
  { suspended, reason = '' }: z.infer<typeof SuspendedInput>,
  call: CommandCall,
): Promise<View> {
  return change(deps, caller, id, call, async (tx, { actor, organization, at }) => {
    if ((organization.suspended_at !== null) === suspended) return
    await noteOperation(tx, deps, actor, suspended ? 'suspended' : 'resumed', id, reason)
    await updateOrganization(tx, id, { suspended_at: suspended ? (organization.suspended_at ?? at) : null })
    if (suspended) await voidKnownSecrets(tx, { partnerId: id })
  })
}

/** Makes the operator's account by the one-time link that the first start printed. */
export async function setUp(deps: Deps, input: z.infer<typeof SetUpInput>): Promise<void> {
  if (!deps.keepsPasswords) throw new Refusal('not-supported')
  const linkId = await sha256(input.token)
  const at = deps.clock.now().toISOString()
  // Hashing takes long on purpose, so it is not done for whoever has no link.
  const open = await deps.store.read((tx) => isLinkOpen(tx, linkId, 'set-up', at))
  if (!open) return repeatedSetUp(deps, linkId, input)
  const hash = await deps.hash.hash(input.password)
  await deps.store.transaction(async (tx) => {
    if (!(await useOneTimeLink(tx, linkId, 'set-up', at))) throw new Refusal('link-spent')
    const operator: PersonRow = {
      ...newPerson(deps, input, at),
      user_name: input.userName,
      is_operator: 1,
      password_hash: hash,
    }
    await unlessTaken('userName', () => insertPerson(tx, operator))
  })
}

/**
 * A set-up whose answer was lost is asked for once more: whoever has the used link and says the same name and password
 * made the account themselves. To anybody else the link is spent.
 */
async function repeatedSetUp(deps: Deps, linkId: string, input: z.infer<typeof SetUpInput>): Promise<void> {
  const made = await deps.store.read(async (tx) => {
    const person = await findPersonByUserName(tx, input.userName)
    const isOperator = person?.is_operator === 1 && person.created_at === (await findUsedLink(tx, linkId, 'set-up'))
    return isOperator ? person : undefined
  })
  if (!made?.password_hash || !(await deps.hash.verify(made.password_hash, input.password))) {
    throw new Refusal('link-spent')
  }
}
