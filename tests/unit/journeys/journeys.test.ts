import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignAccess } from '../../../src/journeys/assignAccess.ts'
import { authorizePartner } from '../../../src/journeys/authorizePartner.ts'
import { enter, pagesOf, stepsOf } from '../../../src/journeys/engine.ts'
import { changePartner } from '../../../src/journeys/changePartner.ts'
import { lookUpClient } from '../../../src/journeys/lookUpClient.ts'
import { partnerNavigation } from '../../../src/journeys/partnerNavigation.ts'
import { removePartner } from '../../../src/journeys/removePartner.ts'
import { sendOffer, type SendOfferAnswers } from '../../../src/journeys/sendOffer.ts'
import { accessProblems, bindingLanguage, daysIn, termsProblems } from '../../../src/journeys/sendOfferProblems.ts'
import { sendPurchaseOffer } from '../../../src/journeys/sendPurchaseOffer.ts'
import { sendTrialInvitation } from '../../../src/journeys/sendTrialInvitation.ts'
import type { Journey } from '../../../src/journeys/types.ts'
import { viewPartners } from '../../../src/journeys/viewPartners.ts'
import { languages } from '../../../src/lib/languages.ts'
import { routePaths } from '../../../src/lib/routes.ts'
import { sendOfferAnswers } from './answers.ts'

const journeys = [
  sendOffer,
  sendTrialInvitation,
  sendPurchaseOffer,
  authorizePartner,
  removePartner,
  changePartner,
  assignAccess,
  lookUpClient,
  viewPartners,
] as unknown as readonly Journey<unknown, unknown>[]

describe.each(journeys.map((journey) => [journey.id, journey] as const))('the journey %s', (_id, journey) => {
  it('leads to pages that exist, by the name of the step', () => {
    for (const { id, kind, route } of journey.steps) {
      if (kind === 'outside') expect(route).toBeNull()
      else expect(Object.keys(routePaths)).toContain(route)
      if (kind === 'page' && route) expect(routePaths[route], id).toMatch(/\/:step$/)
    }
  })

  it('has at most one page for its wizard, and step names that differ', () => {
    const pages = journey.steps.filter(({ kind }) => kind === 'page')
    expect(new Set(pages.map(({ route }) => route)).size).toBeLessThanOrEqual(1)
    const ids = [...journey.steps.map(({ id }) => id), ...journey.endings]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('ends its questions with a page that only the act completes', () => {
    expect(journey.steps.filter(({ kind }) => kind === 'page').at(-1)?.complete).toBeUndefined()
  })

  it.each(languages)('has a title for each step in %s', async (language) => {
    const file = new URL(`../../../locales/${language}/messages/journeys.json`, import.meta.url)
    expect(existsSync(file)).toBe(true)
    const { default: messages } = (await import(file.href, { with: { type: 'json' } })) as {
      default: Record<string, Record<string, { title?: string }>>
    }
    for (const { id } of journey.steps) expect(messages[journey.id]?.[id]?.title, id).toBeTruthy()
  })
})

describe('the way into sendOffer', () => {
  it('is the one of the partner’s arrangement, or both where it is unknown', () => {
    const ways = (navigation: 'overview' | 'build' | null): string[] =>
      stepsOf(sendOffer, { navigation }).flatMap(({ id, kind }) => (kind === 'move' ? [id] : []))
    expect(ways('overview')).toEqual(['open-overview'])
    expect(ways('build')).toEqual(['open-build'])
    expect(ways(null)).toEqual(['open-overview', 'open-build'])
  })

  it('flips at 100 clients', () => {
    expect([0, 1, 99, 100, 5000].map(partnerNavigation)).toEqual(['build', 'build', 'build', 'overview', 'overview'])
  })
})

const filled: SendOfferAnswers = {
  ...sendOffer.start(),
  name: 'Everyday help',
  role: 'limited',
  length: 'open-ended',
  validity: 'days',
  validDays: '30',
  languages: ['da', 'zh'],
  defaultLanguage: 'da',
  texts: {
    en: { message: '', terms: '' },
    da: { message: 'Hej', terms: 'Vilkår' },
    zh: { message: '', terms: '条款' },
  },
}

describe('the answers of sendOffer', () => {
  const context = { navigation: null }

  it('lead page by page to the check', () => {
    expect(pagesOf(sendOffer, context).map(({ id }) => id)).toEqual(['access', 'terms', 'check'])
    expect(enter(sendOffer, context, sendOffer.start(), 'check')).toBe('access')
    expect(enter(sendOffer, context, { ...filled, languages: [] }, 'check')).toBe('terms')
    expect(enter(sendOffer, context, filled, 'check')).toBe('check')
  })

  it('name every field that is missing', () => {
    expect(accessProblems(sendOffer.start()).map(({ field }) => field)).toEqual(['name', 'role', 'length', 'validity'])
    expect(termsProblems(sendOffer.start())).toEqual([{ field: 'languages', problem: 'required' }])
    expect(termsProblems({ ...filled, defaultLanguage: 'en', texts: sendOffer.start().texts })).toEqual([
      { field: 'texts.da.terms', problem: 'required' },
      { field: 'texts.zh.terms', problem: 'required' },
      { field: 'defaultLanguage', problem: 'required' },
    ])
  })

  it('count days from 1 to the limit, in any digits', () => {
    const problemOf = (durationDays: string): string | undefined =>
      accessProblems({ ...filled, length: 'days', durationDays })[0]?.problem
    expect(['1', '730', ' 90 ', '９０'].map(problemOf)).toEqual([undefined, undefined, undefined, undefined])
    expect(['', '0', '731', '-1', '1.5', '1e2', 'ninety'].map(problemOf)).toEqual([
      'required',
      ...Array<string>(6).fill('not-a-choice'),
    ])
    expect(daysIn('９０')).toBe(90)
  })

  it('do not ask for days that no longer matter', () => {
    expect(accessProblems({ ...filled, validity: 'always', validDays: 'soon' })).toEqual([])
  })

  it('bind in the only language without asking', () => {
    expect(bindingLanguage({ ...filled, languages: ['zh'], defaultLanguage: 'en' })).toBe('zh')
    expect(bindingLanguage({ ...filled, defaultLanguage: 'en' })).toBeNull()
  })

  it('are complete only where the offer can be sent', () => {
    fc.assert(
      fc.property(sendOfferAnswers, (answers) => {
        if (enter(sendOffer, context, answers, 'check') !== 'check') return
        expect(answers.name.trim()).not.toBe('')
        expect(answers.role).not.toBeNull()
        const binding = bindingLanguage(answers)
        expect(binding && answers.texts[binding].terms.trim()).toBeTruthy()
      }),
    )
  })
})

describe('the answers of removePartner', () => {
  it('reach the confirmation only with Yes', () => {
    const confirm = (decision: 'yes' | 'no' | null): string => enter(removePartner, {}, { decision }, 'confirm')
    expect([confirm(null), confirm('no'), confirm('yes')]).toEqual(['decision', 'decision', 'confirm'])
  })
})

describe('the answers of assignAccess', () => {
  it('reach the check with No, or with Yes and a role', () => {
    const reached = (assign: 'yes' | 'no' | null, role: 'full' | null): string =>
      enter(assignAccess, {}, { assign, role }, 'save')
    expect([reached(null, null), reached(null, 'full'), reached('yes', null)]).toEqual(Array(3).fill('settings'))
    expect([reached('no', null), reached('yes', 'full')]).toEqual(['save', 'save'])
  })
})
