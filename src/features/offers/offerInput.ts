import type { Offer, OfferInput, OfferTexts } from '../../backend/contract.ts'
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
    validDays: answers.validity === 'days' ? daysIn(answers.validDays) : null,
    defaultLanguage,
    texts,
  }
}

/** What an offer says now, as somebody would have typed it. */
export function answersOf(offer: Offer): SendOfferAnswers {
  const textsIn = (language: Language): { message: string; terms: string } => ({
    message: offer.texts[language]?.message ?? '',
    terms: offer.texts[language]?.terms ?? '',
  })
  return {
    name: offer.name,
    role: offer.role,
    length: offer.durationDays === null ? 'open-ended' : 'days',
    durationDays: offer.durationDays === null ? '' : String(offer.durationDays),
    validity: 'always',
    validDays: '',
    languages: [...offer.languages],
    defaultLanguage: offer.defaultLanguage,
    texts: { en: textsIn('en'), da: textsIn('da'), zh: textsIn('zh') },
  }
}

/** The page of the wizard that asks for a field of the backend's input. */
export function stepOfField(field: string): 'access' | 'terms' {
  return /^(texts|defaultLanguage)\b/.test(field) ? 'terms' : 'access'
}
