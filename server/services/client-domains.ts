import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { ClientDomain, ClientDomains, DomainVerification } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { isUniqueViolation } from '../store/dialect.ts'
import {
  deleteDomain,
  insertDomain,
  isDomainElsewhere,
  listDomains,
  lockDomain,
  setDomainVerified,
  usersByDomain,
  type DomainRow,
} from '../store/domains.ts'
import { base32, newId } from './crypto.ts'
import { findProof, recordName, recordText } from './domain-proof.ts'
import { noteAct, presenceFor, type Presence } from './on-behalf.ts'
import { once, type CommandCall } from './once.ts'
import { invalid, Refusal } from './refusal.ts'

type View = z.infer<typeof ClientDomain>
type Verification = z.infer<typeof DomainVerification>

/** Domains that a client can have, those not yet proven counted. */
const mostDomains = 100

function viewOf(row: DomainRow, users: number): View {
  const verified = row.verified_at !== null
  return {
    id: row.id,
    name: row.name,
    initial: false,
    state: verified ? 'verified' : 'unverified',
    verifiedAt: row.verified_at,
    users,
    record: verified ? null : { name: recordName(row.name), text: recordText(row.proof) },
    removeRefusal: users > 0 ? 'domain-in-use' : null,
  }
}

async function allOf(tx: Tx, { customer }: Presence): Promise<View[]> {
  const users = await usersByDomain(tx, customer.id)
  const first: View = {
    id: customer.id,
    name: customer.domain,
    initial: true,
    state: 'verified',
    verifiedAt: customer.created_at,
    users: users.get(customer.domain) ?? 0,
    record: null,
    removeRefusal: 'domain-in-use',
  }
  const more = await listDomains(tx, customer.id)
  return [first, ...more.map((row) => viewOf(row, users.get(row.name) ?? 0))]
}

async function found(tx: Tx, presence: Presence, id: string): Promise<View> {
  const domain = (await allOf(tx, presence)).find((one) => one.id === id)
  if (!domain) throw new Refusal('not-found')
  return domain
}

/** A client's domains: the one it began with, then the others by name. */
export function listClientDomains(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
): Promise<z.infer<typeof ClientDomains>> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'domains-add')
    return { domains: await allOf(tx, presence) }
  })
}

/**
 * Adds a domain that is still to be proven. Whether another organization has it is not said here, where nothing shows
 * that it is the client's to ask for; verifying says so.
 */
export function addClientDomain(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  name: string,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'domains-add')
    const at = deps.clock.now().toISOString()
    const { id } = await once(tx, presence.actor.person.id, call, at, async () => {
      const before = await allOf(tx, presence)
      if (before.some((one) => one.name === name)) throw invalid('name', 'taken')
      if (before.length >= mostDomains) throw new Refusal('not-allowed')
      const row: DomainRow = {
        id: newId(deps.random),
        organization_id: customerId,
        name,
        proof: base32(deps.random.bytes(15)),
        verified_at: null,
        created_at: at,
      }
      try {
        await insertDomain(tx, row)
      } catch (error) {
        if (isUniqueViolation(error)) throw invalid('name', 'taken')
        throw error
      }
      await noteAct(tx, deps, presence, { event: 'domain-added', target: { id: row.id, name } })
      return { id: row.id }
    })
    return found(tx, presence, id)
  })
}

/** Looks for the record that proves a domain. The name system is asked outside of any transaction: it may take long. */
export async function verifyClientDomain(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  domainId: string,
  call: CommandCall,
): Promise<Verification> {
  const check = (tx: Tx): Promise<Presence> => presenceFor(tx, deps, caller, customerId, 'domains-add')
  const before = await deps.store.transaction(async (tx) => found(tx, await check(tx), domainId))
  if (before.state === 'verified') return { domain: before, outcome: 'verified' }
  const answer = await findProof(deps.dns, before.record ?? { name: '', text: '' })
  if (answer !== 'verified') return { domain: before, outcome: answer === 'no-answer' ? answer : 'not-found' }
  try {
    return await deps.store.transaction(async (tx) => {
      const presence = await check(tx)
      const row = await lockDomain(tx, domainId)
      if (row?.organization_id !== customerId) throw new Refusal('not-found')
      if (await isDomainElsewhere(tx, row.name, customerId)) return { domain: before, outcome: 'elsewhere' }
      const at = deps.clock.now().toISOString()
      await once(tx, presence.actor.person.id, call, at, async () => {
        if (row.verified_at !== null) return null
        await setDomainVerified(tx, row.id, at)
        await noteAct(tx, deps, presence, { event: 'domain-verified', target: { id: row.id, name: row.name } })
        return null
      })
      return { domain: await found(tx, presence, domainId), outcome: 'verified' }
    })
  } catch (error) {
    // Another organization was a moment quicker.
    if (isUniqueViolation(error)) return { domain: before, outcome: 'elsewhere' }
    throw error
  }
}

/** Removes a domain that nobody signs in under. The one that the organization began with stays. */
export function removeClientDomain(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  domainId: string,
  call: CommandCall,
): Promise<void> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'domains-add')
    await once(tx, presence.actor.person.id, call, deps.clock.now().toISOString(), async () => {
      await lockDomain(tx, domainId)
      const domain = await found(tx, presence, domainId)
      if (domain.removeRefusal) throw new Refusal(domain.removeRefusal)
      await deleteDomain(tx, domain.id)
      await noteAct(tx, deps, presence, { event: 'domain-removed', target: { id: domain.id, name: domain.name } })
      return null
    })
  })
}
