import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { keepAllMail } from '../store/mail-queue.ts'
import { findOrganization } from '../store/organizations.ts'
import { answerRecipients, findPerson, globalAdmins } from '../store/people.ts'
import { note, tell } from './journal.ts'

/** An answer of a world, as it is in the store. */
export interface SeededAnswer {
  readonly offerName: string
  readonly offerBy: string
  readonly partnerId: string
  readonly customerId: string
  readonly personId: string
  readonly relationshipId: string
  readonly reference: string
  readonly at: string
}

/**
 * What an answer leaves besides the relationship: its entry in the activity, and what both sides were told. Only as
 * messages: nobody's mailbox is for the past of a demonstration.
 */
export async function tellOfAnswer(tx: Tx, now: Deps, answer: SeededAnswer): Promise<void> {
  const { at, reference } = answer
  const deps: Deps = { ...now, clock: { ...now.clock, now: () => new Date(at) } }
  const person = await findPerson(tx, answer.personId)
  const partner = await findOrganization(tx, answer.partnerId)
  const customer = await findOrganization(tx, answer.customerId)
  if (!person || !partner || !customer) throw new Error(`The answer ${reference} is nobody's`)
  const event = await note(tx, deps, {
    event: 'relationship-authorized',
    actor: { person, organization: customer },
    side: 'customer',
    customerId: customer.id,
    partnerId: partner.id,
    relationshipId: answer.relationshipId,
    target: { id: partner.id, name: partner.name },
  })
  const facts = { customer: customer.name, person: person.name, reference, at }
  await tell(tx, deps, event, await answerRecipients(tx, partner.id, answer.offerBy), (to) => ({
    kind: 'accepted',
    ...facts,
    customerDomain: customer.domain,
    offer: answer.offerName,
    url: `${deps.publicUrl}/${to}/partner/clients/${customer.id}`,
  }))
  await tell(tx, deps, event, await globalAdmins(tx, customer.id), (to) => ({
    kind: 'authorized',
    ...facts,
    partner: partner.name,
    partnerDomain: partner.domain,
    url: `${deps.publicUrl}/${to}/customer/receipts/${reference}`,
  }))
  await keepAllMail(tx)
}
