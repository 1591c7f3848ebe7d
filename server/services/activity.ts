import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import { activityEvents, type Activity, type ActivityOverview } from '../shapes.ts'
import {
  countActivities,
  listActivities as activityRows,
  partnersInActivity,
  peopleInActivity,
  type ActivityCount,
  type ActivityFilter,
  type ActivityView,
} from '../store/activities.ts'
import { pageSize } from '../store/lists.ts'
import { customerActor } from './actor.ts'
import { listQuery, toPage } from './lists.ts'
import { invalid } from './refusal.ts'

type View = z.infer<typeof Activity>

export interface ActivityQuery {
  readonly after?: string | undefined
  readonly search?: string | undefined
  readonly partner?: string | undefined
  readonly person?: string | undefined
  readonly relationship?: string | undefined
  readonly side?: 'partner' | 'customer' | undefined
  readonly event?: (typeof activityEvents)[number] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Entries on a page of an export: as many as a request can carry without making others wait. */
export const exportPageSize = 1000

/** What was done in the customer's organization under its partner relationships, newest first. */
export function listActivity(
  deps: Deps,
  caller: Caller | null,
  query: ActivityQuery,
): Promise<{ items: View[]; next: string | null }> {
  return page(deps, caller, query, pageSize)
}

/** The same in pages of another size, for a file. */
export function exportActivity(
  deps: Deps,
  caller: Caller | null,
  query: ActivityQuery,
): Promise<{ items: View[]; next: string | null }> {
  return page(deps, caller, query, exportPageSize)
}

function page(
  deps: Deps,
  caller: Caller | null,
  query: ActivityQuery,
  size: number,
): Promise<{ items: View[]; next: string | null }> {
  const { after } = listQuery(query)
  const filter = filterOf(query)
  return deps.store.read(async (tx) => {
    const { organization } = await customerActor(tx, caller)
    return toPage(
      await activityRows(tx, organization.id, filter, { after, size }),
      activityOf,
      (row) => ({ value: row.at, id: row.id }),
      size,
    )
  })
}

function filterOf(query: ActivityQuery): ActivityFilter {
  return {
    partnerId: query.partner,
    actorId: query.person,
    relationshipId: query.relationship,
    side: query.side,
    event: query.event,
    from: query.from && new Date(query.from).toISOString(),
    to: query.to && new Date(query.to).toISOString(),
    search: listQuery(query).search,
  }
}

function activityOf(row: ActivityView): View {
  return {
    id: row.id,
    at: row.at,
    event: eventOf(row.event),
    actor: {
      name: row.actor_name,
      organization: row.actor_organization ?? '',
      side: row.actor_side === 'partner' ? 'partner' : 'customer',
    },
    partner: row.partner_name,
    reference: row.reference,
    target: row.target_name,
    detail: row.detail,
    facts: JSON.parse(row.facts) as Record<string, string>,
  }
}

function eventOf(text: string): (typeof activityEvents)[number] {
  const event = activityEvents.find((known) => known === text)
  if (!event) throw new Error(`An activity has the unknown event ${text}`)
  return event
}

const day = 24 * 60 * 60 * 1000
/** Days that the picture shows where nobody asked for others, and the most that it can. */
const usualDays = 30
const mostDays = 92
/** Days that have a name of four, two and two figures in every time zone; nothing was done on any other. */
const within = (time: number): number => Math.min(Math.max(time, Date.UTC(1970, 6)), Date.UTC(9998, 0))
/** Choices in a filter, at most. */
const mostChoices = 200

/**
 * What the activity can be filtered by, and how much was done on each day of the picture. Days are those of the
 * reader's own time zone.
 */
export function activityOverview(
  deps: Deps,
  caller: Caller | null,
  query: ActivityQuery & { readonly zone?: string | undefined },
): Promise<z.infer<typeof ActivityOverview>> {
  const filter = filterOf(query)
  const dayOf = daysIn(query.zone ?? 'UTC')
  const until = filter.to ? within(Date.parse(filter.to) - 1) : deps.clock.now().getTime()
  const wished = filter.from ? within(Date.parse(filter.from)) : until - (usualDays - 1) * day
  const since = Math.max(wished, until - (mostDays - 1) * day)
  const shown = { ...filter, from: new Date(Math.min(since, until)).toISOString() }
  return deps.store.read(async (tx) => {
    const { organization } = await customerActor(tx, caller)
    const counts = await countActivities(tx, organization.id, startOfDay(shown, dayOf))
    return {
      partners: await partnersInActivity(tx, organization.id, mostChoices),
      people: (await peopleInActivity(tx, organization.id, mostChoices)).map(({ id, name, organization: of }) => ({
        id,
        name,
        organization: of ?? '',
      })),
      days: byDay(counts, dayOf, { since: Date.parse(shown.from), until }),
      cutShort: wished < since,
    }
  })
}

/** The whole of the first day is counted, wherever in it the span begins: without a start of its own, it begins a day earlier. */
function startOfDay(filter: ActivityFilter & { readonly from: string }, dayOf: (at: Date) => string): ActivityFilter {
  const first = dayOf(new Date(filter.from))
  let start = Date.parse(filter.from)
  const step = 10 * 60 * 1000
  start -= start % step
  while (dayOf(new Date(start - step)) === first) start -= step
  return { ...filter, from: new Date(start).toISOString() }
}

/** Names the day of a moment in a time zone: `2026-11-22`. */
function daysIn(timeZone: string): (at: Date) => string {
  try {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    return (at) => format.format(at)
  } catch {
    throw invalid('zone', 'not-a-choice')
  }
}

function byDay(
  counts: readonly ActivityCount[],
  dayOf: (at: Date) => string,
  { since, until }: { since: number; until: number },
): { day: string; partner: number; customer: number }[] {
  const days = new Map<string, { partner: number; customer: number }>()
  // Twice a day, so that the hour that a change of clocks adds or takes loses no day.
  for (let at = since; at < until; at += day / 2) days.set(dayOf(new Date(at)), { partner: 0, customer: 0 })
  days.set(dayOf(new Date(until)), { partner: 0, customer: 0 })
  for (const { slot, side, count } of counts) {
    const found = days.get(dayOf(new Date(`${slot}0:00.000Z`)))
    if (found) found[side === 'partner' ? 'partner' : 'customer'] += count
  }
  return [...days].map(([name, found]) => ({ day: name, ...found }))
}
