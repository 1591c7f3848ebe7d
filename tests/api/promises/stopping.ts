import { createApp, type Handler } from '../../../server/app.ts'
import { sql } from 'kysely'
import { readMatrix, type MatrixCase } from '../../support/matrix.ts'
import { inputs, operations, requestOf } from '../../support/matrix-calls.ts'
import { arrangeState, type Arranged } from '../../support/matrix-run.ts'
import {
  createDatabase,
  rehearsal,
  restore,
  snapshot,
  type Snapshot,
  type Store,
  type StoreKind,
} from '../../support/stores.ts'
import { hold } from './promise.ts'
import { pause } from './record.ts'

/**
 * The second promise, for every act inside a client's data, against everything that ends or narrows the access under
 * which it is done: whichever comes second sees the first. The acts are those of the authorization matrix that a
 * removal takes from the partner, so that a new one is among them as soon as it is in the API.
 */

const actor = 'helpdesk'

/** Acts at a client that a removal doesn't end, each with the reason. */
export const outlasting: Readonly<Record<string, string>> = {
  leaveClient: 'Whoever may no longer be there has left, and is told so.',
  getClientNote: 'The note is the partner’s own, and the customer’s data is not in it.',
  setClientNote: 'The note is the partner’s own, and the customer’s data is not in it.',
}

const answeredTo = (one: MatrixCase, state: string): string => one.expected.get(state)?.get('owner') ?? ''

/** The acts, each with the first of its targets at which it is done. */
export function actsInsideClients(): MatrixCase[] {
  const ended = readMatrix().cases.filter(
    (one) => answeredTo(one, 'full').startsWith('done') && answeredTo(one, 'removed') !== answeredTo(one, 'full'),
  )
  return ended.filter((one, place) => ended.findIndex(({ operation }) => operation === one.operation) === place)
}

/** What is asked about one client or one request of a client, and neither ends with the removal nor says why not. */
export function forgottenActs(): string[] {
  const known = new Set([...actsInsideClients().map(({ operation }) => operation), ...Object.keys(outlasting)])
  const inside = [...operations].filter(([, { path }]) =>
    /^\/api\/(clients\/\{|service-requests\/\{|look-ups)/.test(path),
  )
  return inside.map(([operation]) => operation).filter((operation) => !known.has(operation))
}

interface Stopper {
  readonly name: string
  readonly operation: string
  readonly target: string
  readonly by: string
  /** What it is called with, where the matrix has it for another person. */
  readonly input?: (arranged: Arranged) => Parameters<typeof requestOf>[1]
  /** True where nothing at all is done after it. */
  readonly endsAll: boolean
}

const memberOf = ({ callers }: Arranged): string => callers.get(actor)?.personId ?? ''

const stoppers: readonly Stopper[] = [
  { name: 'a removal', operation: 'removePartner', target: 'the relationship', by: 'admin', endsAll: true },
  {
    name: 'a smaller role',
    operation: 'changeRelationship',
    target: 'the relationship, to limited',
    by: 'admin',
    endsAll: false,
  },
  { name: 'a suspension', operation: 'setSuspended', target: 'the partner', by: 'operator', endsAll: true },
  {
    name: 'taking away the access of the person',
    operation: 'assignAccess',
    target: 'one of the partner’s people',
    by: 'owner',
    input: (arranged) => ({ path: { id: memberOf(arranged) }, body: { access: null } }),
    // The list of clients is read without access to them.
    endsAll: false,
  },
  {
    name: 'a suspension of the client',
    operation: 'setSuspended',
    target: 'the partner',
    by: 'operator',
    input: ({ facts }) => ({ path: { id: facts.customerId }, body: { suspended: true } }),
    endsAll: false,
  },
]

/** A store whose every use passes through `around`, which knows the how-manieth it is. */
function counted(store: Store, around: <T>(use: number, run: () => Promise<T>) => Promise<T>): Store {
  let uses = 0
  return {
    ...store,
    transaction: (work) => {
      const use = ++uses
      return around(use, () => store.transaction(work))
    },
    read: (work) => {
      const use = ++uses
      return around(use, () => store.read(work))
    },
  }
}

/** A store that calls `before` when the work of the use of a number is done, and has to be kept now. */
function heldAt(store: Store, number: number, before: () => Promise<void>): Store {
  let uses = 0
  const held = (method: 'transaction' | 'read'): Store['transaction'] => {
    return (work) => {
      const use = ++uses
      return store[method](async (tx) => {
        const result = await work(tx)
        if (use === number) await before()
        return result
      })
    }
  }
  return { ...store, transaction: held('transaction'), read: held('read') }
}

/** One side of a race: a handler over a store that can be changed for another. */
interface Side {
  readonly store: Store
  ask(operation: string, input: Parameters<typeof requestOf>[1], by: string, within: Store): Promise<string>
}

function sideOf(arranged: Arranged, store: Store): Side {
  let current = store
  const handler: Handler = createApp(
    {
      ...arranged.server.deps,
      store: { ...store, transaction: (work) => current.transaction(work), read: (work) => current.read(work) },
    },
    { onFault: (error) => arranged.server.faults.push(error) },
  )
  return {
    store,
    async ask(operation, input, by, within) {
      current = within
      const request = requestOf(operation, input)
      return outcomeOf(await handler.fetch(request, { caller: arranged.callers.get(by) ?? null }))
    },
  }
}

/** `done`, with the role where the answer has one, or the code of the refusal. */
async function outcomeOf(response: Response): Promise<string> {
  if (response.status === 204) return 'done'
  const body = (await response.json()) as { readonly code?: string; readonly role?: string; readonly session?: unknown }
  if (!response.ok) return body.code ?? `status ${response.status}`
  if (body.session === null) return 'done, outside'
  return body.role === undefined ? 'done' : `done as ${body.role}`
}

interface Stage {
  readonly kind: StoreKind
  readonly arranged: Arranged
  readonly acting: Side
  readonly stopping: Side
  readonly start: Snapshot
}

async function setStage(kind: StoreKind, open: () => Store): Promise<Stage> {
  const store = open()
  const arranged = await arrangeState(store, 'full')
  // Somebody whose access is full, and can be taken away by a colleague.
  const id = memberOf(arranged)
  await store.transaction(async (tx) => {
    await tx.db.updateTable('people').set({ access_role: 'full' }).where('id', '=', id).execute()
    await tx.db.updateTable('on_behalf_sessions').set({ role: 'full' }).where('person_id', '=', id).execute()
  })
  // SQLite is for one process, which has one connection; on PostgreSQL each side has connections of its own.
  const other = kind === 'PostgreSQL' ? open() : store
  const start = await snapshot(store)
  return { kind, arranged, acting: sideOf(arranged, store), stopping: sideOf(arranged, other), start }
}

/** One act, with what is answered before and after a stopper. */
interface Raced {
  readonly operation: string
  readonly act: (within: Store) => Promise<string>
  /** How often it uses the store. */
  readonly uses: number
  readonly before: string
  readonly after: string
}

/** Runs every act against every stopper; with names, those acts only. */
export async function everyActIsStopped(kind: StoreKind, only?: readonly string[]): Promise<void> {
  const database = await createDatabase(kind)
  try {
    const stage = await setStage(kind, () => database.open())
    const acts = actsInsideClients().filter(({ operation }) => only?.includes(operation) ?? true)
    const first = await inTurn(acts, (act) => tryOut(stage, act))
    for (const stopper of stoppers) {
      const stop = stopOf(stage, stopper)
      await stop(stage.stopping.store)
      const after = await inTurn(acts, (act) => tryOut(stage, act))
      await restore(stage.stopping.store, stage.start)
      for (const [place, one] of first.entries()) {
        const raced = { ...one, after: after[place]?.before ?? '' }
        hold(!(stopper.endsAll && raced.after.startsWith('done')), `${one.operation} was done after ${stopper.name}`)
        // What is done after it as before it has nothing to see of it.
        if (raced.after !== raced.before) await race(stage, raced, stopper)
      }
    }
    const [fault] = stage.arranged.server.faults
    hold(fault === undefined, `A request ended in a fault: ${String(fault)}`)
  } finally {
    await database.remove()
  }
}

async function inTurn<In, Out>(all: readonly In[], work: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  for (const one of all) done.push(await work(one))
  return done
}

/** What is answered where there is no race; it is taken back. */
async function tryOut({ arranged, acting }: Stage, { operation, target }: MatrixCase): Promise<Raced> {
  const input = inputs[operation]?.[target]
  if (!input) throw new Error(`${operation} has no target "${target}"`)
  const act = (within: Store): Promise<string> => acting.ask(operation, input(arranged.facts), actor, within)
  let uses = 0
  const before = await act(counted(rehearsal(acting.store), (use, run) => ((uses = use), run())))
  return { operation, act, uses, before, after: '' }
}

function stopOf({ arranged, stopping }: Stage, stopper: Stopper): (within: Store) => Promise<void> {
  const input = stopper.input?.(arranged) ?? inputs[stopper.operation]?.[stopper.target]?.(arranged.facts)
  if (!input) throw new Error(`${stopper.operation} has no target "${stopper.target}"`)
  return async (within) => {
    const outcome = await stopping.ask(stopper.operation, input, stopper.by, within)
    hold(outcome === 'done', `${stopper.name} was answered with ${outcome}`)
  }
}

async function race(stage: Stage, { operation, act, uses, before, after }: Raced, stopper: Stopper): Promise<void> {
  const { kind, acting, stopping, start } = stage
  const stop = stopOf(stage, stopper)
  const second = (how: string, outcome: string): void =>
    hold(outcome === after, `${operation} was answered with ${outcome}, not ${after}, where ${stopper.name} ${how}`)

  for (let number = 2; number <= uses; number++) {
    const overtaken = counted(acting.store, async (use, run) => {
      if (use === number) await stop(stopping.store)
      return run()
    })
    second(`came between its parts ${number - 1} and ${number}`, await act(overtaken))
    await restore(stopping.store, start)
  }
  // On SQLite a transaction that writes is alone: there is nothing to wait for.
  if (kind !== 'PostgreSQL') return

  // The act is under way: who stops it waits. Both are taken back.
  let stopped: Promise<void> | undefined
  let stopperWaited = false
  const outcome = await act(
    heldAt(rehearsal(acting.store), uses, async () => {
      stopped = stop(rehearsal(stopping.store))
      stopperWaited = await waitsOrEnds(stopping.store, stopped)
    }),
  )
  await stopped
  hold(stopperWaited, `${stopper.name} was answered while ${operation} was under way, which was ${outcome} then`)
  hold(outcome === before, `${operation} was answered with ${outcome} although ${stopper.name} had to wait for it`)

  // Who stops is under way: the act waits, and sees it. One that was done before the other was kept came first.
  let acted: Promise<string> | undefined
  let actWaited = false
  await stop(
    heldAt(stopping.store, 1, async () => {
      acted = act(acting.store)
      actWaited = await waitsOrEnds(acting.store, acted)
    }),
  )
  const late = (await acted) ?? ''
  if (actWaited) second('was under way', late)
  await restore(stopping.store, start)
}

/** True once something waits for a lock in this database, and false if the work ended without that. */
async function waitsOrEnds(store: Store, work: Promise<unknown>): Promise<boolean> {
  let ended = false
  const end = (): void => void (ended = true)
  work.then(end, end)
  for (;;) {
    const waiting = await store.read((tx) =>
      sql<{ count: number }>`select count(*) as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(tx.db),
    )
    if ((waiting.rows[0]?.count ?? 0) > 0) return true
    if (ended) return false
    await pause(2)
  }
}
