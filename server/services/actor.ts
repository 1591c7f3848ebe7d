import type { Caller } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import type { LockMode } from '../store/dialect.ts'
import { findOrganization, type OrganizationRow } from '../store/organizations.ts'
import { findPerson, lockPerson, type PersonRow } from '../store/people.ts'
import { managesTeam, seesTeam } from './access.ts'
import { Refusal } from './refusal.ts'

/** Who acts, read in the transaction of the act: a role taken away a moment ago is gone here. */
export interface Actor {
  readonly person: PersonRow
  readonly organization: OrganizationRow | null
}

/**
 * `mode` is `update` for acts that change the actor's own row: two of them at once would wait for each other; and
 * `none` for a first look, before something else is locked and the actor is read again.
 */
export async function actorOf(tx: Tx, caller: Caller | null, mode: LockMode | 'none' = 'share'): Promise<Actor> {
  const id = caller?.personId ?? ''
  const person = await (tx.writes && mode !== 'none' ? lockPerson(tx, id, mode) : findPerson(tx, id))
  if (person?.blocked !== 0) throw new Refusal('not-signed-in')
  const organization = person.organization_id ? await findOrganization(tx, person.organization_id) : undefined
  return { person, organization: organization ?? null }
}

/** Somebody of a partner, as most of a partner's operations need. */
export interface PartnerActor extends Actor {
  readonly organization: OrganizationRow
}

export async function partnerActor(tx: Tx, caller: Caller | null): Promise<PartnerActor> {
  const { person, organization } = await actorOf(tx, caller)
  if (organization?.is_partner !== 1 || person.partner_role === null) throw new Refusal('not-allowed')
  return { person, organization }
}

/** Somebody of a partner who may see its people: whoever works for it, and a global admin of the company. */
export async function teamActor(tx: Tx, caller: Caller | null, mode: LockMode = 'share'): Promise<PartnerActor> {
  const { person, organization } = await actorOf(tx, caller, mode)
  if (organization?.is_partner !== 1 || !seesTeam(person)) throw new Refusal('not-allowed')
  return { person, organization }
}

/** Somebody who decides what the partner's people may do. */
export async function teamManager(tx: Tx, caller: Caller | null, mode: LockMode = 'share'): Promise<PartnerActor> {
  const actor = await teamActor(tx, caller, mode)
  if (!managesTeam(actor.person)) throw new Refusal('not-allowed')
  return actor
}

export interface CustomerActor extends Actor {
  readonly organization: OrganizationRow
}

/** Somebody with an admin role in their organization, who may read what partners do there. */
export async function customerActor(tx: Tx, caller: Caller | null): Promise<CustomerActor> {
  const { person, organization } = await actorOf(tx, caller)
  if (!organization || person.admin_role === 'none') throw new Refusal('not-allowed')
  return { person, organization }
}

/** A global admin, who alone answers offers and removes partners. */
export async function globalAdminActor(
  tx: Tx,
  caller: Caller | null,
  mode: LockMode | 'none' = 'share',
): Promise<CustomerActor> {
  const { person, organization } = await actorOf(tx, caller, mode)
  if (!organization || person.admin_role !== 'global-admin') throw new Refusal('not-customer-admin')
  return { person, organization }
}

export async function operatorActor(tx: Tx, caller: Caller | null): Promise<Actor> {
  const actor = await actorOf(tx, caller)
  if (actor.person.is_operator !== 1) throw new Refusal('not-allowed')
  return actor
}
