/** The world of the authorization matrix: its actors, its states, and what each operation is called with. */
import type { Updateable } from 'kysely'
import type { Deps } from '../../server/deps.ts'
import { canonicalJson, sha256, type Json } from '../../server/services/crypto.ts'
import { contentOf } from '../../server/services/offers.ts'
import { getOrganization } from '../../server/services/operations.ts'
import { readProfile } from '../../server/services/profile.ts'
import { offerToken, taggedToken } from '../../server/services/tokens.ts'
import type { Store, Tx } from '../../server/store/database.ts'
import { insertOffer, noteOpening, offerVersion } from '../../server/store/offers.ts'
import { insertOnBehalf } from '../../server/store/on-behalf.ts'
import { insertPerson, type PersonRow } from '../../server/store/people.ts'
import { insertOneTimeLink } from '../../server/store/records.ts'
import { insertReport } from '../../server/store/reports.ts'
import { insertTerms } from '../../server/store/profile.ts'
import { putRequest } from '../../server/store/requests.ts'
import { insertRelationship } from '../../server/store/relationships.ts'
import type { RelationshipRow } from '../../server/store/relationships.ts'
import { insertEntry, insertServiceRequest } from '../../server/store/service-requests.ts'
import { insertDomain } from '../../server/store/domains.ts'
import type { RelationshipsTable } from '../../server/store/schema.ts'

/** Who is who; the names are those of the document's table of actors. */
export const userNames: Readonly<Record<string, string | null>> = {
  stranger: null,
  blocked: 'blocked@havblik.example',
  operator: 'operator@mandate.example',
  owner: 'lone@nordlys.example',
  helpdesk: 'jonas@nordlys.example',
  seller: 'signe@nordlys.example',
  colleague: 'bo@nordlys.example',
  'other owner': 'amara@fjordline.example',
  admin: 'freja@havblik.example',
  'second admin': 'sofie@havblik.example',
  'user admin': 'aage@havblik.example',
  user: 'mads@havblik.example',
  'other admin': 'oliver@harborfinch.example',
}

/** Ids that operations are called with. */
export interface Facts {
  readonly token: string
  readonly digest: string
  readonly offerId: string
  /** A link of the offer for one recipient. */
  readonly linkId: string
  readonly taggedToken: string
  /** Link and digest of a trial invitation of the partner, with administration as a choice. */
  readonly trialToken: string
  readonly trialDigest: string
  readonly relationshipId: string
  /** The relationship's role in this state. */
  readonly role: string
  readonly reference: string
  readonly partnerId: string
  readonly customerId: string
  /** Has an active relationship, and one global admin. */
  readonly lonelyId: string
  readonly lastAdminId: string
  /** Never authorized anybody. */
  readonly strangerId: string
  readonly userId: string
  readonly userAdminId: string
  readonly adminId: string
  readonly foreignUserId: string
  /** Of the customer: a domain to be verified, a subscription with licenses left, and the partner’s service request. */
  readonly domainId: string
  readonly subscriptionId: string
  readonly requestId: string
  /** Two of the partner's own people. */
  readonly ownerId: string
  readonly sellerId: string
  readonly reportId: string
  /** A version of the partner's terms, and what its profile showed. */
  readonly termsId: string
  readonly contactVersion: string
  readonly listingVersion: string
  /** What the operator was shown of the partner. */
  readonly detailsVersion: string
}

export const setUpToken = 'matrix-set-up-token'
export const nowhere = 'aaaaaaaaaaaaaaaaaaaaaaaa'

/** Makes the state of a name out of the world `two-partners`, and says what is where. */
export async function arrange(deps: Deps, state: string): Promise<Facts> {
  const setUpLink = await sha256(setUpToken)
  const facts = await deps.store.transaction(async (tx) => {
    const partnerId = await organizationId(tx, 'nordlys.example')
    const customerId = await organizationId(tx, 'havblik.example')
    const lonelyId = await organizationId(tx, 'brightwater.example')
    const at = deps.clock.now().toISOString()
    const offer = await tx.db
      .selectFrom('offers')
      .innerJoin('offer_versions', 'offer_versions.offer_id', 'offers.id')
      .select(['offers.id', 'offer_versions.digest'])
      .where('partner_id', '=', partnerId)
      .executeTakeFirstOrThrow()
    const relationship = await tx.db
      .selectFrom('relationships')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .executeTakeFirstOrThrow()
    await tx.db.deleteFrom('relationships').where('partner_id', '<>', partnerId).execute()

    await insertPerson(tx, {
      ...(await person(tx, 'sofie@havblik.example')),
      ...extra('blocked', 'havblik'),
      blocked: 1,
    })
    await insertPerson(tx, {
      ...(await person(tx, 'mads@havblik.example')),
      ...extra('bo', 'nordlys'),
      organization_id: partnerId,
    })
    await tx.db.updateTable('people').set({ blocked: 1 }).where('user_name', '=', 'david@brightwater.example').execute()
    const lastAdmin = await person(tx, 'helen@brightwater.example')
    const { ends_key: _ends, customer_folded: _folded, ...granted } = relationship
    await insertRelationship(tx, {
      ...granted,
      id: `${nowhere.slice(1)}b`,
      reference: 'AAAAA-BBBBB',
      customer_id: lonelyId,
      granted_by: lastAdmin.id,
    })
    const linkId = `${nowhere.slice(1)}c`
    await tx.db
      .insertInto('offer_links')
      .values({
        id: linkId,
        offer_id: offer.id,
        partner_id: partnerId,
        recipient: 'Havblik',
        folded: 'havblik freja@havblik.example',
        email: 'freja@havblik.example',
        language: 'da',
        created_by: (await person(tx, 'lone@nordlys.example')).id,
        created_at: new Date(deps.clock.now().getTime() - 10 * 24 * 60 * 60 * 1000).toISOString(),
      })
      .execute()
    // Somebody without an admin role opened the offer, and left it at that.
    await noteOpening(tx, {
      offerId: offer.id,
      personId: (await person(tx, 'mads@havblik.example')).id,
      organizationId: customerId,
      at,
    })
    const trial = await insertTrial(tx, offer.id)
    const in1Day = new Date(deps.clock.now().getTime() + 24 * 60 * 60 * 1000).toISOString()
    await insertOneTimeLink(tx, {
      id: setUpLink,
      purpose: 'set-up',
      subject: '',
      created_at: at,
      expires_at: in1Day,
      used_at: null,
    })

    const reportId = `${nowhere.slice(1)}r`
    await insertReport(tx, {
      id: reportId,
      offer_id: offer.id,
      reason: 'unexpected',
      text: '',
      created_at: at,
      handled_at: null,
      handled_by: null,
    })
    const termsId = 'matrix-terms'
    await insertTerms(tx, {
      id: termsId,
      partner_id: partnerId,
      language: 'en',
      number: 1,
      text: 'Our terms',
      created_by: (await person(tx, 'lone@nordlys.example')).id,
      created_at: at,
    })
    // Two days ago, so that the admins can be reminded.
    const asked = new Date(deps.clock.now().getTime() - 2 * 24 * 60 * 60 * 1000).toISOString()
    await putRequest(tx, {
      id: `${nowhere.slice(1)}q`,
      offer_id: offer.id,
      link_id: null,
      partner_id: partnerId,
      customer_id: customerId,
      person_id: (await person(tx, 'mads@havblik.example')).id,
      state: 'open',
      asked_at: asked,
      reminded_at: null,
      answered_at: null,
    })

    const set = async (change: Updateable<RelationshipsTable>): Promise<void> => {
      await tx.db.updateTable('relationships').set(change).where('id', '=', relationship.id).execute()
    }
    const past = new Date(deps.clock.now().getTime() - 1000).toISOString()
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      never: () => tx.db.deleteFrom('relationships').where('id', '=', relationship.id).execute(),
      full: () => Promise.resolve(),
      outside: () => Promise.resolve(),
      limited: () => set({ role: 'limited' }),
      removed: () => set({ state: 'removed', removed_by: relationship.granted_by, removed_at: past }),
      ended: () => set({ ends_at: past }),
      suspended: () =>
        tx.db.updateTable('organizations').set({ suspended_at: past }).where('id', '=', partnerId).execute(),
      uncertified: () =>
        tx.db.updateTable('organizations').set({ certified_at: null }).where('id', '=', partnerId).execute(),
      withdrawn: () => tx.db.updateTable('offers').set({ withdrawn_at: past }).where('id', '=', offer.id).execute(),
      'offer expired': () => tx.db.updateTable('offers').set({ expires_at: past }).where('id', '=', offer.id).execute(),
    }
    const step = steps[state]
    if (!step) throw new Error(`Nobody said how to make the state "${state}"`)
    await step()
    if (state !== 'outside') await enterAll(tx, deps, relationship, lonelyId)

    const domainId = 'matrix-domain'
    await insertDomain(tx, {
      id: domainId,
      organization_id: customerId,
      name: 'more.havblik.example',
      proof: 'matrix',
      verified_at: null,
      created_at: new Date(deps.clock.now().getTime() - 60_000).toISOString(),
    })
    const subscription = await tx.db
      .selectFrom('subscriptions')
      .select('id')
      .where('organization_id', '=', customerId)
      .where('state', '=', 'active')
      .orderBy('licenses', 'desc')
      .executeTakeFirstOrThrow()
    const requestId = state === 'never' ? nowhere : await addRequest(tx, relationship, at)

    return {
      domainId,
      subscriptionId: subscription.id,
      requestId,
      token: await offerToken(deps, offer.id),
      digest: offer.digest,
      offerId: offer.id,
      linkId,
      taggedToken: await taggedToken(deps, linkId),
      trialToken: await offerToken(deps, trial.id),
      trialDigest: trial.digest,
      relationshipId: relationship.id,
      role: state === 'limited' ? 'limited' : relationship.role,
      reference: relationship.reference,
      partnerId,
      customerId,
      lonelyId,
      lastAdminId: lastAdmin.id,
      strangerId: await organizationId(tx, 'harborfinch.example'),
      userId: (await person(tx, 'karen@havblik.example')).id,
      userAdminId: (await person(tx, 'aage@havblik.example')).id,
      adminId: (await person(tx, 'freja@havblik.example')).id,
      foreignUserId: (await person(tx, 'priya@harborfinch.example')).id,
      ownerId: (await person(tx, 'lone@nordlys.example')).id,
      sellerId: (await person(tx, 'signe@nordlys.example')).id,
      reportId,
      termsId,
    }
  })
  const authenticatedAt = deps.clock.now().toISOString()
  const { contact, listing } = await readProfile(deps, { personId: facts.ownerId, authenticatedAt })
  const operator = await deps.store.read((tx) => person(tx, 'operator@mandate.example'))
  const details = await getOrganization(deps, { personId: operator.id, authenticatedAt }, facts.partnerId)
  return {
    ...facts,
    contactVersion: contact.version,
    listingVersion: listing.version,
    detailsVersion: details.version,
  }
}

async function addRequest(
  tx: Tx,
  relationship: Pick<RelationshipRow, 'id' | 'partner_id' | 'customer_id'>,
  at: string,
): Promise<string> {
  const id = 'matrix-request'
  const owner = await person(tx, 'lone@nordlys.example')
  await insertServiceRequest(tx, {
    id,
    reference: 'CCCCC-DDDDD',
    customer_id: relationship.customer_id,
    partner_id: relationship.partner_id,
    relationship_id: relationship.id,
    subject: 'Mail comes late',
    category: 'email',
    severity: 'normal',
    state: 'open',
    created_by: owner.id,
    created_at: at,
    updated_at: at,
  })
  await insertEntry(tx, {
    id: 'matrix-entry',
    request_id: id,
    kind: 'created',
    side: 'partner',
    person_id: owner.id,
    text: 'Since Monday.',
    at,
  })
  return id
}

/** Whoever may is at work at the clients, in the role that they have there. */
async function enterAll(
  tx: Tx,
  deps: Deps,
  { id, customer_id }: { id: string; customer_id: string },
  lonelyId: string,
): Promise<void> {
  const rows = await tx.db.selectFrom('relationships').select(['id', 'role', 'customer_id']).execute()
  for (const userName of ['lone@nordlys.example', 'jonas@nordlys.example']) {
    const staff = await person(tx, userName)
    for (const row of rows.filter((one) => one.id === id || one.customer_id === lonelyId)) {
      await insertOnBehalf(tx, {
        id: `matrix-${staff.name}-${row.customer_id === customer_id ? 'customer' : 'lonely'}`,
        person_id: staff.id,
        customer_id: row.customer_id,
        relationship_id: row.id,
        role: staff.access_role === 'full' && row.role === 'full' ? 'full' : 'limited',
        reason: 'They asked for help',
        started_at: deps.clock.now().toISOString(),
        ends_at: new Date(deps.clock.now().getTime() + 60 * 60 * 1000).toISOString(),
        ended_at: null,
      })
    }
  }
}

/** The offer once more, as a trial invitation that goes on whatever becomes of the other. */
async function insertTrial(tx: Tx, offerId: string): Promise<{ id: string; digest: string }> {
  const id = 't'.repeat(24)
  const offer = await tx.db.selectFrom('offers').selectAll().where('id', '=', offerId).executeTakeFirstOrThrow()
  const version = await offerVersion(tx, offerId, 1)
  const content = canonicalJson({
    ...contentOf(version),
    kind: 'trial',
    offerId: id,
    order: {
      items: [{ product: { id: 'documents', names: { en: 'D', da: 'D', zh: 'D' } }, licenses: 5 }],
      trialDays: 30,
      billing: null,
      usageCountry: 'DK',
    },
  } as unknown as Json)
  const digest = await sha256(content)
  await insertOffer(tx, { ...offer, id }, { ...version, offer_id: id, content, digest })
  return { id, digest }
}

function extra(user: string, domain: string): Pick<PersonRow, 'id' | 'user_name' | 'email' | 'name'> {
  return {
    id: `matrix-${user}`,
    user_name: `${user}@${domain}.example`,
    email: `${user}@${domain}.example`,
    name: user,
  }
}

function person(tx: Tx, userName: string): Promise<PersonRow> {
  return tx.db.selectFrom('people').selectAll().where('user_name', '=', userName).executeTakeFirstOrThrow()
}

async function organizationId(tx: Tx, domain: string): Promise<string> {
  const row = await tx.db
    .selectFrom('organizations')
    .select('id')
    .where('domain', '=', domain)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Ids of the actors, by their names. */
export function actorIds(store: Store): Promise<Map<string, string | null>> {
  return store.read(async (tx) => {
    const ids = new Map<string, string | null>()
    for (const [actor, userName] of Object.entries(userNames)) {
      ids.set(actor, userName === null ? null : (await person(tx, userName)).id)
    }
    return ids
  })
}
