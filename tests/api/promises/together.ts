import { createApp } from '../../../server/app.ts'
import { inputs, operations, requestOf } from '../../support/matrix-calls.ts'
import { arrangeState, type Arranged } from '../../support/matrix-run.ts'
import {
  createDatabase,
  dump,
  rehearsal,
  wrapStore,
  type Store,
  type StoreKind,
  type Tx,
} from '../../support/stores.ts'
import { acts, exempt, type Act } from './acts.ts'
import { hold } from './promise.ts'

/**
 * The fourth promise: an act, its record and its mail are one transaction. Each act is made to fail at each of its
 * writes in turn, and at the commit: nothing of it is left.
 */

const writing = new Set(['insertInto', 'updateTable', 'deleteFrom'])

/** The transaction with each write announced, and so refused if `onWrite` throws. */
function announced(tx: Tx, onWrite: (table: string) => void): Tx {
  const db = new Proxy(tx.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        if (writing.has(String(name))) onWrite(String(args[0]))
        return Reflect.apply(value, target, args)
      }
    },
  })
  return { ...tx, db }
}

const commit = 'its commit'

/** A store in which the write or the commit of a number fails. */
function failingAt(store: Store, number: number, done: string[]): Store {
  const announce = (what: string): void => {
    done.push(what)
    if (done.length === number) throw new Error(`This fails: ${what}`)
  }
  return wrapStore(store, async (work, tx) => {
    const before = done.length
    const result = await work(announced(tx, announce))
    if (done.length > before) announce(commit)
    return result
  })
}

/** Does an act in whatever store is given, and says with which status it was answered. */
type Run = (act: Act, store: Store) => Promise<number>

/** One handler for all of them: making one takes longer than an act. */
function runner({ server, facts, callers }: Arranged): Run {
  let store = server.deps.store
  const handler = createApp({
    ...server.deps,
    store: { ...store, transaction: (work) => store.transaction(work), read: (work) => store.read(work) },
  })
  return async (act, within) => {
    const input = act.input ?? inputs[act.operation]?.[act.target]?.(facts)
    if (!input) throw new Error(`${act.operation} has no target "${act.target}"`)
    store = within
    return (await handler.fetch(requestOf(act.operation, input), { caller: callers.get(act.actor) ?? null })).status
  }
}

/** Commands of the API that nobody put among the acts, and nobody excused; and those that were excused for nothing. */
export function forgottenCommands(): string[] {
  const known = new Set([...acts.map(({ operation }) => operation), ...Object.keys(exempt)])
  const commands = [...operations].filter(([, { method }]) => method !== 'GET').map(([operation]) => operation)
  const idle = Object.keys(exempt).filter(
    (operation) => !operations.has(operation) || acts.some((act) => act.operation === operation),
  )
  return [...commands.filter((operation) => !known.has(operation)), ...idle]
}

export async function allOrNothing(kind: StoreKind): Promise<void> {
  for (const state of new Set(acts.map((act) => act.state))) {
    const database = await createDatabase(kind)
    try {
      const arranged = await arrangeState(database.open(), state)
      const run = runner(arranged)
      for (const act of acts.filter((one) => one.state === state)) await failEverywhere(arranged, run, act)
    } finally {
      await database.remove()
    }
  }
}

async function failEverywhere(arranged: Arranged, run: Run, act: Act): Promise<void> {
  const { store } = arranged.server.deps
  if (act.prepare) await store.transaction(act.prepare)
  const all = async (): Promise<string> =>
    JSON.stringify({ ...(await dump(store)), ...(act.isCounted ? { rate_limits: [] } : {}) })
  const before = await all()

  const done: string[] = []
  const status = await run(act, failingAt(rehearsal(store), Infinity, done))
  hold(status < 300, `${act.operation} was answered with ${status}`)
  const missing = act.writes.find((table) => !done.includes(table))
  hold(missing === undefined, `${act.operation} does not write ${missing ?? ''}`)
  const commits = done.filter((what) => what === commit).length
  hold(commits === (act.isCounted ? 2 : 1), `${act.operation} writes in ${commits} transactions`)

  for (const [index, what] of done.entries()) {
    const failed = await run(act, failingAt(store, index + 1, []))
    hold(failed === 500, `${act.operation} was answered with ${failed} although ${what} failed`)
  }
  // Looked at once, for all of these together: a look at everything takes longer than they do.
  hold((await all()) === before, `${act.operation} failed at each of ${done.join(', ')}, and left something`)
}
