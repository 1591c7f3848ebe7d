import type { RouteName } from '../lib/routes.ts'

/**
 * How a step is done: on a `page` of the wizard, by a `move` to another place in the product, or `outside` of
 * it, for example in one's own mail program. A wizard shows its pages; an article shows all steps.
 */
export type StepKind = 'page' | 'move' | 'outside'

export interface Step<Answers, Context> {
  /** The step's name in addresses and messages: `journeys.<journey>.<step>.title`. */
  readonly id: string
  readonly kind: StepKind
  /** The page of the product that does the step; null for a step outside of it. */
  readonly route: RouteName | null
  /** Whether the step belongs to the journey at all. Always, when left out. */
  readonly condition?: (context: Context) => boolean
  /** Whether what the step asks is answered. A page without it, such as the check, is never complete. */
  readonly complete?: (answers: Answers) => boolean
  /** The answers given on this page, in the order in which the check shows them. */
  readonly asks?: readonly string[]
}

export interface Journey<Answers, Context> {
  readonly id: string
  /** In the order in which they are done. */
  readonly steps: readonly Step<Answers, Context>[]
  /** Addresses of the wizard after its act: they show what was done, need no answers and keep working. */
  readonly endings: readonly string[]
  /** The answers of somebody who hasn't begun. */
  readonly start: () => Answers
  /** Answers as they were kept, checked; null when they can't be read. */
  readonly parse: (kept: unknown) => Answers | null
}

export interface Progress {
  /** Place of the page among the pages, counted from 1; 0 for an ending, which has no place. */
  readonly number: number
  readonly total: number
}

/** An answer to show before the act, and the page where it can be changed. */
export interface CheckRow {
  readonly step: string
  readonly answer: string
}
