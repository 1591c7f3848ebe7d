import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { CommandOptions } from './contract.ts'
import { asBackendError, type BackendError, isWorthRetrying } from './errors.ts'

export interface Command<Input, Result> {
  /** Runs the command, unless it is running already. Resolves to null when it failed; see `error`. */
  readonly run: (input: Input) => Promise<Result | null>
  readonly busy: Readonly<Ref<boolean>>
  /** Why the last run failed; null while there is nothing to say. */
  readonly error: Readonly<ShallowRef<BackendError | null>>
  readonly reset: () => void
}

/**
 * A command of the backend, safe against double clicks and lost answers: a second run while one is under
 * way is ignored, and trying the same input again after a lost answer sends the same idempotency key, so
 * that what was done already is not done twice.
 */
export function useCommand<Input, Result>(
  act: (input: Input, options: CommandOptions) => Promise<Result>,
): Command<Input, Result> {
  const busy = ref(false)
  const error = shallowRef<BackendError | null>(null)
  let pending: { input: string; key: string } | null = null

  async function run(input: Input): Promise<Result | null> {
    if (busy.value) return null
    busy.value = true
    error.value = null
    const asText = JSON.stringify(input) ?? ''
    if (pending?.input !== asText) pending = { input: asText, key: crypto.randomUUID() }
    try {
      const result = await act(input, { key: pending.key })
      pending = null
      return result
    } catch (cause) {
      error.value = asBackendError(cause)
      if (!isWorthRetrying(error.value)) pending = null
      return null
    } finally {
      busy.value = false
    }
  }

  return {
    run,
    busy,
    error,
    reset: () => {
      error.value = null
      pending = null
    },
  }
}
