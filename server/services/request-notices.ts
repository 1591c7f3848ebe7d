import type { Language } from '../../src/lib/languages.ts'
import { pathOf } from '../../src/lib/routes.ts'
import type { Deps } from '../deps.ts'
import type { Tx } from '../store/database.ts'
import { findOrganization } from '../store/organizations.ts'
import { requestAdmins, requestStaff, type ServiceRequestRow } from '../store/service-requests.ts'
import type { Actor } from './actor.ts'
import { tell } from './journal.ts'

interface Happened {
  readonly kind: 'created' | 'answered' | 'closed' | 'reopened'
  readonly side: 'partner' | 'customer'
  readonly actor: Actor
  readonly request: ServiceRequestRow
}

/**
 * Tells the other side what happened to a service request, once for each entry and person, and only those who may read
 * it. What was written is in the request itself, and in no mail.
 */
export async function tellOfRequest(tx: Tx, deps: Deps, event: string, happened: Happened): Promise<void> {
  const { kind, side, actor, request } = happened
  const at = deps.clock.now().toISOString()
  const facts = { person: actor.person.name, reference: request.reference, at }
  const customer = (await findOrganization(tx, request.customer_id))?.name ?? ''
  const link = (path: string): string => `${deps.publicUrl}${path}`
  if (side === 'partner') {
    const url = (to: Language): string => link(pathOf(to, 'ownRequest', { requestId: request.id }))
    await tell(tx, deps, event, await requestAdmins(tx, request.customer_id), (to) => ({
      kind: `service-request-${kind}`,
      ...facts,
      customer,
      partner: actor.organization?.name ?? '',
      request: request.subject,
      url: url(to),
    }))
    return
  }
  // Only a partner creates them.
  if (kind === 'created') return
  const staff = await requestStaff(tx, request, at)
  // Those who take part hear of it; where none of them may read it any more, whoever can go on with it.
  const partaking = staff.filter((person) => person.takes_part === 1)
  const place = { customerId: request.customer_id, requestId: request.id }
  await tell(tx, deps, event, partaking.length > 0 ? partaking : staff, (to) => ({
    kind: `client-request-${kind}`,
    ...facts,
    customer,
    url: link(pathOf(to, 'serviceRequest', place)),
  }))
}
