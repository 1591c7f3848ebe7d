import { computed, reactive, ref, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A journey under way, as `createFlow` of the journeys makes it. */
export interface JourneyFlow<Answers> {
  /** Name of the wizard's page, whose address has the parameter `step`. */
  readonly route: string | null
  readonly read: () => Answers
  readonly keep: (answers: Answers) => void
  readonly clear: () => void
  readonly start: () => Answers
  readonly enter: (answers: Answers, wanted: string) => string
  readonly next: (step: string) => string | null
  readonly previous: (step: string) => string | null
  readonly last: () => string | null
  readonly progress: (step: string) => { readonly number: number; readonly total: number }
  readonly rows: () => readonly { readonly step: string; readonly answer: string }[]
}

export interface JourneyState<Answers> {
  /** The page to show: the one in the address, as soon as the pages before it are answered. */
  readonly step: ComputedRef<string>
  /** The answers, to be changed in place; every change is kept for this tab. */
  readonly answers: Answers
  readonly progress: ComputedRef<{ readonly number: number; readonly total: number }>
  /** The rows of “check your answers”. */
  readonly rows: ComputedRef<readonly { readonly step: string; readonly answer: string }[]>
  /** Path of the page before this one; null on the first. */
  readonly back: ComputedRef<string | null>
  /** Path of a page or an ending of this journey. */
  readonly pathTo: (step: string) => string
  /** Path of a page from which `goOn` leads straight to the check, when nothing else is missing. */
  readonly changePath: (step: string) => string
  /** Leads to the next page, or stays where this one isn't complete. */
  readonly goOn: () => Promise<void>
  /** After the act: leads to what was done, in place of the check, and forgets the answers. */
  readonly finish: (path: string) => Promise<void>
  /** Forgets the answers. */
  readonly forget: () => void
}

/**
 * Runs a journey on the page that is shown. Whoever asks for a step that can't be entered yet is led to the
 * first page that isn't answered. The person must be known: give the component that calls this the person's id
 * as its key.
 */
export function useJourney<Answers extends object>(flow: JourneyFlow<Answers>): JourneyState<Answers> {
  const route = useRoute()
  const router = useRouter()
  const answers = reactive(flow.read()) as Answers

  watch(answers, () => {
    const begun = JSON.stringify(answers) !== JSON.stringify(flow.start())
    if (begun) flow.keep(answers)
    else flow.clear()
  })

  const pathTo = (step: string, query: Readonly<Record<string, string>> = {}): string =>
    router.resolve({ name: route.name ?? undefined, params: { ...route.params, step }, query }).fullPath

  const asked = (): string => String(route.params['step'] ?? '')
  const step = ref(flow.enter(answers, asked()))
  watch(
    () => (route.name === flow.route ? asked() : null),
    (wanted) => {
      // Null: the person is leaving this journey.
      if (wanted === null) return
      step.value = flow.enter(answers, wanted)
      if (step.value !== wanted) void router.replace(pathTo(step.value))
    },
    { immediate: true },
  )

  const forget = (): void => {
    Object.assign(answers, flow.start())
    flow.clear()
  }

  return {
    step: computed(() => step.value),
    answers,
    progress: computed(() => flow.progress(step.value)),
    rows: computed(() => flow.rows()),
    back: computed(() => {
      const before = flow.previous(step.value)
      return before === null ? null : pathTo(before)
    }),
    pathTo: (to) => pathTo(to),
    changePath: (to) => pathTo(to, { change: '1' }),
    goOn: async () => {
      const next = 'change' in route.query ? flow.last() : flow.next(step.value)
      if (next === null) return
      const entered = flow.enter(answers, next)
      if (entered !== step.value) await router.push(pathTo(entered))
    },
    finish: async (path) => {
      await router.replace(path)
      forget()
    },
    forget,
  }
}
