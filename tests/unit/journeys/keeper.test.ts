import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { authorizePartner } from '../../../src/journeys/authorizePartner.ts'
import { answersKey, createKeeper, decodeAnswers, encodeAnswers } from '../../../src/journeys/keeper.ts'
import { removePartner } from '../../../src/journeys/removePartner.ts'
import { sendOffer } from '../../../src/journeys/sendOffer.ts'
import { sendOfferAnswers } from './answers.ts'

/** A tab's session storage, which may have room for short texts only. */
function tabWith(limit = Infinity): Map<string, string> {
  const rows = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError')
      rows.set(key, value)
    },
    removeItem: (key: string) => rows.delete(key),
  })
  return rows
}

afterEach(() => vi.unstubAllGlobals())

const lone = { person: 'p_lone' }

describe('kept answers', () => {
  it('come back as they were typed', () => {
    fc.assert(
      fc.property(sendOfferAnswers, (answers) => {
        expect(decodeAnswers(sendOffer, encodeAnswers(answers))).toEqual(answers)
      }),
    )
  })

  it('are answers whatever lies in the store, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeAnswers(authorizePartner, text)).toBeNull()
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const answers = decodeAnswers(sendOffer, encodeAnswers(value))
        if (answers === null) return
        expect(Object.keys(answers)).toEqual(Object.keys(sendOffer.start()))
        expect(() => sendOffer.steps.map((step) => step.complete?.(answers))).not.toThrow()
      }),
    )
  })

  it('have a key for each journey, person and subject', () => {
    const part = fc.string({ maxLength: 8 })
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (one, other) => {
        const keyOf = ([journey, person, subject]: readonly [string, string, string]): string =>
          answersKey(journey, { person, subject })
        expect(keyOf(one) === keyOf(other)).toBe(one.every((text, place) => text === other[place]))
      }),
    )
  })
})

describe('the keeper', () => {
  it('gives each tab its own answers, and each person theirs', () => {
    tabWith()
    const keeper = createKeeper()
    keeper.keep(removePartner, lone, { decision: 'yes' })
    expect(keeper.read(removePartner, { person: 'p_mads' })).toEqual({ decision: null })
    expect(keeper.read(removePartner, { ...lone, subject: 'r_1' })).toEqual({ decision: null })
    expect(keeper.read(removePartner, lone)).toEqual({ decision: 'yes' })
    tabWith()
    expect(createKeeper().read(removePartner, lone)).toEqual({ decision: null })
  })

  it('survives a reload of the tab, and leaves nothing once it is cleared', () => {
    const rows = tabWith()
    createKeeper().keep(removePartner, lone, { decision: 'yes' })
    const reloaded = createKeeper()
    expect(reloaded.read(removePartner, lone)).toEqual({ decision: 'yes' })
    reloaded.clear(removePartner, lone)
    expect(rows.size).toBe(0)
    expect(reloaded.read(removePartner, lone)).toEqual({ decision: null })
  })

  it('keeps the newest answers when the store is full', () => {
    const none = authorizePartner.start()
    const rows = tabWith(90)
    const keeper = createKeeper()
    keeper.keep(authorizePartner, lone, { ...none, decision: 'no', reason: 'short' })
    expect(rows.size).toBe(1)
    const long = { ...none, decision: 'no' as const, reason: 'long '.repeat(50) }
    keeper.keep(authorizePartner, lone, long)
    expect(keeper.read(authorizePartner, lone)).toEqual(long)
    keeper.keep(authorizePartner, lone, { ...none, decision: 'yes' })
    expect(keeper.read(authorizePartner, lone)).toEqual({ ...none, decision: 'yes' })
  })

  it.each([
    ['missing', { value: undefined }],
    [
      'forbidden',
      {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError')
        },
      },
    ],
  ])('works where storage is %s', (_how, descriptor) => {
    tabWith()
    Object.defineProperty(globalThis, 'sessionStorage', { ...descriptor, configurable: true })
    const keeper = createKeeper()
    keeper.keep(removePartner, lone, { decision: 'yes' })
    expect(keeper.read(removePartner, lone)).toEqual({ decision: 'yes' })
    keeper.clear(removePartner, lone)
    expect(keeper.read(removePartner, lone)).toEqual({ decision: null })
  })
})
