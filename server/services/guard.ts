import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { Guard, GuardInput } from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import { findGuard, knownPartners, saveGuard, type GuardView } from '../store/guards.ts'
import { globalAdmins } from '../store/people.ts'
import { customerActor, globalAdminActor, type CustomerActor } from './actor.ts'
import { note } from './journal.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { lockInGoodStanding } from './standing.ts'

type View = z.infer<typeof Guard>
type Mode = View['mode']

function modeOf(text: string | undefined): Mode {
  return text === 'block' || text === 'allow' ? text : 'off'
}

function listOf(text: string | undefined): string[] {
  return text ? (JSON.parse(text) as string[]) : []
}

/**
 * Whether an organization's guard keeps a partner from being authorized. Ask it in the transaction of the grant,
 * after the organization's row was locked: a change of the guard locks it, too.
 */
export async function guardRefuses(tx: Tx, organizationId: string, partnerDomain: string): Promise<boolean> {
  const guard = await findGuard(tx, organizationId)
  switch (modeOf(guard?.mode)) {
    case 'off':
      return false
    case 'block':
      return listOf(guard?.blocked).includes(partnerDomain)
    case 'allow':
      return !listOf(guard?.allowed).includes(partnerDomain)
  }
}

/** The guard, and who may change it, for whoever holds an admin role. */
export function readGuard(deps: Deps, caller: Caller | null): Promise<View> {
  return deps.store.read(async (tx) => guardOf(tx, await customerActor(tx, caller)))
}

async function guardOf(tx: Tx, { organization, person }: CustomerActor): Promise<View> {
  const guard = await findGuard(tx, organization.id)
  const blocked = listOf(guard?.blocked)
  const allowed = listOf(guard?.allowed)
  const names = new Map(
    (await knownPartners(tx, organization.id, [...blocked, ...allowed])).map(({ domain, name }) => [domain, name]),
  )
  const shown = (domain: string): View['blocked'][number] => ({ domain, name: names.get(domain) ?? null })
  return {
    mode: modeOf(guard?.mode),
    blocked: blocked.map(shown),
    allowed: allowed.map(shown),
    changedAt: guard?.changed_at ?? null,
    changedBy: guard?.changer ?? null,
    mayChange: person.admin_role === 'global-admin',
    admins: (await globalAdmins(tx, organization.id)).map(({ name }) => name),
  }
}

/**
 * Sets the guard, the whole of it at once. It holds for offers that are answered from now on; relationships that exist
 * are not touched.
 */
export function setGuard(
  deps: Deps,
  caller: Caller | null,
  input: z.infer<typeof GuardInput>,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const actor = await globalAdminActor(tx, caller)
    const { organization, person } = actor
    const at = deps.clock.now().toISOString()
    await once(tx, person.id, call, at, async () => {
      // Answers under way finish first, and later ones find the guard as it is set here.
      await lockInGoodStanding(tx, organization.id, 'update')
      const before = await findGuard(tx, organization.id)
      if ((before?.changed_at ?? null) !== input.shownChangedAt) throw new Refusal('changed-meanwhile')
      const blocked = [...new Set(input.blocked)].sort()
      const allowed = [...new Set(input.allowed)].sort()
      await saveGuard(tx, {
        organization_id: organization.id,
        mode: input.mode,
        blocked: JSON.stringify(blocked),
        allowed: JSON.stringify(allowed),
        changed_by: person.id,
        changed_at: at,
      })
      await note(tx, deps, {
        event: 'guard-changed',
        actor,
        side: 'customer',
        customerId: organization.id,
        partnerId: null,
        relationshipId: null,
        facts: factsOf(before, { mode: input.mode, blocked, allowed }),
      })
      return null
    })
    return guardOf(tx, actor)
  })
}

/** What changed, for the record: the mode, and what came into and went from the list that it goes by. */
function factsOf(
  before: GuardView | undefined,
  after: { readonly mode: Mode; readonly blocked: string[]; readonly allowed: string[] },
): Record<string, string> {
  const named = (name: string, domains: readonly string[]): Record<string, string> =>
    domains.length > 0 ? { [name]: domains.join(', ') } : {}
  const blocked = listOf(before?.blocked)
  const allowed = listOf(before?.allowed)
  return {
    modeBefore: modeOf(before?.mode),
    mode: after.mode,
    ...named('blocked', without(after.blocked, blocked)),
    ...named('unblocked', without(blocked, after.blocked)),
    ...named('allowed', without(after.allowed, allowed)),
    ...named('disallowed', without(allowed, after.allowed)),
  }
}

function without(list: readonly string[], others: readonly string[]): string[] {
  return list.filter((one) => !others.includes(one))
}
