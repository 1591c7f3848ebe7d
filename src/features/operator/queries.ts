import { useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import type { ListOptions, ManagedOrganization, OrganizationInput, SetUpInput } from '../../backend/contract.ts'
import { useCommand } from '../../backend/command.ts'
import { useBackend } from '../../backend/registry.ts'

type Place = Pick<ListOptions, 'after' | 'search'>

export function useOrganizations(place: MaybeRefOrGetter<Place>) {
  const backend = useBackend()
  return useQuery({
    key: () => ['organizations', toValue(place).search ?? '', toValue(place).after ?? ''],
    query: ({ signal }) => backend.operator.organizations({ ...toValue(place), signal }),
    placeholderData: (before) => before,
  })
}

/** What the operator can do to an organization that is in the list. */
export type OrganizationAct = 'certify' | 'uncertify' | 'suspend' | 'resume'

export interface OrganizationAction {
  readonly id: string
  readonly act: OrganizationAct
  /** Why, where it is a suspension. */
  readonly reason: string
}

export function useOrganizationCommands() {
  const backend = useBackend()
  const cache = useQueryCache()
  const refresh = async (): Promise<void> => {
    await cache.invalidateQueries({ key: ['organizations'] })
  }
  return {
    refresh,
    add: useCommand((input: OrganizationInput, options) => backend.operator.add(input, options)),
    change: useCommand(({ id, act, reason }: OrganizationAction, options): Promise<ManagedOrganization> => {
      if (act === 'certify' || act === 'uncertify') return backend.operator.setCertified(id, act === 'certify', options)
      return backend.operator.setSuspended(id, act === 'suspend', { ...options, reason })
    }),
  }
}

/** Makes the operator's account by the one-time link. Answers true when it is made. */
export function useSetUp() {
  const backend = useBackend()
  return useCommand(async (input: SetUpInput, options) => {
    await backend.operator.setUp(input, options)
    return true as const
  })
}
