/**
 * What still stands in the way of each page of `sendOffer`. A convenience for who fills it in: the server
 * decides. Fields are named as in the backend's input (`texts.da.terms`), so that both point to the same place.
 */
import type { GrantAnswers, SendOfferAnswers } from './sendOffer.ts'

export interface AnswerProblem {
  readonly field: string
  readonly problem: 'required' | 'too-long' | 'not-a-choice'
  readonly limit?: number
}

export const offerLimits = {
  name: 200,
  message: 2_000,
  terms: 20_000,
  durationDays: 730,
  validDays: 365,
} as const

export function accessProblems(answers: SendOfferAnswers): AnswerProblem[] {
  return [...nameProblems(answers), ...grantProblems(answers), ...validityProblems(answers)]
}

export function nameProblems({ name }: Pick<SendOfferAnswers, 'name'>): AnswerProblem[] {
  return textProblems('name', name, offerLimits.name)
}

export function grantProblems({ role, length, durationDays }: GrantAnswers): AnswerProblem[] {
  const problems: AnswerProblem[] = []
  if (!role) problems.push({ field: 'role', problem: 'required' })
  if (!length) problems.push({ field: 'length', problem: 'required' })
  if (length === 'days') problems.push(...dayProblems('durationDays', durationDays))
  return problems
}

export function validityProblems(answers: Pick<SendOfferAnswers, 'validity' | 'validDays'>): AnswerProblem[] {
  if (!answers.validity) return [{ field: 'validity', problem: 'required' }]
  return answers.validity === 'days' ? dayProblems('validDays', answers.validDays) : []
}

export function termsProblems(answers: SendOfferAnswers): AnswerProblem[] {
  if (answers.languages.length === 0) return [{ field: 'languages', problem: 'required' }]
  const problems: AnswerProblem[] = []
  for (const language of answers.languages) {
    const { message, terms } = answers.texts[language]
    if (lengthOf(message) > offerLimits.message) {
      problems.push({ field: `texts.${language}.message`, problem: 'too-long', limit: offerLimits.message })
    }
    problems.push(...textProblems(`texts.${language}.terms`, terms, offerLimits.terms))
  }
  if (!bindingLanguage(answers)) problems.push({ field: 'defaultLanguage', problem: 'required' })
  return problems
}

/** The language that binds: the chosen one while the offer is written in it, or the only one there is. */
export function bindingLanguage({ languages, defaultLanguage }: SendOfferAnswers): SendOfferAnswers['defaultLanguage'] {
  if (languages.length === 1) return languages[0] ?? null
  return defaultLanguage && languages.includes(defaultLanguage) ? defaultLanguage : null
}

/** The number in a text of digits (those of other scripts and full-width forms too); null for anything else. */
export function daysIn(text: string): number | null {
  return numberIn(text, 4)
}

/** The same, of at most so many digits. */
export function numberIn(text: string, digits: number): number | null {
  const plain = text.normalize('NFKC').trim()
  return new RegExp(`^\\d{1,${digits}}$`).test(plain) ? Number(plain) : null
}

function textProblems(field: string, text: string, limit: number): AnswerProblem[] {
  const length = lengthOf(text)
  if (length === 0) return [{ field, problem: 'required' }]
  return length > limit ? [{ field, problem: 'too-long', limit }] : []
}

function dayProblems(field: 'durationDays' | 'validDays', text: string): AnswerProblem[] {
  const limit = offerLimits[field]
  if (text.trim() === '') return [{ field, problem: 'required', limit }]
  const days = daysIn(text)
  const possible = days !== null && days >= 1 && days <= limit
  return possible ? [] : [{ field, problem: 'not-a-choice', limit }]
}

/** As the server counts: without what surrounds the text, in composed letters. */
function lengthOf(text: string): number {
  return text.normalize('NFC').trim().length
}
