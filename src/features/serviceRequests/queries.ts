import { useQueryCache } from '@pinia/colada'
import type {
  Page,
  RequestState,
  ServiceRequest,
  ServiceRequestInput,
  ServiceRequestThread,
} from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

export interface RequestPlace {
  readonly state: RequestState | undefined
  readonly after: string | undefined
}

const key = 'service-requests'

/** A page of service requests: those of our clients, of one of them, or those that partners made for us. */
export function useRequests(
  whose: () => { readonly own: true } | { readonly client: string | undefined },
  place: () => RequestPlace,
): Reading<Page<ServiceRequest>> {
  const { serviceRequests } = useBackend()
  return useReading(
    () => {
      const asked = whose()
      return [key, 'own' in asked ? 'own' : (asked.client ?? 'all'), place().state ?? '', place().after ?? '']
    },
    (options) => {
      const asked = whose()
      if ('own' in asked) return serviceRequests.own({ ...options, ...place() })
      return serviceRequests.list({ ...options, ...place(), client: asked.client })
    },
    { keepPrevious: true },
  )
}

export function useRequest(id: () => string): Reading<ServiceRequestThread> {
  const { serviceRequests } = useBackend()
  return useReading(
    () => [key, 'one', id()],
    (options) => serviceRequests.get(id(), options),
  )
}

export interface CreateWith {
  readonly customerId: string
  readonly input: ServiceRequestInput
}

export function useCreateRequest(): Command<CreateWith, ServiceRequestThread> {
  const { serviceRequests } = useBackend()
  const cache = useQueryCache()
  return useCommand(async ({ customerId, input }: CreateWith, options) => {
    const thread = await serviceRequests.create(customerId, input, options)
    cache.invalidateQueries({ key: [key] }).catch(() => undefined)
    return thread
  })
}

export type RequestChange = { readonly answer: string } | { readonly state: RequestState }

export function useChangeRequest(id: () => string): Command<RequestChange, ServiceRequestThread> {
  const { serviceRequests } = useBackend()
  const cache = useQueryCache()
  return useCommand(async (change: RequestChange, options) => {
    const thread =
      'answer' in change
        ? await serviceRequests.answer(id(), change.answer, options)
        : await serviceRequests.setState(id(), change.state, options)
    cache.invalidateQueries({ key: [key] }).catch(() => undefined)
    return thread
  })
}
