import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { activityEvents, type ActivityFilter } from '../../backend/contract.ts'
import { startOfDay } from '../../lib/days.ts'

/** What people fill in, as the address keeps it: days as `2026-11-22`. */
export interface ActivityWish {
  readonly search: string
  readonly partner: string
  readonly person: string
  readonly event: string
  readonly from: string
  readonly to: string
  readonly relationship: string
}

const names = ['search', 'partner', 'person', 'event', 'from', 'to', 'relationship'] as const

export interface ActivityFilters {
  readonly wish: ComputedRef<ActivityWish>
  readonly filter: ComputedRef<ActivityFilter & { readonly search: string | undefined }>
  /** Whether anything narrows the list. */
  readonly narrowed: ComputedRef<boolean>
  readonly show: (wish: ActivityWish) => Promise<void>
}

/** The filter in the address: Back, Forward, reload and a link to it work. */
export function useActivityFilters(): ActivityFilters {
  const route = useRoute()
  const router = useRouter()
  const asked = (name: string): string => {
    const value = route.query[name]
    return ((Array.isArray(value) ? value[0] : value) ?? '').trim()
  }
  const wish = computed(
    () => Object.fromEntries(names.map((name) => [name, asked(name)])) as Record<(typeof names)[number], string>,
  )
  return {
    wish,
    filter: computed(() => ({
      search: wish.value.search || undefined,
      partner: wish.value.partner || undefined,
      person: wish.value.person || undefined,
      relationship: wish.value.relationship || undefined,
      event: activityEvents.find((one) => one === wish.value.event),
      from: startOfDay(wish.value.from)?.toISOString(),
      // To the end of that day.
      to: startOfDay(wish.value.to, 1)?.toISOString(),
    })),
    narrowed: computed(() => names.some((name) => wish.value[name] !== '')),
    show: async (wanted) => {
      await router.push({
        query: Object.fromEntries(names.flatMap((name) => (wanted[name] ? [[name, wanted[name]]] : []))),
      })
    },
  }
}
