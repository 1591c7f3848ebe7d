import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Backend } from '../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'
import { dump } from '../support/stores.ts'
import { sentOffer } from '../support/links.ts'

const admin = 'freja@havblik.example'
const minute = 60_000

let server: TestHandler
let token: string
let digest: string
beforeEach(async () => {
  server = await testHandler({ world: 'waiting-offer' })
  token = await sentOffer(server)
  const reading = await (await server.as(null)).authorization.read(token, 'da')
  digest = reading.digest
})
afterEach(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const signedIn = (minutesAgo: number): Promise<Backend> =>
  server.as(admin, new Date(server.clock.now().getTime() - minutesAgo * minute))
const authorize = (backend: Backend, key: string = crypto.randomUUID()) =>
  backend.authorization.authorize(token, { digest, language: 'da' }, { key })

test('authorizing needs a sign-in of the last ten minutes, and changes nothing without one', async () => {
  const before = JSON.stringify(await dump(server.deps.store))
  for (const minutes of [10.1, 60, 600]) {
    await expect(authorize(await signedIn(minutes))).rejects.toMatchObject({
      code: 'sign-in-again',
      params: { minutes: '10' },
    })
  }
  expect(JSON.stringify(await dump(server.deps.store))).toBe(before)

  // Coming back from the sign-in grants nothing by itself: the person acts after it, with the same key even.
  const fresh = await signedIn(0)
  expect(await fresh.relationships.list()).toMatchObject({ items: [] })
  const receipt = await authorize(fresh)
  expect(receipt.state).toBe('active')
})

test('a sign-in of exactly ten minutes still counts; one at no known time does not', async () => {
  await expect(authorize(await server.as(admin, new Date(0)))).rejects.toMatchObject({ code: 'sign-in-again' })
  expect((await authorize(await signedIn(10))).state).toBe('active')
})

test('an answer that was lost can be asked for again, however old the sign-in is by then', async () => {
  const key = crypto.randomUUID()
  const { reference } = await authorize(await signedIn(9), key)
  expect(await authorize(await signedIn(30), key)).toMatchObject({ reference })
})

test('nobody signs in again to be told that it can’t be done anyway', async () => {
  await authorize(await signedIn(0))
  await expect(authorize(await signedIn(60))).rejects.toMatchObject({ code: 'already-authorized' })
})

test('declining and removing need none', async () => {
  const old = await signedIn(600)
  await old.authorization.decline(token, { digest, language: 'da', reason: '' }, { key: crypto.randomUUID() })
  const { relationshipId } = await authorize(await signedIn(0))
  const removed = await old.relationships.remove(relationshipId ?? '', { key: crypto.randomUUID() })
  expect(removed.state).toBe('removed')
})
