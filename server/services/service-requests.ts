import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import {
  requestCategories,
  requestSeverities,
  type ServiceRequest,
  type ServiceRequestInput,
  type ServiceRequestThread,
} from '../shapes.ts'
import type { Tx } from '../store/database.ts'
import {
  findServiceRequest,
  insertEntry,
  insertServiceRequest,
  listEntries,
  listOfOrganization,
  listOfPartner,
  lockServiceRequest,
  updateServiceRequest,
  type ServiceRequestRow,
  type ServiceRequestView,
} from '../store/service-requests.ts'
import { covers } from './access.ts'
import { accessRoleOf } from './account.ts'
import { actorOf, customerActor, partnerActor, type Actor } from './actor.ts'
import { newId, newReference } from './crypto.ts'
import { note, type ActivityEvent } from './journal.ts'
import { listQuery, toPage } from './lists.ts'
import { lockInGoodStanding } from './standing.ts'
import { mandateFor, partnerInGoodStanding } from './mandate.ts'
import { noteAct, presenceFor } from './on-behalf.ts'
import { once, type CommandCall } from './once.ts'
import { Refusal } from './refusal.ts'
import { tellOfRequest } from './request-notices.ts'

type View = z.infer<typeof ServiceRequest>
type Thread = z.infer<typeof ServiceRequestThread>
type State = View['state']

interface Query {
  readonly state?: State | undefined
  readonly after?: string | undefined
}

function viewOf(row: ServiceRequestView): View {
  return {
    id: row.id,
    reference: row.reference,
    customer: { id: row.customer_id, name: row.customer_name, domain: row.customer_domain },
    partner: { id: row.partner_id, name: row.partner_name, domain: row.partner_domain },
    subject: row.subject,
    category: requestCategories.find((one) => one === row.category) ?? 'other',
    severity: requestSeverities.find((one) => one === row.severity) ?? 'normal',
    state: row.state === 'closed' ? 'closed' : 'open',
    createdBy: row.creator,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const cursorOf = (row: ServiceRequestRow) => ({ value: row.updated_at, id: row.id })

/** The requests of a partner, over all clients or for one. Full administration is needed, as for making them. */
export function listServiceRequests(
  deps: Deps,
  caller: Caller | null,
  query: Query & { client?: string | undefined },
): Promise<{ items: View[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.transaction(async (tx) => {
    const actor = await partnerActor(tx, caller)
    await partnerInGoodStanding(tx, actor)
    const access = accessRoleOf(actor.person)
    if (!access) throw new Refusal('access-not-assigned')
    if (!covers(access, 'service-requests-manage')) throw new Refusal('access-limited')
    const wanted = { state: query.state, after, customerId: query.client }
    const rows = await listOfPartner(tx, actor.organization.id, deps.clock.now().toISOString(), wanted)
    return toPage(rows, viewOf, cursorOf)
  })
}

/** The requests that partners made for the organization of the person who asks. */
export function listOwnServiceRequests(
  deps: Deps,
  caller: Caller | null,
  query: Query,
): Promise<{ items: View[]; next: string | null }> {
  const { after } = listQuery(query)
  return deps.store.read(async (tx) => {
    const { organization } = await customerActor(tx, caller)
    return toPage(await listOfOrganization(tx, organization.id, { state: query.state, after }), viewOf, cursorOf)
  })
}

export function createServiceRequest(
  deps: Deps,
  caller: Caller | null,
  customerId: string,
  input: z.infer<typeof ServiceRequestInput>,
  call: CommandCall,
): Promise<Thread> {
  return deps.store.transaction(async (tx) => {
    const presence = await presenceFor(tx, deps, caller, customerId, 'service-requests-manage')
    const { actor, relationship } = presence
    const at = deps.clock.now().toISOString()
    const { id } = await once(tx, actor.person.id, call, at, async () => {
      const row: ServiceRequestRow = {
        id: newId(deps.random),
        reference: newReference(deps.random),
        customer_id: customerId,
        partner_id: actor.organization.id,
        relationship_id: relationship.id,
        subject: input.subject,
        category: input.category,
        severity: input.severity,
        state: 'open',
        created_by: actor.person.id,
        created_at: at,
        updated_at: at,
      }
      await insertServiceRequest(tx, row)
      await addEntry(tx, deps, row.id, { kind: 'created', side: 'partner', actor, text: input.text })
      const target = { id: row.id, name: input.subject }
      const event = await noteAct(tx, deps, presence, { event: 'service-request-created', target })
      await tellOfRequest(tx, deps, event, { kind: 'created', side: 'partner', actor, request: row })
      return { id: row.id }
    })
    return threadOf(tx, id)
  })
}

interface Entry {
  readonly kind: Thread['entries'][number]['kind']
  readonly side: 'partner' | 'customer'
  readonly actor: Actor
  readonly text: string
}

async function addEntry(tx: Tx, deps: Deps, requestId: string, { kind, side, actor, text }: Entry): Promise<void> {
  await insertEntry(tx, {
    id: newId(deps.random),
    request_id: requestId,
    kind,
    side,
    person_id: actor.person.id,
    text,
    at: deps.clock.now().toISOString(),
  })
}

async function threadOf(tx: Tx, id: string): Promise<Thread> {
  const row = await findServiceRequest(tx, id)
  if (!row) throw new Refusal('not-found')
  const entries = await listEntries(tx, id)
  return {
    request: viewOf(row),
    entries: entries.map((entry) => ({
      id: entry.id,
      kind: kinds.find((one) => one === entry.kind) ?? 'answered',
      side: entry.side === 'customer' ? 'customer' : 'partner',
      by: entry.writer,
      text: entry.text,
      at: entry.at,
    })),
  }
}

const kinds = ['created', 'answered', 'closed', 'reopened'] as const

/** A request and the side from which it is looked at. What is of other companies is not there. */
interface Seen {
  readonly row: ServiceRequestView
  readonly side: 'partner' | 'customer'
  readonly actor: Actor
}

async function see(tx: Tx, caller: Caller | null, id: string): Promise<Seen> {
  const actor = await actorOf(tx, caller)
  const { person, organization } = actor
  const isAdmin = organization !== null && person.admin_role !== 'none'
  const isStaff = organization?.is_partner === 1 && person.partner_role !== null
  if (!isAdmin && !isStaff) throw new Refusal('not-allowed')
  const row = await findServiceRequest(tx, id)
  if (row && isAdmin && row.customer_id === organization.id) return { row, side: 'customer', actor }
  if (row && isStaff && row.partner_id === organization.id) return { row, side: 'partner', actor }
  throw new Refusal('not-found')
}

/** A request with all that was written in it. The partner needs its mandate for that, as for everything of a client's. */
export function getServiceRequest(deps: Deps, caller: Caller | null, id: string): Promise<Thread> {
  return deps.store.transaction(async (tx) => {
    const { row, side } = await see(tx, caller, id)
    if (side === 'partner') {
      const mandate = await mandateFor(tx, deps, await partnerActor(tx, caller), row.customer_id)
      if (!covers(mandate.role, 'service-requests-manage')) throw new Refusal('access-limited')
    }
    return threadOf(tx, id)
  })
}

const events: Readonly<Record<Exclude<Entry['kind'], 'created'>, ActivityEvent>> = {
  answered: 'service-request-answered',
  closed: 'service-request-closed',
  reopened: 'service-request-reopened',
}

/** Adds to a request, from either side: the customer's own admins, or a partner's people who are at the client. */
function add(
  deps: Deps,
  caller: Caller | null,
  id: string,
  call: CommandCall,
  what: (row: ServiceRequestRow) => { kind: keyof typeof events; text: string; state: State } | null,
): Promise<Thread> {
  return deps.store.transaction(async (tx) => {
    const { row, side, actor } = await see(tx, caller, id)
    const presence =
      side === 'partner' ? await presenceFor(tx, deps, caller, row.customer_id, 'service-requests-manage') : null
    if (side === 'customer') await lockInGoodStanding(tx, row.customer_id, 'share')
    const at = deps.clock.now().toISOString()
    await once(tx, actor.person.id, call, at, async () => {
      const locked = await lockServiceRequest(tx, id)
      const done = locked && what(locked)
      if (!done) return null
      await addEntry(tx, deps, id, { kind: done.kind, side, actor, text: done.text })
      await updateServiceRequest(tx, id, { state: done.state, updated_at: at })
      const noted = { event: events[done.kind], target: { id, name: row.subject } }
      const event = presence ? await noteAct(tx, deps, presence, noted) : await noteOwn(tx, deps, actor, row, noted)
      await tellOfRequest(tx, deps, event, { kind: done.kind, side, actor, request: row })
      return null
    })
    return threadOf(tx, id)
  })
}

async function noteOwn(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  row: ServiceRequestRow,
  noted: Pick<Parameters<typeof note>[2], 'event' | 'target'>,
): Promise<string> {
  return note(tx, deps, {
    ...noted,
    actor,
    side: 'customer',
    customerId: row.customer_id,
    partnerId: row.partner_id,
    relationshipId: row.relationship_id,
  })
}

/** An answer. One to a closed request opens it again: somebody has still something to say. */
export function answerServiceRequest(
  deps: Deps,
  caller: Caller | null,
  id: string,
  text: string,
  call: CommandCall,
): Promise<Thread> {
  return add(deps, caller, id, call, () => ({ kind: 'answered', text, state: 'open' }))
}

export function setServiceRequestState(
  deps: Deps,
  caller: Caller | null,
  id: string,
  state: State,
  call: CommandCall,
): Promise<Thread> {
  return add(deps, caller, id, call, (row) =>
    row.state === state ? null : { kind: state === 'closed' ? 'closed' : 'reopened', text: '', state },
  )
}
