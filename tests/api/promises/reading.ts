import { arrangeState, type Arranged } from '../../support/matrix-run.ts'
import { inputs, operations, requestOf } from '../../support/matrix-calls.ts'
import { createDatabase, dump, type StoreKind } from '../../support/stores.ts'
import { hold, noFaults } from './promise.ts'

/**
 * The third promise: opening a link changes nothing. Every GET is asked three times and as HEAD, as a stranger and
 * as people to whom the data belongs; the whole database is the same before and after. Some readings are themselves acts
 * on a customer's data, and are recorded for the customer, once an hour for a person.
 */
const recordedReadings: readonly string[] = ['listClientUsers', 'listClientAdministrators', 'getClientUser']

const readers = ['stranger', 'operator', 'owner', 'admin', 'other admin']

export async function readingChangesNothing(kind: StoreKind): Promise<void> {
  const database = await createDatabase(kind)
  try {
    await readAll(await arrangeState(database.open(), 'limited'))
  } finally {
    await database.remove()
  }
}

async function readAll(arranged: Arranged): Promise<void> {
  const { store } = arranged.server.deps
  for (const [operation, { method }] of operations) {
    if (method !== 'GET' || recordedReadings.includes(operation)) continue
    const before = JSON.stringify(await dump(store))
    for (const target of Object.keys(inputs[operation] ?? {})) {
      for (const reader of readers) await read(arranged, operation, target, reader)
    }
    hold(JSON.stringify(await dump(store)) === before, `Asking ${operation} changed something`)
  }
  noFaults(arranged.server)
}

async function read(arranged: Arranged, operation: string, target: string, reader: string): Promise<void> {
  const input = inputs[operation]?.[target]
  if (!input) throw new Error(`${operation} has no target "${target}"`)
  const caller = arranged.callers.get(reader) ?? null
  for (const method of ['GET', 'GET', 'GET', 'HEAD']) {
    const request = requestOf(operation, input(arranged.facts))
    await arranged.server.app.fetch(new Request(request, { method }), { caller })
  }
}

/** The readings that are recorded: one entry for the customer, and nothing else. */
export async function readingUsersIsRecordedOnce(kind: StoreKind): Promise<void> {
  const database = await createDatabase(kind)
  try {
    const arranged = await arrangeState(database.open(), 'full')
    const { store } = arranged.server.deps
    const { activities: start = [], last_acts: _start, ...rest } = await dump(store)
    for (const operation of recordedReadings) {
      const { activities: before = [] } = await dump(store)
      const [target = ''] = Object.keys(inputs[operation] ?? {})
      for (const reader of ['stranger', 'admin', 'owner']) await read(arranged, operation, target, reader)
      // When the partner last acted is what the records say.
      const { activities: after = [], last_acts: _after, ...restAfter } = await dump(store)
      const left = after.length - before.length
      hold(JSON.stringify(rest) === JSON.stringify(restAfter), `${operation} changed more than the record of it`)
      hold(left <= 1 && after.length > start.length, `${operation} left ${left} records`)
    }
    noFaults(arranged.server)
  } finally {
    await database.remove()
  }
}
