import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import type { Deps } from '../deps.ts'
import type { NewOrganization, NewOrganizationInput } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { isDomainElsewhere } from '../store/domains.ts'
import { countTry } from '../store/identity.ts'
import { findOrganization, insertOrganization, type OrganizationRow } from '../store/organizations.ts'
import { insertPerson, type PersonRow } from '../store/people.ts'
import { newId, sha256 } from './crypto.ts'
import { note, tell } from './journal.ts'
import { once, type CommandCall } from './once.ts'
import { openOffer } from './open-offer.ts'
import { newPerson, unlessTaken } from './operator.ts'
import { passwordLength, passwordProblem } from './passwords.ts'
import { invalid, Refusal } from './refusal.ts'
import { targetOf, type LinkTarget } from './tokens.ts'

type Input = z.infer<typeof NewOrganizationInput>

const hour = 60 * 60 * 1000

/** Tries within an hour: from one network address, which an office may share, and by one link, which many may have. */
export const newOrganizationLimits = { address: 10, link: 50 } as const

/**
 * Makes an organization for a person who has none, in front of a trial invitation or a purchase offer, with the
 * person as its first global admin. They sign in with what they chose, and go on with the same offer.
 *
 * The domain is always a part of the cloud's own: who claims a domain of their own proves it later, so that nobody
 * can take another's name here. Everybody may try, so tries are counted before anything is looked at.
 */
export async function createOrganization(
  deps: Deps,
  address: string,
  token: string,
  input: Input,
  call: CommandCall,
): Promise<z.infer<typeof NewOrganization>> {
  if (!deps.keepsPasswords) throw new Refusal('not-supported')
  const target = await targetOf(deps, token)
  const link = target.kind === 'tagged' ? target.linkId : target.offerId
  await countTries(deps, link, address)
  await deps.store.read((tx) => checkOrder(tx, deps, target))
  const domain = `${input.domainPrefix}.${deps.cloud.tenantDomain}`
  const userName = `${input.admin.userName}@${domain}`
  checkPassword(input.admin.password, userName)
  // Hashing takes long on purpose, so it is done outside the transaction.
  const hash = await deps.hash.hash(input.admin.password)

  return deps.store.transaction(async (tx) => {
    // Whoever takes the offer back, or suspends the partner, waits for this or is waited for.
    await checkOrder(tx, deps, target, true)
    const at = deps.clock.now().toISOString()
    const { id } = await once(tx, `link:${link}`, withoutPassword(call, input), at, async () => {
      const organization: OrganizationRow = {
        id: newId(deps.random),
        cloud: deps.cloud.id,
        name: input.name,
        folded: fold(`${input.name} ${domain}`),
        domain,
        // A part of the cloud's own domain is whose it was given to.
        domain_proven_at: at,
        address: input.address,
        phone: '',
        country: input.country,
        is_partner: 0,
        certified_at: null,
        suspended_at: null,
        created_at: at,
      }
      const admin: PersonRow = {
        ...newPerson(deps, input.admin, at),
        organization_id: organization.id,
        user_name: userName,
        admin_role: 'global-admin',
        password_hash: hash,
      }
      if (await isDomainElsewhere(tx, organization.domain, null)) throw invalid('domainPrefix', 'taken')
      await unlessTaken('domainPrefix', () => insertOrganization(tx, organization))
      await unlessTaken('admin.userName', () => insertPerson(tx, admin))
      await tellOfOrganization(tx, deps, { organization, admin, token })
      return { id: organization.id }
    })
    const organization = await findOrganization(tx, id)
    if (!organization) throw new Error('The organization that was made is not there')
    return { organization: { id, name: organization.name, domain: organization.domain }, userName }
  })
}

async function countTries(deps: Deps, link: string, address: string): Promise<void> {
  const now = deps.clock.now().getTime()
  const start = Math.floor(now / hour) * hour
  // Hashed, so that a table of tries is no list of addresses.
  const buckets = [
    ...(address === ''
      ? []
      : [{ name: `new-organization:address:${await sha256(address)}`, limit: newOrganizationLimits.address }]),
    { name: `new-organization:link:${link}`, limit: newOrganizationLimits.link },
  ]
  const over = await deps.store.transaction(async (tx) => {
    let full = false
    for (const { name, limit } of buckets) {
      if ((await countTry(tx, name, new Date(start).toISOString())) > limit) full = true
    }
    return full
  })
  if (over) throw new Refusal('too-many-requests', { retryAfter: Math.ceil((start + hour - now) / 1000) })
}

/** Refuses where the link is dead, or the offer one that only an organization can answer. */
async function checkOrder(tx: Tx, deps: Deps, target: LinkTarget, lock = false): Promise<void> {
  const { content } = await openOffer(tx, deps, target, lock)
  if (!content.order) throw new Refusal('not-allowed')
}

function checkPassword(password: string, userName: string): void {
  const problem = passwordProblem(password, userName, '')
  if (problem === 'too-short' || problem === 'too-long') {
    throw invalid('admin.password', problem, problem === 'too-short' ? passwordLength.min : passwordLength.max)
  }
  if (problem) throw invalid('admin.password', problem === 'required' ? 'required' : 'too-weak')
}

/** What is remembered of the call is no trace of the password. */
function withoutPassword(call: CommandCall, { admin: { password: _, ...admin }, ...input }: Input): CommandCall {
  return { ...call, input: { ...input, admin } }
}

async function tellOfOrganization(
  tx: Tx,
  deps: Deps,
  { organization, admin, token }: { organization: OrganizationRow; admin: PersonRow; token: string },
): Promise<void> {
  const event = await note(tx, deps, {
    event: 'organization-created',
    actor: { person: admin, organization },
    side: 'customer',
    customerId: organization.id,
    partnerId: null,
    relationshipId: null,
    target: { id: organization.id, name: organization.name },
  })
  await tell(tx, deps, event, [admin], () => ({
    kind: 'organization-created',
    customer: organization.name,
    person: admin.name,
    userName: admin.user_name,
    at: organization.created_at,
    url: `${deps.publicUrl}/o/${token}`,
  }))
}
