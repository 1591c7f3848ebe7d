import type { ErrorCode, FieldError, FieldProblem } from '../backend/errors.ts'
import { useT } from './composables.ts'
import type { Translate } from './install.ts'
import type { MessageKey } from './keys.ts'

/** What is needed of an error to speak about it. A `BackendError` has it all. */
export interface ProblemSource {
  readonly code: ErrorCode
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly fields?: readonly FieldError[] | undefined
  readonly retryAfter?: number | null | undefined
}

/** An error in the reader's language: what happened, why, and what to do about it. */
export interface Problem {
  readonly code: ErrorCode
  readonly title: string
  readonly text: string
  readonly next: string
}

export interface Problems {
  /** The title, the text and the next step of an error. */
  describe(error: ProblemSource): Problem
  /** What is wrong with one field, for the field itself and for the error summary. */
  field(error: FieldError): string
  /** What is wrong with the field of this path, if anything: `fieldOf(error, 'terms.da')`. */
  fieldOf(error: ProblemSource | null, path: string): string | undefined
}

/** The three messages of every code; the build fails here when a code has none. */
const keysOf = (code: ErrorCode): Record<'title' | 'text' | 'next', MessageKey> => ({
  title: `errors.${code}.title`,
  text: `errors.${code}.text`,
  next: `errors.${code}.next`,
})

const fieldKeyOf = (problem: FieldProblem): MessageKey => `errors.field.${problem}`

/** An address that is nobody's, to show the shape of what is asked for. */
const examples: Partial<Record<FieldProblem, string>> = {
  'not-an-email': 'anna@contoso.example',
  'not-a-domain': 'contoso.example',
}

/** What a cloud is called in a sentence; one that has no name there is “another cloud”. */
function cloudName(t: Translate, cloud: string | undefined): string {
  const key = `errors.cloud.${cloud ?? 'other'}` as MessageKey
  const name = t(key)
  return name === key ? t('errors.cloud.other') : name
}

function waiting(t: Translate, seconds: number): string {
  return seconds < 60
    ? t('errors.wait.seconds', { count: Math.max(1, Math.ceil(seconds)) })
    : t('errors.wait.minutes', { count: Math.ceil(seconds / 60) })
}

export function describeProblem(t: Translate, { code, params = {}, retryAfter }: ProblemSource): Problem {
  const values = {
    ...params,
    partner: params['partner'] || t('errors.some.partner'),
    name: params['name'] || t('errors.some.name'),
    cloud: cloudName(t, params['cloud']),
  }
  const keys = keysOf(code)
  const next = t(keys.next, values)
  return {
    code,
    title: t(keys.title, values),
    text: t(keys.text, values),
    next: retryAfter ? t('errors.wait.after', { next, wait: waiting(t, retryAfter) }) : next,
  }
}

export function describeField(t: Translate, { problem, limit }: FieldError): string {
  return t(fieldKeyOf(problem), { limit: limit ?? 0, example: examples[problem] ?? '' })
}

/** Speaks about errors in the reader's language. Needs the messages of the area `errors`. */
export function useProblem(): Problems {
  const t = useT()
  return {
    describe: (error) => describeProblem(t, error),
    field: (error) => describeField(t, error),
    fieldOf: (error, path) => {
      const found = error?.fields?.find(({ field }) => field === path)
      return found && describeField(t, found)
    },
  }
}
