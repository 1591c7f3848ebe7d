import type { z } from '@hono/zod-openapi'
import type { Language } from '../../src/lib/languages.ts'
import type { Caller, Deps } from '../deps.ts'
import type { AnswerInput, DeclineInput, OfferReading, OfferViewer, PartnerCard, Receipt } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { hasDeclined, insertAnswer, noteOpening as noteOpeningRow } from '../store/offers.ts'
import { noteLinkOpening, setLinkAnswer } from '../store/offer-links.ts'
import type { OrganizationRow } from '../store/organizations.ts'
import { answerRecipients, globalAdmins } from '../store/people.ts'
import { countClients, findActive } from '../store/relationships.ts'
import { findRequest } from '../store/requests.ts'
import { scopeOf } from './access.ts'
import { actorOf, globalAdminActor, type CustomerActor } from './actor.ts'
import { newId } from './crypto.ts'
import { establish, refuseSecondGrant } from './granting.ts'
import { guardRefuses } from './guard.ts'
import { note, tell } from './journal.ts'
import { languagesOf, textsIn, type VersionContent } from './offers.ts'
import { tellOfGrant } from './granted.ts'
import { once, type CommandCall } from './once.ts'
import { openOffer, type OpenOffer } from './open-offer.ts'
import { orderObstacle, refuseSecondOrder, takeOrder } from './orders.ts'
import { countPersonsCall } from './rates.ts'
import { invalid, Refusal } from './refusal.ts'
import { hasEnded, receiptFor, renamed } from './relationshipViews.ts'
import { requestView, settle } from './requests.ts'
import { lockInGoodStanding } from './standing.ts'
import { checkCode, targetOf, type LinkTarget } from './tokens.ts'

type Reading = z.infer<typeof OfferReading>
type Viewer = z.infer<typeof OfferViewer>
type ReceiptView = z.infer<typeof Receipt>

/** An offer as anybody with its link may read it. Changes nothing, whoever or whatever opens it. */
export async function readOffer(deps: Deps, token: string, language: Language): Promise<Reading> {
  const target = await targetOf(deps, token)
  return deps.store.read(async (tx) => {
    const { offer, partner, version, content } = await openOffer(tx, deps, target)
    const texts = textsIn(content, language)
    return {
      token,
      kind: content.kind,
      digest: version.digest,
      version: version.number,
      versionDate: version.created_at,
      partner: cardOf(partner, content, await countClients(tx, partner.id, deps.clock.now().toISOString())),
      partnerNow: renamed(content, partner),
      checkCode: await checkCode(deps, offer.id, version.digest),
      access: content.role && scopeOf(content.role),
      durationDays: content.durationDays,
      narrowable: content.narrowable === true,
      order: content.order ?? null,
      narrower: content.narrowable && content.role === 'full' ? scopeOf('limited') : null,
      expiresAt: offer.expires_at,
      message: { language: texts.language, text: texts.message },
      terms: { language: texts.language, text: texts.terms },
      bindingLanguage: content.defaultLanguage,
      languages: languagesOf(content),
    }
  })
}

/** Called as the version says it: what the customer reads is what the digest is of. */
function cardOf(partner: OrganizationRow, content: VersionContent, clients: number): z.infer<typeof PartnerCard> {
  return {
    id: partner.id,
    name: content.partner.name,
    domain: content.partner.domain,
    address: partner.address,
    country: partner.country,
    phone: partner.phone,
    // What was proven is the domain that is registered now.
    domainProven: partner.domain_proven_at !== null && partner.domain === content.partner.domain,
    since: partner.created_at,
    clients: bandOf(clients),
  }
}

/** A partner's size in words: a competitor shall not count its clients through a public page. */
function bandOf(clients: number): z.infer<typeof PartnerCard>['clients'] {
  if (clients === 0) return 'none'
  if (clients < 12) return 'few'
  if (clients < 100) return 'dozens'
  return clients < 1000 ? 'hundreds' : 'thousands'
}

/** The signed-in person in front of an offer: whether they may answer, and if not, why. Null for a stranger. */
export async function readViewer(deps: Deps, caller: Caller | null, token: string): Promise<Viewer | null> {
  if (!caller) return null
  const target = await targetOf(deps, token)
  return deps.store.read(async (tx) => {
    const { offer, partner, content } = await openOffer(tx, deps, target)
    const { person, organization } = await actorOf(tx, caller)
    const request = await findRequest(tx, offer.id, person.id)
    const who = {
      person: { id: person.id, name: person.name, userName: person.user_name },
      organization: organization && { id: organization.id, name: organization.name, domain: organization.domain },
      place: organization && { address: organization.address, country: organization.country },
      reference: null,
      delegated: false,
      admins: [],
      request: request ? requestView(request) : null,
    }
    if (!organization) return { ...who, obstacle: 'no-organization' }
    if (organization.id === partner.id) return { ...who, obstacle: 'own-offer' }
    const active = await findActive(tx, { partnerId: partner.id, customerId: organization.id })
    who.delegated = active !== undefined && !hasEnded(active, deps)
    // The receipt is for those who may read partner relationships; others are told that it is done.
    const receipt = (reference: string): string | null => (person.admin_role === 'none' ? null : reference)
    if (content.order) {
      const obstacle = await orderObstacle(tx, { offerId: offer.id, customerId: organization.id, content })
      if (obstacle)
        return { ...who, obstacle: obstacle.code, reference: obstacle.reference && receipt(obstacle.reference) }
    } else if (active && who.delegated) {
      return { ...who, obstacle: 'already-authorized', reference: receipt(active.reference) }
    }
    if (await guardRefuses(tx, organization.id, partner.domain)) {
      const admins = await globalAdmins(tx, organization.id)
      return { ...who, obstacle: 'guarded', admins: admins.map((admin) => admin.name) }
    }
    if (person.admin_role !== 'global-admin') {
      const admins = await globalAdmins(tx, organization.id)
      return { ...who, obstacle: 'not-customer-admin', admins: admins.map((admin) => admin.name) }
    }
    return { ...who, obstacle: null }
  })
}

/** Records that a signed-in person opened the offer, so that the partner knows whom to remind. */
export async function noteOpening(deps: Deps, caller: Caller | null, token: string, call: CommandCall): Promise<void> {
  const target = await targetOf(deps, token)
  await deps.store.transaction(async (tx) => {
    const { person, organization } = await actorOf(tx, caller)
    const { offer, link, partner } = await openOffer(tx, deps, target)
    await countPersonsCall(tx, deps, person.id)
    const at = deps.clock.now().toISOString()
    await once(tx, person.id, call, at, async () => {
      if (organization && organization.id !== partner.id) {
        const opening = { personId: person.id, organizationId: organization.id, at }
        await noteOpeningRow(tx, { offerId: offer.id, ...opening })
        if (link) await noteLinkOpening(tx, link.id, opening)
      }
      return null
    })
  })
}

/** What an answer needs: an open offer in the version that was shown, and somebody of another company. */
async function answerable(
  tx: Tx,
  deps: Deps,
  actor: CustomerActor,
  target: LinkTarget,
  digest: string,
): Promise<OpenOffer> {
  const open = await openOffer(tx, deps, target, true)
  if (open.partner.id === actor.organization.id) throw new Refusal('own-offer')
  if (open.version.digest !== digest) throw new Refusal('offer-changed')
  // From here on the customer's answers come one after another.
  await lockInGoodStanding(tx, actor.organization.id, 'update')
  return open
}

/** Makes the partner a delegated admin of the actor's organization, as the version that was shown says. */
export async function authorizePartner(
  deps: Deps,
  caller: Caller | null,
  token: string,
  input: z.infer<typeof AnswerInput>,
  call: CommandCall,
): Promise<ReceiptView> {
  const target = await targetOf(deps, token)
  return deps.store.transaction(async (tx) => {
    const actor = await globalAdminActor(tx, caller)
    await countPersonsCall(tx, deps, actor.person.id)
    const { reference } = await once(tx, actor.person.id, call, deps.clock.now().toISOString(), async () => {
      const open = await answerable(tx, deps, actor, target, input.digest)
      const answer = open.content.order ? takeOrder : grant
      return { reference: await answer(tx, deps, caller, actor, open, input) }
    })
    const receipt = await receiptFor(tx, deps, reference, actor.organization.id)
    if (!receipt) throw new Error(`The receipt ${reference} is not there`)
    return receipt
  })
}

async function grant(
  tx: Tx,
  deps: Deps,
  caller: Caller | null,
  actor: CustomerActor,
  open: OpenOffer,
  input: z.infer<typeof AnswerInput>,
): Promise<string> {
  const { offer, link, partner, version } = open
  const customer = actor.organization
  if (input.delegation === false) throw invalid('delegation', 'not-a-choice')
  const at = deps.clock.now().toISOString()
  const { relationship, event } = await establish(tx, deps, caller, actor, open, input)
  await insertAnswer(tx, {
    id: newId(deps.random),
    offer_id: offer.id,
    version: version.number,
    digest: version.digest,
    customer_id: customer.id,
    person_id: actor.person.id,
    answer: 'accepted',
    reason: '',
    at,
    link_id: link?.id ?? null,
  })
  if (link) await setLinkAnswer(tx, link.id, { answer: 'accepted', customerId: customer.id, at })
  const { reference } = relationship
  await tellOfGrant(tx, deps, event, { partner, customer, person: actor.person, offer, reference, at })
  await settle(tx, deps, { actor, open, eventId: event }, 'authorized')
  return relationship.reference
}

/** Declines. A colleague who declined the same version already has said it for all. */
export async function declineOffer(
  deps: Deps,
  caller: Caller | null,
  token: string,
  input: z.infer<typeof DeclineInput>,
  call: CommandCall,
): Promise<void> {
  const target = await targetOf(deps, token)
  await deps.store.transaction(async (tx) => {
    const actor = await globalAdminActor(tx, caller)
    await countPersonsCall(tx, deps, actor.person.id)
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      const open = await answerable(tx, deps, actor, target, input.digest)
      const { offer, link, partner, version, content } = open
      const customer = actor.organization
      if (content.order) await refuseSecondOrder(tx, offer.id, customer.id)
      else await refuseSecondGrant(tx, deps, partner, customer.id)
      if (link) await setLinkAnswer(tx, link.id, { answer: 'declined', customerId: customer.id, at })
      if (await hasDeclined(tx, offer.id, version.number, customer.id)) return null
      await insertAnswer(tx, {
        id: newId(deps.random),
        offer_id: offer.id,
        version: version.number,
        digest: version.digest,
        customer_id: customer.id,
        person_id: actor.person.id,
        answer: 'declined',
        reason: input.reason,
        at,
        link_id: link?.id ?? null,
      })
      const event = await note(tx, deps, {
        event: 'offer-declined',
        actor,
        side: 'customer',
        customerId: customer.id,
        partnerId: partner.id,
        relationshipId: null,
        target: { id: partner.id, name: partner.name },
      })
      await tell(tx, deps, event, await answerRecipients(tx, partner.id, offer.created_by), (to) => ({
        kind: content.order ? 'order-declined' : 'declined',
        customer: customer.name,
        customerDomain: customer.domain,
        offer: offer.name,
        person: actor.person.name,
        reason: input.reason,
        at,
        url: `${deps.publicUrl}/${to}/partner/offers/${offer.id}`,
      }))
      await settle(tx, deps, { actor, open, eventId: event }, 'declined')
      return null
    })
  })
}

/** The receipt of an authorization or an order, for admins of the customer and for people of the partner. */
export function readReceipt(deps: Deps, caller: Caller | null, reference: string): Promise<ReceiptView> {
  return deps.store.read(async (tx) => {
    const { person, organization } = await actorOf(tx, caller)
    const found = organization && (await receiptFor(tx, deps, reference.trim().toUpperCase(), organization.id))
    const ofCustomer = found?.customer.id === organization?.id && person.admin_role !== 'none'
    const ofPartner = found?.partner.id === organization?.id && person.partner_role !== null
    if (!found || !(ofCustomer || ofPartner)) throw new Refusal('not-found')
    return found
  })
}
