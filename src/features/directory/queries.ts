import { toValue, type MaybeRefOrGetter } from 'vue'
import type { DirectoryPage, Language } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

interface Place {
  readonly search: string
  readonly country: string
  readonly after: string
}

/** Partners whom anybody may find, as a reader of a language sees them. */
export function useDirectory(
  language: MaybeRefOrGetter<Language>,
  place: MaybeRefOrGetter<Place>,
): Reading<DirectoryPage> {
  const backend = useBackend()
  return useReading(
    () => ['directory', toValue(language), JSON.stringify(toValue(place))],
    ({ signal }) => {
      const { search, country, after } = toValue(place)
      return backend.directory.list(toValue(language), {
        signal,
        search,
        after: after || undefined,
        country: country || undefined,
      })
    },
    { keepPrevious: true },
  )
}
