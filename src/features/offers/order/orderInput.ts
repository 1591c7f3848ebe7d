import type { OfferBasics, OfferedAccess, OfferTexts, PurchaseInput, TrialInput } from '../../../backend/contract.ts'
import type { FieldError } from '../../../backend/errors.ts'
import type { Language } from '../../../i18n/index.ts'
import type { OrderKind, OrderOfferAnswers } from '../../../journeys/orderOffer.ts'
import { orderAccessProblems, orderProblems, typedLicenses } from '../../../journeys/orderOfferProblems.ts'
import { bindingLanguage, daysIn, numberIn, termsProblems } from '../../../journeys/sendOfferProblems.ts'

type Step = 'order' | 'access' | 'terms'
type Rest = OfferBasics & { readonly delegation: OfferedAccess | null }

const licensesOf = (answers: OrderOfferAnswers, product: string): number =>
  numberIn(typedLicenses(answers, product), 6) ?? 0

/** What a trial and a purchase have in common, as the backend takes it; null while something is missing. */
function restOf(kind: OrderKind, answers: OrderOfferAnswers): Rest | null {
  const defaultLanguage = bindingLanguage(answers)
  const problems = [...orderProblems(kind, answers), ...orderAccessProblems(answers), ...termsProblems(answers)]
  if (problems.length > 0 || !defaultLanguage) return null
  const texts: Partial<Record<Language, OfferTexts>> = {}
  for (const language of answers.languages) {
    const { message, terms } = answers.texts[language]
    texts[language] = { message: message.trim(), terms: terms.trim() }
  }
  return {
    name: answers.name.trim(),
    validDays: answers.validity === 'days' ? daysIn(answers.validDays) : null,
    defaultLanguage,
    texts,
    delegation: delegationOf(answers),
  }
}

/** The administration that is asked for; null for none. */
export function delegationOf({
  delegation,
  role,
  length,
  durationDays,
  narrowable,
}: OrderOfferAnswers): OfferedAccess | null {
  if (delegation !== 'with' || !role) return null
  return { role, durationDays: length === 'days' ? daysIn(durationDays) : null, narrowable }
}

export function trialInputOf(answers: OrderOfferAnswers): TrialInput | null {
  const rest = restOf('trial', answers)
  const [product] = answers.products
  if (!rest || product === undefined) return null
  return { ...rest, product, licenses: licensesOf(answers, product), usageCountry: answers.usageCountry }
}

export function purchaseInputOf(answers: OrderOfferAnswers): PurchaseInput | null {
  const rest = restOf('purchase', answers)
  const { billing, products } = answers
  if (!rest || !billing) return null
  return { ...rest, items: products.map((product) => ({ product, licenses: licensesOf(answers, product) })), billing }
}

/** A field of the backend's input as the field of the page that asks for it: `items.1.licenses` is `licenses.mail`. */
export function asAnswerField({ products }: OrderOfferAnswers, refused: FieldError): FieldError {
  const parts = refused.field.split('.').filter((part) => part !== 'trial' && part !== 'purchase')
  const named = (field: string): FieldError => ({ ...refused, field })
  switch (parts[0]) {
    case 'product':
      return named('products')
    case 'licenses':
      return named(`licenses.${products[0] ?? ''}`)
    case 'items':
      return named(parts[2] === 'licenses' ? `licenses.${products[Number(parts[1])] ?? ''}` : 'products')
    case 'delegation':
      return named(parts[1] ?? 'delegation')
    default:
      return named(parts.join('.'))
  }
}

/** The page of the wizard that asks for a field. */
export function stepOfField(field: string): Step {
  if (/^(name|products|licenses|usageCountry|billing)\b/.test(field)) return 'order'
  return /^(texts|defaultLanguage|languages)\b/.test(field) ? 'terms' : 'access'
}
