/** Puts the matrix's questions to the handler. */
import { createApp, type Handler } from '../../server/app.ts'
import type { Caller } from '../../server/deps.ts'
import { testHandler, type TestHandler } from './handler.ts'
import { inputs, requestOf } from './matrix-calls.ts'
import { actorIds, arrange, type Facts } from './matrix-world.ts'
import { rehearsal, type Store } from './stores.ts'

export interface Arranged {
  readonly server: TestHandler
  /** What `ask` runs against: everything that is done there is taken back. */
  readonly rehearsed: Handler
  readonly facts: Facts
  readonly callers: ReadonlyMap<string, Caller | null>
}

/** The server in one of the matrix's states. */
export async function arrangeState(store: Store, state: string): Promise<Arranged> {
  const server = await testHandler({ store, world: 'two-partners' })
  const facts = await arrange(server.deps, state)
  const authenticatedAt = server.clock.now().toISOString()
  const callers = new Map<string, Caller | null>()
  for (const [actor, personId] of await actorIds(store)) {
    callers.set(actor, personId === null ? null : { personId, authenticatedAt })
  }
  const onFault = (error: unknown): void => void server.faults.push(error)
  return { server, rehearsed: createApp({ ...server.deps, store: rehearsal(store) }, { onFault }), facts, callers }
}

/** What an actor is answered: `done`, `done (something)` where the answer itself says no, or a refusal's code. */
export async function ask(
  handler: Handler,
  { facts, callers }: Arranged,
  operation: string,
  target: string,
  actor: string,
): Promise<string> {
  const input = inputs[operation]?.[target]
  if (!input) throw new Error(`Nobody said what ${operation} is called with for "${target}"`)
  const response = await handler.fetch(requestOf(operation, input(facts)), { caller: callers.get(actor) ?? null })
  if (response.status === 204) return 'done'
  if (response.ok && !response.headers.get('content-type')?.includes('json')) {
    await response.text()
    return 'done'
  }
  const body = (await response.json()) as Answer
  if (!response.ok) return body.code ?? `status ${response.status}`
  if (operation === 'getSession' && body.session === null) return 'done (nobody)'
  if (operation === 'getOnBehalf' && body.session === null) return 'done (outside)'
  if (operation === 'readOfferViewer') {
    if (body.viewer === null) return 'done (nobody)'
    if (body.viewer?.obstacle) return `done (${body.viewer.obstacle})`
  }
  return 'done'
}

interface Answer {
  readonly code?: string
  readonly session?: object | null
  readonly viewer?: { readonly obstacle: string | null } | null
}
