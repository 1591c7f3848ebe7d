/**
 * The backend port in memory, for tests of screens: it answers from a world that the test may change, and fails
 * or hangs when told to. It keeps no rules of the product; those are the server's, and tested there.
 */
import type { Backend, CommandOptions } from '../../src/backend/contract.ts'
import { BackendError, type BackendErrorDetails, type ErrorCode } from '../../src/backend/errors.ts'
import { answersOf, type FakeWorld } from './fakeAnswers.ts'
import { fakeWorld } from './fakeWorld.ts'

export interface FakeCall {
  /** `clients.resetPassword` */
  readonly name: string
  readonly input: readonly unknown[]
  /** The idempotency key of a command; null for a query. */
  readonly key: string | null
}

export interface FakeBackend extends Backend {
  readonly world: FakeWorld
  readonly calls: readonly FakeCall[]
  /** The calls of one operation. */
  callsOf(name: string): readonly FakeCall[]
  /** Lets the next call of an operation fail before anything is done. */
  failNext(name: string, code: ErrorCode, details?: BackendErrorDetails): void
  /** Lets the next call of an operation do its work, and then lose the answer. */
  loseNext(name: string): void
  /** Holds an operation back; returns what lets it go on. */
  hold(name: string): () => void
}

type Plan = { readonly when: 'before' | 'after'; readonly error: BackendError }
type Act = (...input: never[]) => unknown

export function fakeBackend(change: (world: FakeWorld) => void = () => undefined): FakeBackend {
  const world = fakeWorld()
  change(world)
  const calls: FakeCall[] = []
  const plans = new Map<string, Plan[]>()
  const gates = new Map<string, Promise<void>>()
  const done = new Map<string, unknown>()

  async function call(name: string, act: Act, input: readonly unknown[]): Promise<unknown> {
    const options = input.at(-1)
    const key = isCommand(options) ? options.key : null
    calls.push({ name, input: input.slice(0, key === null ? undefined : -1), key })
    await gates.get(name)
    const plan = plans.get(name)?.shift()
    if (plan?.when === 'before') throw plan.error
    // The same key is done once, as the server does it.
    const known = key !== null && done.has(key)
    const result = known ? done.get(key) : act(...(input as never[]))
    if (key !== null) done.set(key, result)
    if (plan?.when === 'after') throw plan.error
    return result instanceof Blob ? result : structuredClone(result)
  }

  const plan = (name: string, next: Plan): void => {
    plans.set(name, [...(plans.get(name) ?? []), next])
  }

  const backend = answersOf(
    world,
    (name, act) =>
      (...input: unknown[]) =>
        call(name, act, input),
  )
  return {
    ...backend,
    world,
    calls,
    callsOf: (name) => calls.filter((made) => made.name === name),
    failNext: (name, code, details) => plan(name, { when: 'before', error: new BackendError(code, details) }),
    loseNext: (name) => plan(name, { when: 'after', error: new BackendError('offline') }),
    hold: (name) => {
      let release = (): void => undefined
      gates.set(name, new Promise<void>((resolve) => (release = resolve)))
      return () => {
        gates.delete(name)
        release()
      }
    },
  }
}

function isCommand(options: unknown): options is CommandOptions {
  return typeof options === 'object' && options !== null && 'key' in options && typeof options.key === 'string'
}
