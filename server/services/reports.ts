import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import { reportReasons, type OfferReport, type ReportInput } from '../shapes.ts'
import { findLink } from '../store/offer-links.ts'
import { findOffer } from '../store/offers.ts'
import { insertReport, listReports, setReportHandled, viewReport, type ReportView } from '../store/reports.ts'
import { operatorActor } from './actor.ts'
import { sha256 } from './crypto.ts'
import { listQuery, toPage } from './lists.ts'
import { once, type CommandCall } from './once.ts'
import { countCall } from './rates.ts'
import { Refusal } from './refusal.ts'
import { offerToken, targetOf } from './tokens.ts'

type View = z.infer<typeof OfferReport>

/**
 * Reports that are taken within a quarter of an hour, from all people together: nothing about who reports is kept, so
 * there is nobody to count them by. One offer can't use up what all have.
 */
const limits = { offer: 20, all: 200 } as const

/** Takes a report of an offer from whoever has its link, also of one that can't be answered any more. */
export async function reportOffer(
  deps: Deps,
  token: string,
  input: z.infer<typeof ReportInput>,
  call: CommandCall,
): Promise<void> {
  const target = await targetOf(deps, token)
  const id = await sha256(`offer-report:${call.key}`)
  await deps.store.transaction(async (tx) => {
    const offerId = target.kind === 'offer' ? target.offerId : (await findLink(tx, target.linkId))?.offer_id
    if (offerId === undefined || !(await findOffer(tx, offerId))) throw new Refusal('offer-unknown')
    // Twice is once: the key is the reporter's own, and nobody else's.
    if (await viewReport(tx, id)) return
    await countCall(tx, deps, `report:${offerId}`, limits.offer)
    await countCall(tx, deps, 'report', limits.all)
    await insertReport(tx, {
      id,
      offer_id: offerId,
      reason: input.reason,
      text: input.text,
      created_at: deps.clock.now().toISOString(),
      handled_at: null,
      handled_by: null,
    })
  })
}

async function viewOf(deps: Deps, row: ReportView): Promise<View> {
  return {
    id: row.id,
    at: row.created_at,
    reason: reportReasons.find((known) => known === row.reason) ?? 'other',
    text: row.text,
    partner: {
      id: row.partner_id,
      name: row.partner_name,
      domain: row.partner_domain,
      suspended: row.suspended_at !== null,
    },
    token: await offerToken(deps, row.offer_id),
    handledAt: row.handled_at,
    handledBy: row.handler,
  }
}

export function listOfferReports(
  deps: Deps,
  caller: Caller | null,
  query: { handled: boolean; after?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    await operatorActor(tx, caller)
    const rows = await listReports(tx, query.handled, after)
    const { items, next } = toPage(
      rows,
      (row) => row,
      (row) => ({ value: row.created_at, id: row.id }),
    )
    return { items: await Promise.all(items.map((row) => viewOf(deps, row))), next }
  })
}

/** Says that a report is done with, or opens it again. */
export function setOfferReportHandled(
  deps: Deps,
  caller: Caller | null,
  id: string,
  handled: boolean,
  call: CommandCall,
): Promise<View> {
  return deps.store.transaction(async (tx) => {
    const { person } = await operatorActor(tx, caller)
    const at = deps.clock.now().toISOString()
    if (!(await viewReport(tx, id))) throw new Refusal('not-found')
    await once(tx, person.id, call, at, async () => {
      await setReportHandled(tx, id, handled ? { person: person.id, at } : null)
      return null
    })
    const row = await viewReport(tx, id)
    if (!row) throw new Error('The report is not there')
    return viewOf(deps, row)
  })
}
