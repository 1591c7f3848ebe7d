import type { Deps } from '../deps.ts'
import { ensureChore, listChores, markChoreDone, markChoreFailed, takeChore } from '../store/chores.ts'
import { StoreUnavailable, type Tx } from '../store/database.ts'
import { reminderChores } from './offer-reminders.ts'
import { endings } from './endings.ts'
import { sweeps } from './sweeps.ts'

/**
 * Work that no request asks for: it is due by time. When is in the database, so of several processes one does it, a
 * restart forgets nothing, and what was due while nothing ran is done once at the next start, not once for each time.
 */
export interface Chore {
  /** In the database and in logs: never changed once it has landed. */
  readonly name: string
  readonly everyMinutes: number
  /**
   * One bite of the work, all of it in `tx`: taking the chore, doing it, and saying so is one transaction, so it is
   * done once or not at all, mails and records included. `now` is the time of the run, as ISO 8601. True where there
   * is more to do: then it runs again at once, in a transaction of its own. Keep a bite short: on SQLite everybody
   * who writes waits for it.
   */
  run(tx: Tx, deps: Deps, now: string): Promise<boolean>
}

/** All chores. A new one is a line here; its row in the database makes itself. */
export const chores: readonly Chore[] = [...sweeps, ...endings, ...reminderChores]

export interface ChoreOptions {
  /** Told of a run that failed; it is tried again, later each time. */
  readonly report: (what: string, error: unknown) => void
  readonly list?: readonly Chore[]
  /** True ends the work after the bite that is being done. */
  readonly ended?: () => boolean
}

/** So many bites of one chore at most, before the others have their turn. */
const bitesInARow = 100

/** Does what is due, and gives how many bites it did. Looking costs one reading where nothing is due. */
export async function workChores(deps: Deps, options: ChoreOptions): Promise<number> {
  const { list = chores, ended = () => false } = options
  let done = 0
  for (const chore of await dueChores(deps, list)) {
    for (let bites = 0; bites < bitesInARow && !ended(); bites++) {
      const outcome = await tryOnce(deps, chore, options)
      if (outcome !== 'not due') done += 1
      if (outcome !== 'more') break
    }
  }
  return done
}

async function dueChores(deps: Deps, list: readonly Chore[]): Promise<Chore[]> {
  const now = deps.clock.now().toISOString()
  const rows = new Map((await deps.store.read(listChores)).map((row) => [row.name, row.due_at]))
  return list.filter(({ name }) => (rows.get(name) ?? now) <= now)
}

async function tryOnce(deps: Deps, chore: Chore, { report }: ChoreOptions): Promise<'not due' | 'done' | 'more'> {
  const { name, everyMinutes } = chore
  const now = deps.clock.now().toISOString()
  try {
    return await deps.store.transaction(async (tx) => {
      await ensureChore(tx, name, now)
      if (!(await takeChore(tx, name, now, inMinutes(now, everyMinutes)))) return 'not due'
      const more = await chore.run(tx, deps, now)
      await markChoreDone(tx, name, now, more ? now : null)
      return more ? 'more' : 'done'
    })
  } catch (error) {
    // A busy database is no news: the chore is still due.
    if (error instanceof StoreUnavailable) return 'not due'
    report(`The chore ${name} failed`, error)
    await putOff(deps, chore, now, error)
    return 'not due'
  }
}

/** The waits grow with each failure, up to an hour or to the chore's own pace where that is sooner. */
const waitMinutes = [1, 5, 15, 60]

async function putOff(deps: Deps, { name, everyMinutes }: Chore, now: string, error: unknown): Promise<void> {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 500)
  await deps.store.transaction(async (tx) => {
    await ensureChore(tx, name, now)
    const failures = (await listChores(tx)).find((row) => row.name === name)?.failures ?? 0
    const wait = Math.min(waitMinutes[failures] ?? 60, everyMinutes)
    await markChoreFailed(tx, name, { error: message, now, dueAt: inMinutes(now, wait) })
  })
}

const inMinutes = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()
