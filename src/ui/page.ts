import {
  computed,
  inject,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  toValue,
  type App,
  type ComputedRef,
  type InjectionKey,
  type MaybeRefOrGetter,
  type Ref,
} from 'vue'

/** What the page that is shown tells the frame around it. */
export interface PageState {
  /** The page's own title, when it knows better than the route: a client's name, the question of a step. */
  readonly title: ComputedRef<string | undefined>
  /** Whether an error summary is on the page. */
  readonly hasErrors: ComputedRef<boolean>
  /** What screen readers are told at the next opportunity, without moving the focus. */
  readonly announcement: Readonly<Ref<string>>
  readonly setTitle: (owner: symbol, title: MaybeRefOrGetter<string | undefined> | null) => void
  readonly countErrors: (change: 1 | -1) => void
  readonly announce: (text: string) => void
}

const pageKey: InjectionKey<PageState> = Symbol('page')

export function createPageState(): PageState & { install(app: App): void } {
  const titles = shallowRef<ReadonlyMap<symbol, MaybeRefOrGetter<string | undefined>>>(new Map())
  const errors = ref(0)
  const announcement = ref('')
  const state: PageState = {
    title: computed(() => [...titles.value.values()].map((title) => toValue(title)).findLast(Boolean)),
    hasErrors: computed(() => errors.value > 0),
    announcement,
    setTitle: (owner, title) => {
      const next = new Map(titles.value)
      if (title === null) next.delete(owner)
      else next.set(owner, title)
      titles.value = next
    },
    countErrors: (change) => {
      errors.value += change
    },
    announce: (text) => {
      // The same words twice are two events: a live region speaks only when its text changes.
      announcement.value = announcement.value === text ? `${text}\u00a0` : text
    },
  }
  return { ...state, install: (app) => app.provide(pageKey, state) }
}

export function usePageState(): PageState {
  const state = inject(pageKey, null)
  if (!state) throw new Error('The app was made without createPageState()')
  return state
}

/** Gives the page a title of its own for as long as the component lives: `usePageTitle(() => client.value?.name)`. */
export function usePageTitle(title: MaybeRefOrGetter<string | undefined>): void {
  const { setTitle } = usePageState()
  const owner = Symbol('title')
  setTitle(owner, title)
  onBeforeUnmount(() => setTitle(owner, null))
}

/** Puts “Error:” before the page's title while the component lives. The error summary does it by itself. */
export function usePageErrors(): void {
  const { countErrors } = usePageState()
  onMounted(() => countErrors(1))
  onBeforeUnmount(() => countErrors(-1))
}
