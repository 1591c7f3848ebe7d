import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listQuery, toPage } from '../../server/services/lists.ts'
import { Refusal } from '../../server/services/refusal.ts'
import { likePattern, pageSize } from '../../server/store/lists.ts'

const place = (row: string): { value: string; id: string } => ({ value: row, id: `id of ${row}` })

describe('pages of lists', () => {
  it('has a next page only when there is one', () => {
    const rows = Array.from({ length: pageSize + 1 }, (_, index) => `row ${index}`)
    expect(toPage(rows.slice(0, pageSize), (row) => row, place).next).toBeNull()
    const page = toPage(rows, (row) => row, place)
    expect(page.items).toHaveLength(pageSize)
    expect(page.next).not.toBeNull()
  })

  it('finds its place again, whatever a name is made of', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'))
    fc.assert(
      fc.property(text, (name) => {
        const rows = Array.from({ length: pageSize + 1 }, () => name)
        const { next } = toPage(rows, (row) => row, place)
        expect(next).toMatch(/^[\w-]+$/)
        expect(listQuery({ after: next ?? '' }).after).toEqual(place(name))
      }),
    )
  })

  it('refuses every other cursor', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (after) => {
        try {
          return listQuery({ after }).after !== null
        } catch (error) {
          return error instanceof Refusal && error.code === 'invalid-input'
        }
      }),
    )
  })
})

describe('a search', () => {
  it('takes the signs of LIKE literally', () => {
    expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%')
  })
})
