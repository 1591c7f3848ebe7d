import { describe, expect, it } from 'vitest'
import { problem, problemOf } from '../../server/routes/problems.ts'
import { invalid, Refusal, refusals } from '../../server/services/refusal.ts'
import { Problem } from '../../server/shapes.ts'
import { StoreUnavailable } from '../../server/store/database.ts'

describe('refusals as they go over the wire', () => {
  it.each(Object.entries(refusals))('%s is a well-formed problem with status %i', async (code, status) => {
    const response = problem(code as keyof typeof refusals)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(Problem.parse(await response.json())).toMatchObject({ code, status })
  })

  it('says which field, what is wrong with it, and when to try again', async () => {
    const field = problemOf(invalid('texts.en.terms', 'too-long', 20))
    expect(await field.json()).toMatchObject({ fields: [{ field: 'texts.en.terms', problem: 'too-long', limit: 20 }] })
    const later = problemOf(new Refusal('too-many-requests', { retryAfter: 30 }))
    expect(later.headers.get('retry-after')).toBe('30')
    expect(await later.json()).toMatchObject({ retryAfter: 30 })
  })

  it('answers 503 while the database is busy, and tells nothing of faults', async () => {
    const busy = problemOf(new StoreUnavailable(new Error('secret of the database')))
    expect(busy.status).toBe(503)
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0)
    const fault = problemOf(new Error('secret of the server'))
    expect(fault.status).toBe(500)
    expect(await fault.text()).not.toContain('secret')
  })
})
