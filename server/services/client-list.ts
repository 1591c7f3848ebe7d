import type { z } from '@hono/zod-openapi'
import { fold } from '../../src/lib/fold.ts'
import type { Caller, Deps } from '../deps.ts'
import type { Client, ClientCount, ClientFilter } from '../shapes.ts'
import {
  countMatching,
  listClients as clientRows,
  type ClientFilter as StoreFilter,
  type ClientRow,
} from '../store/client-list.ts'
import { pageSize } from '../store/lists.ts'
import { countClients as countAll } from '../store/relationships.ts'
import { asRole } from './access.ts'
import { partnerActor } from './actor.ts'
import { listQuery, toPage } from './lists.ts'

type ClientView = z.infer<typeof Client>
export type FilterQuery = z.infer<typeof ClientFilter>

const day = 24 * 60 * 60 * 1000

/** A filter as it came, with its search folded and its days counted from now. */
export function filterOf(query: FilterQuery, now: Date): StoreFilter {
  return {
    state: query.state ?? 'current',
    search: fold(query.search ?? ''),
    role: query.role ?? null,
    endsBy: query.endsWithin ? new Date(now.getTime() + Number(query.endsWithin) * day).toISOString() : null,
    offerId: query.offer ?? null,
    noted: query.noted === 'yes',
  }
}

/** The partner's clients, or its former ones, as they are looked for and in the order that is asked for. */
export function listClients(
  deps: Deps,
  caller: Caller | null,
  query: FilterQuery & { sort?: 'name' | 'since' | 'ends' | 'activity' | undefined; after?: string | undefined },
): Promise<{ items: ClientView[]; next: string | null }> {
  const { after } = listQuery(query)
  const now = deps.clock.now()
  const filter = filterOf(query, now)
  const place = { sort: query.sort ?? 'name', after, limit: pageSize + 1 }
  return deps.store.read(async (tx) => {
    const { organization } = await partnerActor(tx, caller)
    const rows = await clientRows(tx, organization.id, now.toISOString(), filter, place)
    return toPage(
      rows,
      (row) => clientOf(row, now),
      (row) => ({ value: row.sort_value, id: row.id }),
    )
  })
}

/** Beyond this a count of what was looked for would cost more than it tells. */
export const countLimit = 1000

/**
 * How many match. All clients are counted to the last, as the navigation hangs on it; whatever is filtered is counted
 * to a thousand, which is more than anybody reads through.
 */
export function countClients(
  deps: Deps,
  caller: Caller | null,
  query: FilterQuery,
): Promise<z.infer<typeof ClientCount>> {
  const now = deps.clock.now()
  const filter = filterOf(query, now)
  const everything =
    filter.state === 'current' && !filter.search && !filter.role && !filter.endsBy && !filter.offerId && !filter.noted
  return deps.store.read(async (tx) => {
    const { organization } = await partnerActor(tx, caller)
    if (everything) return { count: await countAll(tx, organization.id, now.toISOString()), more: false }
    const count = await countMatching(tx, organization.id, now.toISOString(), filter, countLimit + 1)
    return { count: Math.min(count, countLimit), more: count > countLimit }
  })
}

export function clientOf(row: ClientRow, now: Date): ClientView {
  return {
    customer: { id: row.customer_id, name: row.name, domain: row.domain },
    relationshipId: row.id,
    reference: row.reference,
    role: asRole(row.role),
    state: stateOf(row, now),
    since: row.granted_at,
    endsAt: row.ends_at,
    removedAt: row.removed_at,
    offerId: row.offer_id,
    offerName: row.offer_name,
    lastActivityAt: row.last_act_at || null,
    noted: (row.note ?? '') !== '',
  }
}

function stateOf(row: ClientRow, now: Date): ClientView['state'] {
  if (row.state === 'removed') return 'removed'
  return row.state === 'expired' || (row.ends_at !== null && row.ends_at <= now.toISOString()) ? 'expired' : 'active'
}
