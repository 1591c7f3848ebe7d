import type { OfferInput, OfferTexts } from '../../backend/contract.ts'
import type { SendOfferAnswers } from '../../journeys/sendOffer.ts'
import { accessProblems, bindingLanguage, daysIn, termsProblems } from '../../journeys/sendOfferProblems.ts'
import type { Language } from '../../i18n/index.ts'

/** The answers as the backend takes them; null while something is missing. */
export function offerInputOf(answers: SendOfferAnswers): OfferInput | null {
  const defaultLanguage = bindingLanguage(answers)
  const missing = accessProblems(answers).length > 0 || termsProblems(answers).length > 0
  if (missing || !answers.role || !defaultLanguage) return null
  const texts: Partial<Record<Language, OfferTexts>> = {}
  for (const language of answers.languages) {
    const { message, terms } = answers.texts[language]
    texts[language] = { message: message.trim(), terms: terms.trim() }
  }
  return {
    name: answers.name.trim(),
    role: answers.role,
    durationDays: answers.length === 'days' ? daysIn(answers.durationDays) : null,
    narrowable: answers.narrowable,
    validDays: answers.validity === 'days' ? daysIn(answers.validDays) : null,
    defaultLanguage,
    texts,
  }
}

/** The page of the wizard that asks for a field of the backend's input. */
export function stepOfField(field: string): 'access' | 'terms' {
  return /^(texts|defaultLanguage)\b/.test(field) ? 'terms' : 'access'
}
