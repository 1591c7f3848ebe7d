import type { z } from '@hono/zod-openapi'
import { languages, type Language } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type { ContactInput, domainOutcomes, ListingInput, OwnDomainVerification, PartnerProfile } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { findDirectoryEntry, saveDirectoryEntry, type DirectoryEntry } from '../store/directory.ts'
import { isDomainElsewhere } from '../store/domains.ts'
import { findOrganization, lockOrganization, updateOrganization, type OrganizationRow } from '../store/organizations.ts'
import { findDomainTry, forgetDomainTry, saveDomainTry } from '../store/profile.ts'
import { teamActor, type PartnerActor } from './actor.ts'
import type { Json } from './crypto.ts'
import { findProof, firstDomainProof, recordName, recordText } from './domain-proof.ts'
import { once, type CommandCall } from './once.ts'
import { countCall } from './rates.ts'
import { Refusal } from './refusal.ts'
import { versionOf } from './shown-version.ts'
import { recordTeamEvent } from './team-events.ts'

type View = z.infer<typeof PartnerProfile>
type Outcome = (typeof domainOutcomes)[number]

const nothingSaid: DirectoryEntry = { listed: false, about: {}, countries: [], contact: '' }

/** Tries to prove a domain that a company makes within a quarter of an hour. */
const triesInWindow = 20

const contactOf = ({ address, country, phone }: OrganizationRow) => ({ address, country, phone })

/** What was last tried, as far as it is still true. */
async function proofOf(tx: Tx, deps: Deps, row: OrganizationRow, mayChange: boolean): Promise<View['proof']> {
  if (row.domain_proven_at) return { provenAt: row.domain_proven_at, record: null, lastTry: null }
  const tried = await findDomainTry(tx, row.id)
  return {
    provenAt: null,
    record: mayChange ? await recordOf(deps, row) : null,
    lastTry: tried ? { at: tried.at, outcome: tried.outcome as Outcome } : null,
  }
}

async function recordOf(deps: Deps, { id, domain }: OrganizationRow): Promise<{ name: string; text: string }> {
  return { name: recordName(domain), text: recordText(await firstDomainProof(deps.keys, id, domain)) }
}

/** Owners decide how their company shows itself. */
const mayChangeProfile = ({ person }: PartnerActor): boolean => person.partner_role === 'owner'

async function profileOf(tx: Tx, deps: Deps, actor: PartnerActor): Promise<View> {
  const row = (await findOrganization(tx, actor.organization.id)) ?? actor.organization
  const entry = (await findDirectoryEntry(tx, row.id)) ?? nothingSaid
  const mayChange = mayChangeProfile(actor)
  return {
    organization: { id: row.id, name: row.name, domain: row.domain },
    certified: row.certified_at !== null,
    since: row.created_at,
    contact: { ...contactOf(row), version: await versionOf(contactOf(row)) },
    proof: await proofOf(tx, deps, row, mayChange),
    listing: {
      listed: entry.listed,
      about: aboutOf(entry.about),
      countries: [...entry.countries],
      contact: entry.contact,
      version: await versionOf(entry as unknown as Json),
    },
    mayChange,
  }
}

/** In each language that something is said in. */
function aboutOf(about: Readonly<Partial<Record<string, string>>>): Partial<Record<Language, string>> {
  return Object.fromEntries(languages.flatMap((one) => (about[one] ? [[one, about[one]]] : [])))
}

/** How the company shows itself, for everybody who works for it. */
export function readProfile(deps: Deps, caller: Caller | null): Promise<View> {
  return deps.store.read(async (tx) => profileOf(tx, deps, await teamActor(tx, caller)))
}

/** An owner of a partner in good standing, whose company nobody else changes until the transaction ends. */
export async function profileOwner(tx: Tx, caller: Caller | null): Promise<PartnerActor> {
  const actor = await teamActor(tx, caller)
  if (!mayChangeProfile(actor)) throw new Refusal('not-allowed')
  const organization = await lockOrganization(tx, actor.organization.id, 'update')
  if (!organization || organization.suspended_at) {
    throw new Refusal('partner-suspended', { params: { partner: actor.organization.name } })
  }
  return { person: actor.person, organization }
}

/** Sets how the company is reached. Every offer page says it at once, those that were sent before, too. */
export function setProfileContact(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof ContactInput>,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const actor = await profileOwner(tx, caller)
    const { organization } = actor
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      if (input.shownVersion !== (await versionOf(contactOf(organization)))) throw new Refusal('changed-meanwhile')
      const change = { address: input.address, phone: input.phone }
      if (change.address === organization.address && change.phone === organization.phone) return null
      await updateOrganization(tx, organization.id, change)
      await recordTeamEvent(tx, deps, actor, 'contact-changed')
      return null
    })
    return profileOf(tx, deps, actor)
  })
}

/** Sets what customers who look for a partner read of the company, and whether they find it. */
export function setListing(
  deps: Deps,
  caller: Caller | null,
  { shownVersion, ...input }: z.infer<typeof ListingInput>,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const actor = await profileOwner(tx, caller)
    const { organization } = actor
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      const before = (await findDirectoryEntry(tx, organization.id)) ?? nothingSaid
      if (shownVersion !== (await versionOf(before as unknown as Json))) throw new Refusal('changed-meanwhile')
      const entry = { ...input, about: aboutOf(input.about), countries: [...new Set(input.countries)].sort() }
      await saveDirectoryEntry(tx, organization, entry, at)
      await recordTeamEvent(tx, deps, actor, 'listing-changed')
      return null
    })
    return profileOf(tx, deps, actor)
  })
}

/**
 * Looks for the TXT record that proves the company's domain. The name system is asked outside of any transaction, since
 * it may take long; how it went is kept, so that a page says it that is opened later.
 */
export async function proveOwnDomain(
  deps: Deps,
  caller: Caller | null,
  call: CommandCall,
): Promise<z.infer<typeof OwnDomainVerification>> {
  const before = await deps.store.transaction(async (tx) => {
    const { organization } = await profileOwner(tx, caller)
    if (!organization.domain_proven_at) await countCall(tx, deps, `domain-proof:${organization.id}`, triesInWindow)
    return organization
  })
  const answer = before.domain_proven_at ? 'verified' : await findProof(deps.dns, await recordOf(deps, before))
  return deps.store.transaction(async (tx) => {
    const actor = await profileOwner(tx, caller)
    const { organization } = actor
    const at = deps.clock.now().toISOString()
    const { outcome } = await once(tx, actor.person.id, call, at, async () => {
      if (organization.domain_proven_at) return { outcome: 'proven' }
      const elsewhere = answer === 'verified' && (await isDomainElsewhere(tx, organization.domain, organization.id))
      if (answer !== 'verified' || elsewhere) {
        const failed = answer === 'verified' ? 'elsewhere' : answer
        await saveDomainTry(tx, { organization_id: organization.id, outcome: failed, at })
        return { outcome: failed }
      }
      await updateOrganization(tx, organization.id, { domain_proven_at: at })
      await forgetDomainTry(tx, organization.id)
      await recordTeamEvent(tx, deps, actor, 'domain-proven')
      return { outcome: 'proven' }
    })
    return {
      outcome: outcome as z.infer<typeof OwnDomainVerification>['outcome'],
      profile: await profileOf(tx, deps, actor),
    }
  })
}
