import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/lib/fold.ts'

describe('folding for search', () => {
  it.each([
    ['Søren', 'soren'],
    ['Ærø', 'aero'],
    ['Åse', 'ase'],
    ['É\u0301mile', 'emile'],
    ['Straße', 'strasse'],
    ['ＡＢＣ', 'abc'],
    ['  two   spaces ', 'two spaces'],
    ['北京', '北京'],
  ])('makes %j %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('is the same when done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})
