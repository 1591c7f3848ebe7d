import type { FieldError } from '../../backend/errors.ts'
import { isLanguage, useFormats, useT, type Language } from '../../i18n/index.ts'
import { useProblem } from '../../i18n/problem.ts'
import { offerLimits } from '../../journeys/sendOfferProblems.ts'

/** The id of the field that asks for a value of the backend's input: `texts.da.terms` is `texts-da-terms`. */
export const fieldId = (field: string): string => field.replaceAll('.', '-')

export interface OfferProblems {
  /** What is wrong with a field, in the same words beside it and in the error summary. */
  describe(problem: FieldError): string
  /** The words for the field of this name, if something is wrong with it. */
  at(problems: readonly FieldError[], field: string): string | undefined
  /** The words for all of them, each with the id of its field. */
  summary(problems: readonly FieldError[]): { readonly field: string; readonly message: string }[]
}

/** Speaks about the fields of an offer in the reader's language. */
export function useOfferProblems(): OfferProblems {
  const t = useT()
  const formats = useFormats()
  const general = useProblem()

  function describe(problem: FieldError): string {
    const limit = problem.limit ?? 0
    const [field, language, part] = problem.field.split('.')
    if (field === 'texts' && isLanguage(language)) return describeText(problem, language, part)
    if (problem.problem === 'too-long' && field === 'name') return t('offers.sendOffer.problem.nameTooLong', { limit })
    if (problem.problem === 'not-allowed-characters') return general.field(problem)
    switch (field) {
      case 'name':
      case 'role':
      case 'length':
      case 'validity':
      case 'languages':
      case 'defaultLanguage':
        return t(`offers.sendOffer.problem.${field}`)
      case 'durationDays':
        return t('offers.sendOffer.problem.durationDays', { limit: limit || offerLimits.durationDays })
      case 'validDays':
        return t('offers.sendOffer.problem.validDays', { limit: limit || offerLimits.validDays })
      default:
        return general.field(problem)
    }
  }

  function describeText(problem: FieldError, language: Language, part: string | undefined): string {
    const words = { language: formats.languageName(language), limit: problem.limit ?? 0 }
    if (problem.problem === 'too-long') {
      return t(
        part === 'message' ? 'offers.sendOffer.problem.messageTooLong' : 'offers.sendOffer.problem.termsTooLong',
        words,
      )
    }
    return problem.problem === 'required' ? t('offers.sendOffer.problem.terms', words) : general.field(problem)
  }

  return {
    describe,
    at: (problems, field) => {
      const found = problems.find((problem) => problem.field === field)
      return found && describe(found)
    },
    summary: (problems) => problems.map((problem) => ({ field: fieldId(problem.field), message: describe(problem) })),
  }
}
