import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { Act, PartnerView, PasswordResetList } from '../shapes.ts'
import { passwordResets, type ResetRow } from '../store/activities.ts'
import { countAccess, countUsers } from '../store/people.ts'
import type { Tx } from '../store/database.ts'
import { countDomains } from '../store/domains.ts'
import { countServiceRequests } from '../store/service-requests.ts'
import { countSubscriptions } from '../store/subscriptions.ts'
import { asRole, covers } from './access.ts'
import { customerActor } from './actor.ts'
import { stateOf } from './relationshipViews.ts'
import { ownRelationship } from './relationships.ts'

type Kind = z.infer<typeof PartnerView>['kinds'][number]['kind']
type ActName = z.infer<typeof Act>

/**
 * The kinds of a customer's data that a partner can come to see, the act that lets it, and how much there is. Whoever
 * lets partners read something more adds it here.
 */
const kinds: readonly {
  readonly kind: Kind
  /** Null for what every partner with a relationship sees. */
  readonly act: ActName | null
  readonly count: (tx: Tx, sides: { readonly customerId: string; readonly partnerId: string }) => Promise<number>
}[] = [
  { kind: 'organization', act: null, count: () => Promise.resolve(1) },
  { kind: 'subscriptions', act: null, count: (tx, { customerId }) => countSubscriptions(tx, customerId) },
  { kind: 'users', act: 'users-read', count: (tx, { customerId }) => countUsers(tx, customerId) },
  {
    kind: 'administrators',
    act: 'users-read',
    count: (tx, { customerId }) => countUsers(tx, customerId, { adminsOnly: true }),
  },
  // The first domain is the organization's own, in no list of others.
  {
    kind: 'domains',
    act: 'domains-add',
    count: async (tx, { customerId }) => 1 + (await countDomains(tx, customerId)),
  },
  { kind: 'service-requests', act: 'service-requests-manage', count: countServiceRequests },
]

/** What a partner can see in the customer's organization at this moment, by the rules that hold for its acts. */
export function partnerView(deps: Deps, caller: Caller | null, id: string): Promise<z.infer<typeof PartnerView>> {
  return deps.store.read(async (tx) => {
    const actor = await customerActor(tx, caller)
    const relationship = await ownRelationship(tx, actor, id)
    const state = stateOf(relationship, deps)
    const role = asRole(relationship.role)
    const may = (act: ActName | null): boolean => state === 'active' && (act === null || covers(role, act))
    const sides = { customerId: actor.organization.id, partnerId: relationship.partner_id }
    return {
      state,
      at: deps.clock.now().toISOString(),
      kinds: await Promise.all(
        kinds.map(async ({ kind, act, count }) => ({
          kind,
          visible: may(act),
          count: may(act) ? await count(tx, sides) : 0,
        })),
      ),
      staff: await countAccess(tx, relationship.partner_id),
    }
  })
}

const day = 24 * 60 * 60 * 1000
/** How far back resets are listed, and how many. */
export const resetsSinceDays = 90
const mostResets = 200

/** Whose passwords a partner reset lately: what to look after when it is not trusted any more. */
export function listPasswordResets(
  deps: Deps,
  caller: Caller | null,
  id: string,
): Promise<z.infer<typeof PasswordResetList>> {
  return deps.store.read(async (tx) => {
    const relationship = await ownRelationship(tx, await customerActor(tx, caller), id)
    const since = new Date(deps.clock.now().getTime() - resetsSinceDays * day).toISOString()
    const rows = await passwordResets(tx, relationship.id, since, mostResets + 1)
    return {
      days: resetsSinceDays,
      items: rows.slice(0, mostResets).map((row) => ({
        user: { id: row.id, name: row.name, userName: row.user_name },
        at: row.at,
        password: passwordState(row),
      })),
      more: rows.length > mostResets,
    }
  })
}

/** Whose the password is now: the user's own, still the one that the partner knows, or nobody's. */
function passwordState(row: ResetRow): 'changed' | 'known' | 'void' {
  if (row.must_change_password === 0 || row.credentials_changed_at > row.at) return 'changed'
  return row.password_hash === '' ? 'void' : 'known'
}
