import { computed, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** One choice and the place in a long list, kept in the address: Back, Forward and reload work. */
export function useFilter<Choice extends string>(name: string, choices: readonly Choice[]) {
  const route = useRoute()
  const router = useRouter()
  const textOf = (key: string): string => {
    const value = route.query[key]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  const chosen = computed<Choice | undefined>(() => choices.find((choice) => choice === textOf(name)))
  const after = computed(() => textOf('after') || undefined)
  const trail = ref<string[]>([])
  const show = async (change: Readonly<Record<string, string | undefined>>): Promise<void> => {
    const query = { ...route.query, after: undefined, ...change }
    await router.push({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) })
  }
  return {
    chosen,
    after,
    textOf,
    hasPrevious: computed(() => after.value !== undefined),
    choose: async (choice: string): Promise<void> => {
      trail.value = []
      await show({ [name]: choice })
    },
    next: async (cursor: string): Promise<void> => {
      trail.value.push(after.value ?? '')
      await show({ after: cursor })
    },
    previous: () => show({ after: trail.value.pop() }),
  }
}
