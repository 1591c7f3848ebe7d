import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import type { findOrganization } from '../store/organizations.ts'
import { answerRecipients, globalAdmins, type PersonRow } from '../store/people.ts'
import { tell } from './journal.ts'

type Organization = NonNullable<Awaited<ReturnType<typeof findOrganization>>>

/** A yes, and between whom. */
export interface Granted {
  readonly partner: Organization
  readonly customer: Organization
  readonly person: Pick<PersonRow, 'name'>
  readonly offer: { readonly name: string; readonly created_by: string }
  readonly reference: string
  readonly at: string
}

/** Tells both sides of a yes: who follows the offer's answers at the partner, and the customer's global admins. */
export async function tellOfGrant(
  tx: Tx,
  deps: Deps,
  event: Parameters<typeof tell>[2],
  { partner, customer, person, offer, reference, at }: Granted,
): Promise<void> {
  const facts = { customer: customer.name, person: person.name, reference, at }
  await tell(tx, deps, event, await answerRecipients(tx, partner.id, offer.created_by), (to) => ({
    kind: 'accepted',
    ...facts,
    customerDomain: customer.domain,
    offer: offer.name,
    url: `${deps.publicUrl}/${to}/partner/clients/${customer.id}`,
  }))
  await tell(tx, deps, event, await globalAdmins(tx, customer.id), (to) => ({
    kind: 'authorized',
    ...facts,
    partner: partner.name,
    partnerDomain: partner.domain,
    url: `${deps.publicUrl}/${to}/customer/receipts/${reference}`,
  }))
}
