/**
 * What still stands in the way of each page of `sendOffer`. A convenience for who fills it in: the server
 * decides. Fields are named as in the backend's input (`texts.da.terms`), so that both point to the same place.
 */
import type { SendOfferAnswers } from './sendOffer.ts'

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
  const problems: AnswerProblem[] = [...textProblems('name', answers.name, offerLimits.name)]
  if (!answers.role) problems.push({ field: 'role', problem: 'required' })
  if (!answers.length) problems.push({ field: 'length', problem: 'required' })
  if (answers.length === 'days') problems.push(...dayProblems('durationDays', answers.durationDays))
  if (!answers.validity) problems.push({ field: 'validity', problem: 'required' })
  if (answers.validity === 'days') problems.push(...dayProblems('validDays', answers.validDays))
  return problems
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
  const digits = text.normalize('NFKC').trim()
  return /^\d{1,4}$/.test(digits) ? Number(digits) : null
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
