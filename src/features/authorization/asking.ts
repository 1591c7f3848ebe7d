import { useQueryCache } from '@pinia/colada'
import { onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue'
import type { AdminRequest, OfferViewer, ReportInput } from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useBackend } from '../../backend/registry.ts'

export function useReport(token: MaybeRefOrGetter<string>): Command<ReportInput, true> {
  const backend = useBackend()
  return useCommand(async (input: ReportInput, options) => {
    await backend.reports.send(toValue(token), input, options)
    return true as const
  })
}

export interface Asking {
  readonly ask: Command<string, AdminRequest>
  readonly remind: Command<string, AdminRequest>
  /** Asks again who is in front of the offer, and so what has become of the request. */
  readonly refresh: () => Promise<void>
}

export function useAsking(): Asking {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    ask: useCommand((token: string, options) => backend.requests.ask(token, options)),
    remind: useCommand((token: string, options) => backend.requests.remind(token, options)),
    refresh: async () => {
      await cache.invalidateQueries({ key: ['offer-viewer'] })
    },
  }
}

const everySeconds = 15

/** While a request waits and the page is looked at, asks now and then what has become of it. */
export function useWaiting(viewer: () => OfferViewer | null | undefined, again: () => Promise<unknown>): void {
  const timer = setInterval(() => {
    if (viewer()?.request?.state === 'open' && document.visibilityState === 'visible') void again()
  }, everySeconds * 1000)
  onScopeDispose(() => clearInterval(timer))
}
