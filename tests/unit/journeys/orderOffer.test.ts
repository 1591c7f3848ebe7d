import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enter, pagesOf, stepsOf } from '../../../src/journeys/engine.ts'
import { decodeAnswers, encodeAnswers } from '../../../src/journeys/keeper.ts'
import type { OrderOfferAnswers } from '../../../src/journeys/orderOffer.ts'
import { mostLicenses, orderAccessProblems, orderProblems } from '../../../src/journeys/orderOfferProblems.ts'
import { sendPurchaseOffer } from '../../../src/journeys/sendPurchaseOffer.ts'
import { sendTrialInvitation } from '../../../src/journeys/sendTrialInvitation.ts'
import { purchaseInputOf, stepOfField, trialInputOf } from '../../../src/features/offers/order/orderInput.ts'
import { fakeProducts } from '../../support/fakeProducts.ts'
import { orderOfferAnswers } from './answers.ts'

const context = { navigation: null }
const filled: OrderOfferAnswers = {
  ...sendTrialInvitation.start(),
  name: 'Try mail',
  products: ['mail'],
  licenses: { mail: '10' },
  usageCountry: 'DK',
  billing: 'yearly',
  delegation: 'without',
  validity: 'always',
  languages: ['en'],
  texts: { ...sendTrialInvitation.start().texts, en: { message: '', terms: 'Our terms' } },
}
const kinds = [
  ['trial', sendTrialInvitation],
  ['purchase', sendPurchaseOffer],
] as const

describe.each(kinds)('making a %s', (kind, journey) => {
  it('leads from what is offered by the access and the terms to the check', () => {
    expect(pagesOf(journey, context).map(({ id }) => id)).toEqual(['order', 'access', 'terms', 'check'])
    expect(enter(journey, context, journey.start(), 'check')).toBe('order')
    expect(enter(journey, context, { ...filled, delegation: null }, 'check')).toBe('access')
    expect(enter(journey, context, { ...filled, languages: [] }, 'check')).toBe('terms')
    expect(enter(journey, context, filled, 'check')).toBe('check')
  })

  it('begins where the partner’s arrangement has it', () => {
    const ways = stepsOf(journey, { navigation: 'build' }).flatMap(({ id, kind }) => (kind === 'move' ? [id] : []))
    expect(ways).toEqual(['open-build'])
  })

  it('asks about administration only where it is included', () => {
    const missing = (delegation: OrderOfferAnswers['delegation']): string[] =>
      orderAccessProblems({ ...filled, delegation }).map(({ field }) => field)
    expect(missing(null)).toEqual(['delegation'])
    expect(missing('without')).toEqual([])
    expect(missing('with')).toEqual(['role', 'length'])
  })

  it('counts licenses from 1 to the most there can be', () => {
    const most = kind === 'trial' ? 25 : mostLicenses
    const problemOf = (mail: string): string | undefined =>
      orderProblems(kind, { ...filled, licenses: { mail } }, fakeProducts)[0]?.problem
    expect(['1', String(most), ' ７ '].map(problemOf)).toEqual([undefined, undefined, undefined])
    expect(['', '0', '-1', '2.5', 'ten', String(most + 1)].map(problemOf)).toEqual([
      'required',
      ...Array<string>(5).fill('not-a-choice'),
    ])
  })

  it('keeps what was typed of a product that is left out', () => {
    expect(orderProblems(kind, { ...filled, licenses: { mail: '10', protection: 'many' } })).toEqual([])
  })

  it('finds again what it kept, and nothing else', () => {
    fc.assert(
      fc.property(orderOfferAnswers, (answers) => {
        expect(decodeAnswers(journey, encodeAnswers(answers))).toEqual(answers)
      }),
    )
    for (const kept of [null, 3, 'text', [], { products: 'mail', licenses: [1], delegation: 'perhaps' }]) {
      const read = journey.parse(kept)
      if (read) expect(read).toEqual(journey.start())
    }
  })

  it('is complete only where it can be sent', () => {
    fc.assert(
      fc.property(orderOfferAnswers, (answers) => {
        const reached = enter(journey, context, answers, 'check') === 'check'
        const input = kind === 'trial' ? trialInputOf(answers) : purchaseInputOf(answers)
        expect(input !== null).toBe(reached)
      }),
    )
  })
})

describe('what is sold', () => {
  it('is tried somewhere', () => {
    const fields = (usageCountry: string): string[] =>
      orderProblems('trial', { ...filled, usageCountry }).map(({ field }) => field)
    expect([fields('DK'), fields(''), fields('nowhere')]).toEqual([[], ['usageCountry'], ['usageCountry']])
  })

  it('is invoiced only as often as the cloud lets it be', () => {
    const both = { ...filled, products: ['mail', 'protection'], licenses: { mail: '1', protection: '2' } }
    expect(orderProblems('purchase', { ...both, billing: 'yearly' }, fakeProducts)).toEqual([])
    expect(orderProblems('purchase', { ...both, billing: 'monthly' }, fakeProducts)).toEqual([
      { field: 'billing', problem: 'not-a-choice' },
    ])
    expect(orderProblems('purchase', { ...both, billing: null })).toEqual([{ field: 'billing', problem: 'required' }])
  })

  it('is chosen anew where the cloud sells it no more', () => {
    expect(orderProblems('trial', { ...filled, products: ['gone'] }, fakeProducts)).toEqual([
      { field: 'products', problem: 'required' },
    ])
  })

  it('sends the administration that is included, and none that was only typed', () => {
    const typed = { ...filled, role: 'full' as const, length: 'days' as const, durationDays: '30', narrowable: true }
    expect(trialInputOf(typed)?.delegation).toBeNull()
    expect(purchaseInputOf({ ...typed, delegation: 'with' })?.delegation).toEqual({
      role: 'full',
      durationDays: 30,
      narrowable: true,
    })
  })

  it('has a page for every field', () => {
    const fields = [
      'name',
      'licenses.mail',
      'billing',
      'delegation',
      'role',
      'validDays',
      'texts.da.terms',
      'languages',
    ]
    expect(fields.map(stepOfField)).toEqual([
      ...Array<string>(3).fill('order'),
      'access',
      'access',
      'access',
      'terms',
      'terms',
    ])
  })
})
