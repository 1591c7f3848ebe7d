import { describe, expect, it } from 'vitest'
import { errorCodes, fieldProblems } from '../../../src/backend/errors.ts'
import { createLanguageState, languages } from '../../../src/i18n/index.ts'
import { describeField, describeProblem } from '../../../src/i18n/problem.ts'

const state = createLanguageState('en')
await Promise.all(languages.map((language) => state.load(language, ['errors'])))

describe.each(languages)('errors in %s', (language) => {
  it.each(errorCodes)('%s has a title, a text and a next step, also without parameters', (code) => {
    state.show(language)
    const cases: readonly Readonly<Record<string, string>>[] = [
      {},
      { partner: 'Nordlys IT', name: 'Care', cloud: '21vianet', reference: 'R-1' },
    ]
    for (const params of cases) {
      const { title, text, next } = describeProblem(state.t, { code, params })
      for (const said of [title, text, next]) {
        expect(said).not.toBe('')
        expect(said).not.toMatch(/errors\.|[{}]/)
      }
    }
  })

  it.each(fieldProblems)('%s is said of a field', (problem) => {
    state.show(language)
    const said = describeField(state.t, { field: 'name', problem, limit: 200 })
    expect(said).not.toMatch(/errors\.|[{}]/)
    if (problem === 'too-long' || problem === 'too-short') expect(said).toContain('200')
  })

  it('says when another try makes sense', () => {
    state.show(language)
    expect(describeProblem(state.t, { code: 'too-many-requests', retryAfter: 90 }).next).toContain('2')
    expect(describeProblem(state.t, { code: 'unavailable', retryAfter: 5 }).next).toContain('5')
  })
})
