/** A journey under way: its definition, bound to a person, a context and the place where answers are kept. */
import { checkRows, enter, nextPage, pagesOf, previousPage, progressOf } from './engine.ts'
import { createKeeper, type AnswerKeeper, type JourneyOwner } from './keeper.ts'
import type { CheckRow, Journey, Progress } from './types.ts'

export interface Flow<Answers> {
  /** Name of the wizard's page. */
  readonly route: string | null
  readonly read: () => Answers
  readonly keep: (answers: Answers) => void
  readonly clear: () => void
  readonly start: () => Answers
  readonly enter: (answers: Answers, wanted: string) => string
  readonly next: (step: string) => string | null
  readonly previous: (step: string) => string | null
  /** The page before the act, which shows all answers. */
  readonly last: () => string | null
  readonly progress: (step: string) => Progress
  readonly rows: () => readonly CheckRow[]
}

/** One for the whole page, so that answers which no store takes last from one step to the next. */
const tabKeeper = createKeeper()

/** `context` is asked each time, so that the flow follows what it reads. */
export function createFlow<Answers, Context>(
  journey: Journey<Answers, Context>,
  context: () => Context,
  owner: JourneyOwner,
  keeper: AnswerKeeper = tabKeeper,
): Flow<Answers> {
  return {
    route: journey.steps.find(({ kind }) => kind === 'page')?.route ?? null,
    read: () => keeper.read(journey, owner),
    keep: (answers) => keeper.keep(journey, owner, answers),
    clear: () => keeper.clear(journey, owner),
    start: () => journey.start(),
    enter: (answers, wanted) => enter(journey, context(), answers, wanted),
    next: (step) => nextPage(journey, context(), step),
    previous: (step) => previousPage(journey, context(), step),
    last: () => pagesOf(journey, context()).at(-1)?.id ?? null,
    progress: (step) => progressOf(journey, context(), step),
    rows: () => checkRows(journey, context()),
  }
}
