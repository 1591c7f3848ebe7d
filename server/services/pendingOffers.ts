import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { PendingOffer } from '../shapes.ts'
import { forgetOpenings, listOpenedOffers, openersOf, waysOf, type OpenedOffer, type Way } from '../store/openings.ts'
import { customerActor, globalAdminActor } from './actor.ts'
import { listQuery, toPage } from './lists.ts'
import { contentOf } from './offers.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { tokenOf } from './tokens.ts'

type View = z.infer<typeof PendingOffer>

/** Offers that somebody of the organization opened and that still wait for its answer. */
export function listPendingOffers(
  deps: Deps,
  caller: Caller | null,
  query: { after?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    const { organization } = await customerActor(tx, caller)
    const now = deps.clock.now().toISOString()
    const rows = await listOpenedOffers(tx, organization.id, now, after)
    const ids = rows.map(({ id }) => id)
    const openers = await openersOf(tx, organization.id, ids)
    const ways = await waysOf(tx, organization.id, ids)
    // They come back by the link that they came by: one that was stopped is not got round here.
    const tokens = new Map<string, string>()
    for (const id of ids) tokens.set(id, await tokenOf(deps, id, ways.get(id)?.link ?? null))
    return toPage(
      rows,
      (row): View => ({
        offerId: row.id,
        token: tokens.get(row.id) ?? '',
        partner: { id: row.partner_id, name: row.partner_name, domain: row.partner_domain },
        kind: contentOf(row).kind,
        role: contentOf(row).role,
        state: stateOf(row, ways.get(row.id), now),
        expiresAt: row.expires_at,
        openedAt: row.opened_at,
        openedBy: openers.get(row.id) ?? [],
      }),
      (row) => ({ value: row.opened_at, id: row.id }),
    )
  })
}

function stateOf(row: OpenedOffer, way: Way | undefined, now: string): View['state'] {
  if (row.suspended_at !== null || row.certified_at === null) return 'suspended'
  if (row.withdrawn_at !== null || way?.stopped) return 'withdrawn'
  return row.expires_at !== null && row.expires_at <= now ? 'expired' : 'open'
}

/** Puts an offer aside: it is not declined, and its link still works. */
export async function forgetOffer(
  deps: Deps,
  caller: Caller | null,
  offerId: string,
  call: CommandCall,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const { organization, person } = await globalAdminActor(tx, caller)
    const at = deps.clock.now().toISOString()
    await once(tx, person.id, call, at, async () => {
      if (!(await forgetOpenings(tx, organization.id, offerId, at))) throw new Refusal('not-found')
      return null
    })
  })
}
