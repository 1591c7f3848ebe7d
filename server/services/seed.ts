import { fold } from '../../src/lib/fold.ts'
import type { Deps } from '../deps.ts'
import { canonicalJson, newId, newReference, sha256, type Json } from './crypto.ts'
import type { VersionContent } from './offers.ts'
import type { Tx } from '../store/database.ts'
import { saveDirectoryEntry } from '../store/directory.ts'
import { insertLinks, noteLinkOpening } from '../store/offer-links.ts'
import { findOffer, insertAnswer, insertOffer, noteOpening } from '../store/offers.ts'
import { insertOrganization } from '../store/organizations.ts'
import { insertPerson, type PersonRow } from '../store/people.ts'
import { writeMeta } from '../store/records.ts'
import { insertRelationship } from '../store/relationships.ts'
import { insertAssignment, insertSubscription } from '../store/subscriptions.ts'
import type {
  WorldLink,
  WorldOffer,
  WorldOrganization,
  WorldPerson,
  WorldRelationship,
  WorldSubscription,
} from '../worlds/types.ts'
import { tellOfAnswer } from './seed-told.ts'
import { crowdMember, demoPassword, operatorDomain, worldOf, type WorldName } from '../worlds/worlds.ts'

const day = 24 * 60 * 60 * 1000

/** Where the seeded rows are, by what the world calls them. */
interface Seeded {
  readonly organizations: Map<string, { id: string; name: string }>
  /** By `user@domain`. */
  readonly people: Map<string, string>
  readonly offers: Map<string, { id: string; partnerId: string; digest: string; content: VersionContent }>
}

/** Puts a world into an empty database, in one transaction. */
export async function seed(deps: Deps, name: WorldName): Promise<void> {
  const world = worldOf(name, deps.cloud.id)
  const hash = await deps.hash.hash(demoPassword)
  await deps.store.transaction(async (tx) => {
    const seeded: Seeded = { organizations: new Map(), people: new Map(), offers: new Map() }
    const context = { tx, deps, hash, seeded }
    await addPerson(context, world.operator, null, operatorDomain, 0, { operator: true })
    for (const organization of world.organizations) await addOrganization(context, organization)
    for (const offer of world.offers) await addOffer(context, offer)
    for (const relationship of world.relationships) await addRelationship(context, relationship)
    for (const link of world.links ?? []) await addLink(context, link)
    if (world.crowd) {
      for (let number = 0; number < world.crowd.clients; number++) {
        const client = crowdMember(number, deps.cloud.id)
        await addOrganization(context, client)
        await addRelationship(context, {
          offer: world.crowd.offer,
          customer: client.domain,
          by: client.people[0]?.user ?? '',
          grantedDaysAgo: 1 + (number % 50),
        })
      }
    }
    await writeMeta(tx, 'world', name)
  })
}

interface Context {
  readonly tx: Tx
  readonly deps: Deps
  readonly hash: string
  readonly seeded: Seeded
}

function ago(deps: Deps, days: number): string {
  return new Date(deps.clock.now().getTime() - days * day).toISOString()
}

function known<Value>(map: Map<string, Value>, name: string): Value {
  const value = map.get(name)
  if (value === undefined) throw new Error(`The world has no ${name}`)
  return value
}

async function addOrganization(context: Context, organization: WorldOrganization): Promise<void> {
  const { tx, deps, seeded } = context
  const at = ago(deps, organization.daysOld)
  const id = newId(deps.random)
  await insertOrganization(tx, {
    id,
    cloud: deps.cloud.id,
    name: organization.name,
    folded: fold(`${organization.name} ${organization.domain}`),
    domain: organization.domain,
    domain_proven_at: organization.domainProven ? at : null,
    address: organization.address,
    phone: organization.phone,
    country: organization.country,
    is_partner: organization.partner ? 1 : 0,
    certified_at: organization.partner === 'certified' ? at : null,
    suspended_at: null,
    created_at: at,
  })
  if (organization.directory) await saveDirectoryEntry(tx, { id }, { listed: true, ...organization.directory }, at)
  seeded.organizations.set(organization.domain, { id, name: organization.name })
  for (const person of organization.people) {
    await addPerson(context, person, id, organization.domain, organization.daysOld, { operator: false })
  }
  for (const subscription of organization.subscriptions ?? [])
    await addSubscription(context, organization, subscription)
}

async function addSubscription(
  { tx, deps, seeded }: Context,
  organization: WorldOrganization,
  given: WorldSubscription,
): Promise<void> {
  const id = newId(deps.random)
  const at = ago(deps, given.startedDaysAgo)
  await insertSubscription(tx, {
    id,
    cloud: deps.cloud.id,
    organization_id: known(seeded.organizations, organization.domain).id,
    product: given.product,
    state: given.trialDays === undefined ? 'active' : 'trial',
    licenses: given.licenses,
    billing: given.trialDays === undefined ? (given.billing ?? 'monthly') : null,
    usage_country: organization.country,
    started_at: at,
    ends_at: given.trialDays === undefined ? null : ago(deps, given.startedDaysAgo - given.trialDays),
    offer_id: null,
    version: null,
    digest: null,
    partner_id: null,
    relationship_id: null,
    ordered_by: null,
    order_id: null,
  })
  for (const user of given.assigned ?? []) {
    const person = known(seeded.people, `${user}@${organization.domain}`)
    await insertAssignment(tx, { subscription_id: id, person_id: person, assigned_at: at })
  }
}

async function addPerson(
  { tx, deps, hash, seeded }: Context,
  person: WorldPerson,
  organizationId: string | null,
  domain: string,
  daysOld: number,
  { operator }: { operator: boolean },
): Promise<void> {
  const at = ago(deps, daysOld)
  const userName = `${person.user}@${domain}`
  const row: PersonRow = {
    id: newId(deps.random),
    organization_id: organizationId,
    name: person.name,
    folded: fold(person.name),
    user_name: userName,
    email: userName,
    language: person.language,
    admin_role: person.admin ?? 'none',
    partner_role: person.partner ?? null,
    access_role: person.access ?? null,
    is_operator: operator ? 1 : 0,
    blocked: 0,
    password_hash: hash,
    must_change_password: 0,
    set_by_partner: 0,
    credentials_changed_at: at,
    issuer: null,
    subject: null,
    created_at: at,
  }
  await insertPerson(tx, row)
  seeded.people.set(userName, row.id)
}

async function addOffer({ tx, deps, seeded }: Context, offer: WorldOffer): Promise<void> {
  const id = newId(deps.random)
  const partner = known(seeded.organizations, offer.partner)
  const by = known(seeded.people, `${offer.by}@${offer.partner}`)
  const at = ago(deps, offer.sentDaysAgo)
  const content: VersionContent = {
    kind: 'delegated-administration',
    cloud: deps.cloud.id,
    offerId: id,
    version: 1,
    partner: { ...partner, domain: offer.partner },
    role: offer.role,
    durationDays: offer.durationDays,
    defaultLanguage: offer.defaultLanguage,
    texts: offer.texts,
  }
  const text = canonicalJson(content as unknown as Json)
  const digest = await sha256(text)
  await insertOffer(
    tx,
    {
      id,
      cloud: deps.cloud.id,
      partner_id: partner.id,
      name: offer.name,
      folded: fold(offer.name),
      created_by: by,
      created_at: at,
      withdrawn_at: null,
      expires_at: offer.validDays === null ? null : ago(deps, offer.sentDaysAgo - offer.validDays),
      current_version: 1,
    },
    { offer_id: id, number: 1, digest, content: text, created_by: by, created_at: at },
  )
  seeded.offers.set(offer.id, { id, partnerId: partner.id, digest, content })
}

async function addLink({ tx, deps, seeded }: Context, link: WorldLink): Promise<void> {
  const offer = known(seeded.offers, link.offer)
  const { created_by: by } = (await findOffer(tx, offer.id)) ?? {}
  if (!by) throw new Error(`The world has no ${link.offer}`)
  const id = newId(deps.random)
  await insertLinks(tx, [
    {
      id,
      offer_id: offer.id,
      partner_id: offer.partnerId,
      recipient: link.recipient,
      folded: fold(`${link.recipient} ${link.email}`),
      email: link.email,
      language: link.language ?? null,
      created_by: by,
      created_at: ago(deps, link.sentDaysAgo),
    },
  ])
  if (!link.openedBy) return
  const [, domain = ''] = link.openedBy.split('@')
  const opening = {
    personId: known(seeded.people, link.openedBy),
    organizationId: known(seeded.organizations, domain).id,
    at: ago(deps, link.sentDaysAgo - 1),
  }
  await noteOpening(tx, { offerId: offer.id, ...opening })
  await noteLinkOpening(tx, id, opening)
}

async function addRelationship({ tx, deps, seeded }: Context, given: WorldRelationship): Promise<void> {
  const offer = known(seeded.offers, given.offer)
  const by = known(seeded.people, `${given.by}@${given.customer}`)
  const { durationDays, role } = offer.content
  if (role === null) throw new Error(`The offer ${given.offer} asks for no administration`)
  const customerId = known(seeded.organizations, given.customer).id
  const at = ago(deps, given.grantedDaysAgo)
  const [id, reference] = [newId(deps.random), newReference(deps.random)]
  await insertRelationship(tx, {
    id,
    cloud: deps.cloud.id,
    reference,
    partner_id: offer.partnerId,
    customer_id: customerId,
    offer_id: offer.id,
    version: 1,
    digest: offer.digest,
    role,
    language: offer.content.defaultLanguage,
    state: given.removedDaysAgo === undefined ? 'active' : 'removed',
    granted_by: by,
    granted_at: at,
    ends_at: durationDays === null ? null : ago(deps, given.grantedDaysAgo - durationDays),
    removed_by: given.removedDaysAgo === undefined ? null : by,
    removed_at: given.removedDaysAgo === undefined ? null : ago(deps, given.removedDaysAgo),
  })
  // It came of an answer, which the pages of the offer tell of.
  await noteOpening(tx, { offerId: offer.id, personId: by, organizationId: customerId, at })
  await insertAnswer(tx, {
    id: newId(deps.random),
    offer_id: offer.id,
    version: 1,
    digest: offer.digest,
    customer_id: customerId,
    person_id: by,
    answer: 'accepted',
    reason: '',
    at,
    link_id: null,
  })
  if (!given.told) return
  const { name: offerName, created_by: offerBy } = (await findOffer(tx, offer.id)) ?? {}
  if (!offerName || !offerBy) throw new Error(`The world has no ${given.offer}`)
  const { partnerId } = offer
  await tellOfAnswer(tx, deps, {
    offerName,
    offerBy,
    partnerId,
    customerId,
    personId: by,
    relationshipId: id,
    reference,
    at,
  })
}
