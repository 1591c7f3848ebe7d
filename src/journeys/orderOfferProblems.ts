/** What still stands in the way of each page of an offer of something; see `sendOfferProblems.ts`. */
import { countries } from '../lib/countries.ts'
import type { OrderKind, OrderOfferAnswers } from './orderOffer.ts'
import { grantProblems, nameProblems, numberIn, validityProblems, type AnswerProblem } from './sendOfferProblems.ts'

/** The most licenses of one product in an offer. A trial has its product's own limit, too. */
export const mostLicenses = 10_000

/** What the cloud sells, as far as it limits what can be offered. */
export interface Sellable {
  readonly id: string
  readonly trialDays: number | null
  readonly trialLicenses: number
  readonly billing: readonly ('monthly' | 'yearly')[]
}

/** How many licenses of a product, as it was typed. Ids come from a store, so they may name anything. */
export function typedLicenses({ licenses }: Pick<OrderOfferAnswers, 'licenses'>, product: string): string {
  return Object.hasOwn(licenses, product) ? (licenses[product] ?? '') : ''
}

/** Without `products`, before they are known, only what needs none of them is found wrong. */
export function orderProblems(
  kind: OrderKind,
  answers: OrderOfferAnswers,
  products?: readonly Sellable[],
): AnswerProblem[] {
  const chosen = answers.products.filter((id) => !products || products.some((product) => product.id === id))
  const problems = nameProblems(answers)
  if (chosen.length === 0) problems.push({ field: 'products', problem: 'required' })
  for (const id of chosen) {
    const sold = products?.find((product) => product.id === id)
    problems.push(...licenseProblems(answers, id, kind === 'trial' && sold ? sold.trialLicenses : mostLicenses))
  }
  return [...problems, ...(kind === 'trial' ? countryProblems(answers) : billingProblems(answers, products))]
}

function licenseProblems(answers: OrderOfferAnswers, product: string, limit: number): AnswerProblem[] {
  const field = `licenses.${product}`
  const text = typedLicenses(answers, product)
  if (text.trim() === '') return [{ field, problem: 'required', limit }]
  const count = numberIn(text, 6)
  return count !== null && count >= 1 && count <= limit ? [] : [{ field, problem: 'not-a-choice', limit }]
}

function countryProblems({ usageCountry }: OrderOfferAnswers): AnswerProblem[] {
  return countries.includes(usageCountry) ? [] : [{ field: 'usageCountry', problem: 'required' }]
}

/** Everything in one offer is invoiced alike. */
function billingProblems({ billing, products: chosen }: OrderOfferAnswers, products?: readonly Sellable[]) {
  if (!billing) return [{ field: 'billing', problem: 'required' } satisfies AnswerProblem]
  return products?.some((product) => chosen.includes(product.id) && !product.billing.includes(billing))
    ? [{ field: 'billing', problem: 'not-a-choice' } satisfies AnswerProblem]
    : []
}

export function orderAccessProblems(answers: OrderOfferAnswers): AnswerProblem[] {
  const { delegation } = answers
  return [
    ...(delegation ? [] : [{ field: 'delegation', problem: 'required' } satisfies AnswerProblem]),
    ...(delegation === 'with' ? grantProblems(answers) : []),
    ...validityProblems(answers),
  ]
}
