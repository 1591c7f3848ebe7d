import { expect, it } from 'vitest'
import { csvLine } from '../../src/lib/csv.ts'

it('writes a row as RFC 4180 has it', () => {
  expect(csvLine(['Fjord', 'a, b', 'said “no”', 'said "no"', 'two\nlines', ''])).toBe(
    '"Fjord","a, b","said “no”","said ""no""","two\nlines",""\r\n',
  )
})

it.each(['=1+1', '+45 70', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', '=HYPERLINK("x","y")'])(
  'makes no formula of %j',
  (text) => {
    const cell = csvLine([text]).slice(0, -2)
    expect(cell.startsWith(`"'`)).toBe(true)
    expect(cell.slice(2, -1).replaceAll('""', '"')).toBe(text)
  },
)
