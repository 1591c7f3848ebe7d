import type { SoldProduct } from '../../../backend/contract.ts'
import type { FieldError } from '../../../backend/errors.ts'
import { useFormats, useLanguage, useT } from '../../../i18n/index.ts'
import type { OrderOfferAnswers } from '../../../journeys/orderOffer.ts'
import { fieldId, useOfferProblems, type OfferProblems } from '../problems.ts'

/** Speaks about the fields of a trial invitation or a purchase offer, in the reader's language. */
export function useOrderProblems(
  answers: () => OrderOfferAnswers,
  products: () => readonly SoldProduct[],
): OfferProblems {
  const t = useT()
  const formats = useFormats()
  const language = useLanguage()
  const others = useOfferProblems()

  const nameOf = (id: string): string => products().find((product) => product.id === id)?.names[language.value] ?? id

  function describe(problem: FieldError): string {
    const [field, product = ''] = problem.field.split('.')
    switch (field) {
      case 'products':
      case 'usageCountry':
      case 'delegation':
        return t(`selling.problem.${field}`)
      case 'licenses':
        return t('selling.problem.licenses', { product: nameOf(product), limit: problem.limit ?? 0 })
      case 'billing':
        return problem.problem === 'required' ? t('selling.problem.billing') : wrongPeriod()
      default:
        return others.describe(problem)
    }
  }

  /** Names what isn't invoiced as often as was chosen. */
  function wrongPeriod(): string {
    const { billing, products: chosen } = answers()
    const wrong = products().filter(
      (product) => chosen.includes(product.id) && billing !== null && !product.billing.includes(billing),
    )
    return wrong.length === 0
      ? t('selling.problem.billing')
      : t('selling.problem.period', { products: formats.list(wrong.map(({ names }) => names[language.value])) })
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
