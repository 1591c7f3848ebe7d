import { computed, type ComputedRef } from 'vue'
import type { AccessRole, ClientFilter, ClientSort } from '../../backend/contract.ts'
import { usePaging, type Paging } from '../../ui/state/usePaging.ts'

/** What people choose the list by, each as the address keeps it; empty where nothing is chosen. */
export interface ClientWish {
  readonly state: 'past' | ''
  readonly role: AccessRole | ''
  readonly ends: '30' | '90' | ''
  /** Id of the offer. */
  readonly offer: string
  readonly noted: 'yes' | ''
}

export const clientSorts = ['name', 'since', 'ends', 'activity'] as const satisfies readonly ClientSort[]

interface ClientListPlace {
  readonly paging: Paging
  readonly wish: ComputedRef<ClientWish>
  readonly filter: ComputedRef<ClientFilter>
  readonly sort: ComputedRef<ClientSort>
  /** Whether anything narrows the list, so that nothing in it doesn't mean that there is nothing. */
  readonly narrowed: ComputedRef<boolean>
}

function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice | '' {
  return choices.find((choice) => choice === text) ?? ''
}

/** Where in the list of clients somebody is, all of it in the address: reload, Back and a second tab keep it. */
export function useClientListPlace(): ClientListPlace {
  const paging = usePaging(['state', 'role', 'ends', 'offer', 'noted', 'sort'])
  const wish = computed((): ClientWish => {
    const state = oneOf(paging.filter('state'), ['past'])
    return {
      state,
      role: oneOf(paging.filter('role'), ['full', 'limited']),
      // What is over doesn't end within some days.
      ends: state ? '' : oneOf(paging.filter('ends'), ['30', '90']),
      offer: paging.filter('offer').slice(0, 100),
      noted: oneOf(paging.filter('noted'), ['yes']),
    }
  })
  return {
    paging,
    wish,
    filter: computed(() => ({
      search: paging.search.value.slice(0, 200) || undefined,
      state: wish.value.state || undefined,
      role: wish.value.role || undefined,
      endsWithin: wish.value.ends ? (Number(wish.value.ends) as 30 | 90) : undefined,
      offer: wish.value.offer || undefined,
      noted: wish.value.noted ? true : undefined,
    })),
    sort: computed(() => oneOf(paging.filter('sort'), clientSorts) || 'name'),
    narrowed: computed(() => paging.search.value !== '' || Object.values(wish.value).some(Boolean)),
  }
}
