/** How a journey goes on: everything is computed from its definition, its context and the answers given. */
import type { CheckRow, Journey, Progress, Step } from './types.ts'

/** The steps that belong to the journey in this context, as an article lists them. */
export function stepsOf<A, C>(journey: Journey<A, C>, context: C): readonly Step<A, C>[] {
  return journey.steps.filter((step) => step.condition?.(context) ?? true)
}

/** The steps that are pages of the wizard in this context. */
export function pagesOf<A, C>(journey: Journey<A, C>, context: C): readonly Step<A, C>[] {
  return stepsOf(journey, context).filter(({ kind }) => kind === 'page')
}

/** “Step 2 of 4”: the place of a page among the pages. */
export function progressOf<A, C>(journey: Journey<A, C>, context: C, stepId: string): Progress {
  const pages = pagesOf(journey, context)
  return { number: pages.findIndex(({ id }) => id === stepId) + 1, total: pages.length }
}

/** The page where somebody with these answers goes on: the first that isn't complete, otherwise the last. */
export function firstIncomplete<A, C>(journey: Journey<A, C>, context: C, answers: A): string {
  const pages = pagesOf(journey, context)
  const page = pages.find((step) => !isComplete(step, answers)) ?? pages.at(-1)
  if (!page) throw new Error(`The journey “${journey.id}” has no page in this context`)
  return page.id
}

/**
 * The page that is shown to somebody who asks for a step: that step where every page before it is complete,
 * otherwise the first page that isn't. An ending is shown to whoever asks for it.
 */
export function enter<A, C>(journey: Journey<A, C>, context: C, answers: A, wanted: string): string {
  if (journey.endings.includes(wanted)) return wanted
  const pages = pagesOf(journey, context)
  const first = firstIncomplete(journey, context, answers)
  const place = pages.findIndex(({ id }) => id === wanted)
  const limit = pages.findIndex(({ id }) => id === first)
  return place === -1 || place > limit ? first : wanted
}

/** The page after this one; null after the last, and after an ending. */
export function nextPage<A, C>(journey: Journey<A, C>, context: C, stepId: string): string | null {
  const pages = pagesOf(journey, context)
  const place = pages.findIndex(({ id }) => id === stepId)
  return place === -1 ? null : (pages[place + 1]?.id ?? null)
}

/** The page before this one; null before the first, and before an ending. */
export function previousPage<A, C>(journey: Journey<A, C>, context: C, stepId: string): string | null {
  const pages = pagesOf(journey, context)
  const place = pages.findIndex(({ id }) => id === stepId)
  return pages[place - 1]?.id ?? null
}

/** The rows of “check your answers”, in the order in which they were asked. */
export function checkRows<A, C>(journey: Journey<A, C>, context: C): readonly CheckRow[] {
  return pagesOf(journey, context).flatMap((step) => (step.asks ?? []).map((answer) => ({ step: step.id, answer })))
}

function isComplete<A, C>(step: Step<A, C>, answers: A): boolean {
  return step.complete?.(answers) ?? false
}
