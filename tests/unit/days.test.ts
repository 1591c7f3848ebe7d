import { expect, it } from 'vitest'
import { dayOf, startOfDay } from '../../src/lib/days.ts'

it('knows days of the reader’s zone, and what is none', () => {
  expect(startOfDay('2026-02-31')).toBeNull()
  expect(startOfDay('soon')).toBeNull()
  const start = startOfDay('2026-11-22')
  expect(start && dayOf(start)).toBe('2026-11-22')
  const next = startOfDay('2026-12-31', 1)
  expect(next && dayOf(next)).toBe('2027-01-01')
})
