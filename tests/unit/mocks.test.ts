import { describe, expect, it, vi } from 'vitest'
import { faultNames, slowness, withFault } from '../../mocks/http/faults.ts'
import { peopleOf } from '../../mocks/panel/people.ts'
import { signInRequest } from '../../mocks/browser/signIn.ts'
import { operatorDomain, worldNames, worldOf } from '../../server/worlds/worlds.ts'

const get = new Request('http://mandate.test/api/offers')
const post = new Request('http://mandate.test/api/offers', { method: 'POST' })
const authorization = new Request('http://mandate.test/api/offer-links/gabc/authorization', { method: 'POST' })

describe('bad days', () => {
  const good = (): Promise<Response> => Promise.resolve(new Response('good'))
  const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code: unknown }).code

  it('has a good day too', async () => {
    expect(await (await withFault('none', post, good)).text()).toBe('good')
  })

  it('does the act of an answer that is lost, and only then', async () => {
    const act = vi.fn(good)
    expect((await withFault('lost', post, act)).type).toBe('error')
    expect(act).toHaveBeenCalledOnce()
    const other = vi.fn(good)
    for (const fault of ['offline', 'too-many', 'broken', 'conflict'] as const) await withFault(fault, post, other)
    expect(other).not.toHaveBeenCalled()
  })

  it('says how long to wait after too many requests', async () => {
    const response = await withFault('too-many', get, good)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5'])
  })

  it('lets reads through a conflict, and tells the commands apart', async () => {
    expect(await (await withFault('conflict', get, good)).text()).toBe('good')
    expect(await codeOf(await withFault('conflict', post, good))).toBe('idempotency-conflict')
    expect(await codeOf(await withFault('conflict', authorization, good))).toBe('offer-changed')
  })

  it('takes its time on a slow one', async () => {
    vi.useFakeTimers()
    const act = vi.fn(good)
    const answer = withFault('slow', get, act)
    await vi.advanceTimersByTimeAsync(slowness - 1)
    expect(act).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect((await answer).status).toBe(200)
    vi.useRealTimers()
  })

  it('knows them by name', () => {
    expect(new Set(faultNames).size).toBe(faultNames.length)
  })
})

describe('whom one can be', () => {
  it.each(worldNames)('everybody of the world %s, once, and its operator', (name) => {
    for (const cloud of ['global', '21vianet']) {
      const names = peopleOf(worldOf(name, cloud)).flatMap(({ people }) => people.map(({ userName }) => userName))
      expect(new Set(names).size).toBe(names.length)
      expect(names.at(-1)).toBe(`operator@${operatorDomain}`)
    }
  })
})

describe('the address of the sign-in', () => {
  const ask = (path: string): ReturnType<typeof signInRequest> => signInRequest(new URL(path, 'http://mandate.test'))

  it('leads back to where it came from, in its language', () => {
    expect(ask('/auth/sign-in?lang=da&return=%2Fda%2Fpartner%3Fa%3D1')).toEqual({
      language: 'da',
      returnTo: '/da/partner?a=1',
      fresh: false,
    })
    expect(ask('/auth/sign-in/')).toEqual({ language: undefined, returnTo: '/', fresh: false })
    expect(ask('/auth/sign-in?fresh=1')?.fresh).toBe(true)
  })

  it('leads to no other site', () => {
    for (const elsewhere of ['https://evil.test/', '//evil.test', '/\\evil.test', 'javascript:alert(1)']) {
      expect(ask(`/auth/sign-in?return=${encodeURIComponent(elsewhere)}`)?.returnTo).toBe('/')
    }
  })

  it('is no other address', () => {
    expect(ask('/en/auth/sign-in')).toBeNull()
    expect(ask('/en')).toBeNull()
  })
})
