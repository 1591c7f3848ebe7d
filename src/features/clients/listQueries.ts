import type { Client, ClientCount, ClientExport, ClientFilter, ClientSort, Page } from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { clientsKey } from './keys.ts'

interface ListPlace {
  readonly filter: ClientFilter
  readonly sort: ClientSort
  readonly after: string | undefined
}

/** A page of the customers who have authorized us, or had. */
export function useClients(place: () => ListPlace): Reading<Page<Client>> {
  const backend = useBackend()
  return useReading(
    () => [...clientsKey, 'list', JSON.stringify(place())],
    (options) => {
      const { filter, sort, after } = place()
      return backend.clients.list({ ...options, ...filter, sort, after })
    },
    { keepPrevious: true },
  )
}

export function useClientCount(filter: () => ClientFilter): Reading<ClientCount> {
  const backend = useBackend()
  return useReading(
    () => [...clientsKey, 'count', JSON.stringify(filter())],
    (options) => backend.clients.count(filter(), options),
  )
}

/** Reads the whole list as a file. */
export function useClientExport(): (wanted: ClientExport) => Promise<Blob> {
  const backend = useBackend()
  return (wanted) => backend.clients.exportCsv(wanted)
}

export interface OfferChoices {
  readonly offers: readonly { readonly id: string; readonly name: string }[]
  /** There are older ones. */
  readonly cut: boolean
}

/** More pages of offers than this are not read for a choice. */
const mostPages = 8

/** The latest offers, to choose one by which clients came. */
export function useOfferChoices(): Reading<OfferChoices> {
  const backend = useBackend()
  return useReading(
    () => ['offer-choices'],
    async (options) => {
      const offers: { id: string; name: string }[] = []
      let after: string | undefined
      for (let read = 0; read < mostPages && (read === 0 || after); read += 1) {
        const page = await backend.offers.list({ ...options, after })
        offers.push(...page.items.map(({ id, name }) => ({ id, name })))
        after = page.next ?? undefined
      }
      return { offers, cut: after !== undefined }
    },
  )
}

/** What one offer is called; empty while nothing is asked for. */
export function useOfferName(id: () => string): Reading<string> {
  const backend = useBackend()
  return useReading(
    () => ['offer-name', id()],
    async (options) => (id() ? (await backend.offers.get(id(), options)).name : ''),
  )
}
