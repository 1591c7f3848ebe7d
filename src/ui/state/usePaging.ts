import { computed, ref, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router'

export interface Paging {
  /** Cursor of the page that is shown; undefined for the first. */
  readonly after: ComputedRef<string | undefined>
  readonly search: ComputedRef<string>
  /** What a list is narrowed to, by the filter's name; empty where it isn't. */
  readonly filter: (name: string) => string
  readonly hasPrevious: ComputedRef<boolean>
  readonly next: (cursor: string) => Promise<void>
  readonly previous: () => Promise<void>
  /** Looks for a text, from the first page; an empty text shows everything. */
  readonly find: (search: string) => Promise<void>
  /** Narrows the list, from the first page; an empty value widens it again. */
  readonly narrow: (name: string, value: string) => Promise<void>
  /** The same for several at once. `search` is one of them. */
  readonly narrowBy: (changed: Readonly<Record<string, string>>) => Promise<void>
}

type QueryValue = LocationQueryValue | LocationQueryValue[] | undefined

const textOf = (value: QueryValue): string => (Array.isArray(value) ? value[0] : value) ?? ''

/**
 * Place in a long list, what is searched for and what the list is narrowed to, kept in the address: Back, Forward and
 * reload work. `filters` are the names by which it can be narrowed. Where there are two lists on a page, each has a name
 * of its own for its place, and keeps the other's among its filters.
 */
export function usePaging(filters: readonly string[] = [], place = 'after'): Paging {
  const route = useRoute()
  const router = useRouter()
  const after = computed(() => textOf(route.query[place]) || undefined)
  const search = computed(() => textOf(route.query['search']).trim())
  const filter = (name: string): string => textOf(route.query[name])
  // Cursors lead forward only, so the pages that were left are remembered. After a reload “previous” is the first.
  const trail = ref<string[]>([])
  /** What was left on the way to here: pages that one came back from by the browser's Back are not on it. */
  const way = (): string[] => {
    const at = trail.value.indexOf(after.value ?? '')
    return trail.value.slice(0, at < 0 ? undefined : at)
  }

  const show = async (cursor: string | undefined, changed: Readonly<Record<string, string>> = {}): Promise<void> => {
    const kept = Object.fromEntries(filters.map((name) => [name, filter(name)]))
    const wanted = { search: search.value, ...kept, ...changed }
    const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''))
    await router.push({ query: { ...query, ...(cursor ? { [place]: cursor } : {}) } })
  }

  const fromStart = async (changed: Readonly<Record<string, string>>): Promise<void> => {
    trail.value = []
    await show(undefined, changed)
  }

  return {
    after,
    search,
    filter,
    hasPrevious: computed(() => after.value !== undefined),
    next: async (cursor) => {
      trail.value = [...way(), after.value ?? '']
      await show(cursor)
    },
    previous: () => {
      trail.value = way()
      return show(trail.value.pop() || undefined)
    },
    find: (text) => fromStart({ search: text.trim() }),
    narrow: (name, value) => fromStart({ [name]: value }),
    narrowBy: fromStart,
  }
}
