import type { Capabilities } from './contract.ts'
import { useReading, type Reading } from './read.ts'
import { useBackend } from './registry.ts'

/** What the backend can do: screens follow it. */
export function useCapabilities(): Reading<Capabilities> {
  const backend = useBackend()
  return useReading(
    () => ['capabilities'],
    (options) => backend.capabilities(options),
  )
}
