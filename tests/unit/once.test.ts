import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { once, type CommandCall } from '../../server/services/once.ts'
import type { Store } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/node/sqlite.ts'

const now = '2026-11-20T09:00:00.000Z'

describe('doing once', () => {
  let store: Store
  let done: number

  beforeEach(async () => {
    store = openSqlite(':memory:')
    await store.migrate()
    done = 0
  })

  afterEach(() => store.close())

  const call: CommandCall = { operation: 'sendOffer', key: 'a-key-of-mine', input: { name: 'x', days: 3 } }

  function act(person: string, command: CommandCall, fail = false): Promise<{ number: number }> {
    return store.transaction((tx) =>
      once(tx, person, command, now, () => {
        done += 1
        if (fail) return Promise.reject(new Error('It failed'))
        return Promise.resolve({ number: done })
      }),
    )
  }

  it('gives a repeated call the first one’s result', async () => {
    expect(await act('a', call)).toEqual({ number: 1 })
    expect(await act('a', call)).toEqual({ number: 1 })
    expect(done).toBe(1)
  })

  it('knows the same input in another order', async () => {
    await act('a', call)
    expect(await act('a', { ...call, input: { days: 3, name: 'x' } })).toEqual({ number: 1 })
  })

  it('refuses the key for other input, and for another operation', async () => {
    await act('a', call)
    for (const other of [
      { ...call, input: { name: 'x', days: 4 } },
      { ...call, operation: 'withdrawOffer' },
    ]) {
      await expect(act('a', other)).rejects.toMatchObject({ code: 'idempotency-conflict' })
    }
    expect(done).toBe(1)
  })

  it('takes the same key of another person for another call', async () => {
    await act('a', call)
    expect(await act('b', call)).toEqual({ number: 2 })
  })

  it('forgets a key whose work failed', async () => {
    await expect(act('a', call, true)).rejects.toThrow('It failed')
    expect(await act('a', call)).toEqual({ number: 2 })
  })
})
