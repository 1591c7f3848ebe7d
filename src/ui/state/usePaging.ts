import { computed, ref, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router'

export interface Paging {
  /** Cursor of the page that is shown; undefined for the first. */
  readonly after: ComputedRef<string | undefined>
  readonly search: ComputedRef<string>
  readonly hasPrevious: ComputedRef<boolean>
  readonly next: (cursor: string) => Promise<void>
  readonly previous: () => Promise<void>
  /** Looks for a text, from the first page; an empty text shows everything. */
  readonly find: (search: string) => Promise<void>
}

type QueryValue = LocationQueryValue | LocationQueryValue[] | undefined

const textOf = (value: QueryValue): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** Place in a long list and what is searched for, kept in the address: Back, Forward and reload work. */
export function usePaging(): Paging {
  const route = useRoute()
  const router = useRouter()
  const after = computed(() => textOf(route.query['after']) || undefined)
  const search = computed(() => textOf(route.query['search']).trim())
  // Cursors lead forward only, so the pages that were left are remembered. After a reload “previous” is the first.
  const trail = ref<string[]>([])

  const show = async (cursor: string | undefined, text: string): Promise<void> => {
    await router.push({ query: { ...(text ? { search: text } : {}), ...(cursor ? { after: cursor } : {}) } })
  }

  return {
    after,
    search,
    hasPrevious: computed(() => after.value !== undefined),
    next: async (cursor) => {
      trail.value.push(after.value ?? '')
      await show(cursor, search.value)
    },
    previous: () => show(trail.value.pop() || undefined, search.value),
    find: async (text) => {
      trail.value = []
      await show(undefined, text.trim())
    },
  }
}
