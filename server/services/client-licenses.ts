import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { ClientUserDetails, LicensesInput, Subscription } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { findPerson, globalAdmins, type PersonRow } from '../store/people.ts'
import { deleteAssignment, licensesOf, listSubscriptions, lockSubscription } from '../store/subscriptions.ts'
import { userOf } from './client-user-views.ts'
import { listQuery, toPage } from './lists.ts'
import { noteAct, presenceFor, type Presence } from './on-behalf.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { assignLicense, productName, subscriptionOf } from './subscriptions.ts'

/** What a client has bought or tries, newest first. */
export function listClientSubscriptions(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  query: { after?: string | undefined },
): Promise<{ items: z.infer<typeof Subscription>[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.transaction(async (tx) => {
    const { actor } = await presenceFor(tx, deps, caller, customerId, 'licenses-manage')
    return toPage(
      await listSubscriptions(tx, customerId, after),
      (row) => subscriptionOf(row, deps, actor.organization.id),
      (row) => ({ value: row.started_at, id: row.id }),
    )
  })
}

/** Gives a user licenses they don't have yet, each noted for the customer. Never more than were bought. */
export async function assignLicenses(
  tx: Tx,
  deps: Deps,
  presence: Presence,
  user: Pick<PersonRow, 'id' | 'name'>,
  subscriptionIds: readonly string[],
): Promise<void> {
  // In one order, so that two who give out the same ones wait for each other.
  for (const subscriptionId of [...new Set(subscriptionIds)].sort()) {
    const subscription = await lockSubscription(tx, subscriptionId, 'update')
    if (!subscription) throw new Refusal('not-found')
    await assignLicense(tx, deps, { organizationId: presence.customer.id, subscriptionId, personId: user.id })
    await noteLicense(tx, deps, presence, user, 'license-assigned', subscription.product)
  }
}

async function noteLicense(
  tx: Tx,
  deps: Deps,
  presence: Presence,
  user: Pick<PersonRow, 'id' | 'name'>,
  event: 'license-assigned' | 'license-removed',
  product: string,
): Promise<void> {
  const detail = productName(deps.cloud, product).names[deps.cloud.defaultLanguage]
  await noteAct(tx, deps, presence, { event, target: { id: user.id, name: user.name }, detail })
}

/**
 * Takes licenses of a user back, and gives others. What isn't named stays as it is, so that two who look at the same
 * user don't undo each other's work without knowing.
 */
export function changeLicenses(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  userId: string,
  { add, remove }: z.infer<typeof LicensesInput>,
  call: CommandCall,
): Promise<z.infer<typeof ClientUserDetails>> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'licenses-manage')
    const user = await findPerson(tx, userId)
    if (user?.organization_id !== customerId) throw new Refusal('not-found')
    await once(tx, presence.actor.person.id, call, deps.clock.now().toISOString(), async () => {
      const held = await licensesOf(tx, userId)
      for (const id of held.filter((one) => remove.includes(one))) {
        const subscription = await lockSubscription(tx, id, 'update')
        if (subscription && (await deleteAssignment(tx, id, userId))) {
          await noteLicense(tx, deps, presence, user, 'license-removed', subscription.product)
        }
      }
      const missing = add.filter((one) => !held.includes(one))
      await assignLicenses(tx, deps, presence, user, missing)
      return null
    })
    const admins = await globalAdmins(tx, customerId)
    return { user: userOf(deps, presence, user, admins), licenses: await licensesOf(tx, userId) }
  })
}
