import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookUpsPerHour } from '../../server/services/lookup.ts'
import type { Caller } from '../../server/deps.ts'
import type { Tx } from '../../server/store/database.ts'
import { testHandler, type TestHandler } from '../support/handler.ts'

const key = (): { key: string } => ({ key: crypto.randomUUID() })
const minute = 60_000

let server: TestHandler
beforeEach(async () => {
  // Nordlys and Fjordline are partners of Havblik; Brightwater and Harbor & Finch have authorized nobody.
  server = await testHandler({ world: 'two-partners' })
})
afterEach(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const activityOf = async (userName: string): Promise<string[]> =>
  (await (await server.as(userName)).relationships.activity()).items.map(({ event, target }) => `${event}: ${target}`)

describe('looking up a client', () => {
  it('finds it by a domain or by a user, however they are written', async () => {
    const staff = await server.as('jonas@nordlys.example')
    const byDomain = await staff.clients.lookUp(' @Havblik.Example ', key())
    expect(byDomain).toMatchObject({
      client: { customer: { name: 'Havblik Design A/S' }, role: 'full' },
      user: null,
      contact: { address: 'Strandvejen 4\n2900 Hellerup', country: 'DK', phone: '+45 70 10 00 44' },
      subscriptions: [
        {
          product: { id: 'mail', names: { en: 'Mail and calendar for Office 365' } },
          state: 'expired',
          licenses: 10,
          assigned: 0,
          billing: null,
        },
        { product: { id: 'suite' }, state: 'active', licenses: 5, assigned: 4, billing: 'yearly', endsAt: null },
      ],
    })
    expect(byDomain.contacts.map(({ name }) => name).sort()).toEqual(['Freja Lund', 'Sofie Dahl'])
    const byUser = await staff.clients.lookUp('MADS@havblik.example', key())
    expect(byUser).toMatchObject({ user: { name: 'Mads Vinther', adminRole: 'none' } })
    const { items } = await staff.clients.administrators(byUser.client.customer.id)
    expect(items.map(({ name }) => name)).toEqual(['Aage Sørensen', 'Freja Lund', 'Sofie Dahl'])
  })

  it('is in the client’s activity, once for each', async () => {
    const staff = await server.as('jonas@nordlys.example')
    const again = key()
    await staff.clients.lookUp('mads@havblik.example', again)
    await staff.clients.lookUp('mads@havblik.example', again)
    server.clock.advance(1000)
    await staff.clients.lookUp('havblik.example', key())
    expect(await activityOf('freja@havblik.example')).toEqual(['looked-up: havblik.example', 'looked-up: Mads Vinther'])
  })

  it('is for people with access, of a partner that isn’t suspended, before anything is looked for', async () => {
    const seller = await server.as('signe@nordlys.example')
    const refusals = await Promise.all(
      ['havblik.example', 'nowhere.example'].map((query) =>
        seller.clients.lookUp(query, key()).catch((error: unknown) => error),
      ),
    )
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'access-not-assigned' })
    const partnerId = (await seller.account.session())?.organization?.id ?? ''
    await (await server.as('operator@mandate.example')).operator.setSuspended(partnerId, true, key())
    const staff = await server.as('jonas@nordlys.example')
    for (const query of ['havblik.example', 'nowhere.example']) {
      await expect(staff.clients.lookUp(query, key())).rejects.toMatchObject({ code: 'partner-suspended' })
    }
  })

  it('is limited for each person, and says when it goes on', async () => {
    const staff = await server.as('jonas@nordlys.example')
    server.clock.advance(20 * minute)
    for (let count = 0; count < lookUpsPerHour; count++) {
      await expect(staff.clients.lookUp(`no-${count}.example`, key())).rejects.toMatchObject({ code: 'not-found' })
    }
    await expect(staff.clients.lookUp('havblik.example', key())).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfter: 40 * 60,
    })
    await (await server.as('lone@nordlys.example')).clients.lookUp('havblik.example', key())
    server.clock.advance(40 * minute)
    await staff.clients.lookUp('havblik.example', key())
  })
})

describe('what is no client', () => {
  const probe = async (
    caller: Caller,
    query: string,
  ): Promise<{ text: string; status: number; headers: string; time: number }> => {
    const request = new Request('http://mandate.test/api/look-ups', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ query }),
    })
    const start = performance.now()
    const response = await server.app.fetch(request, { caller })
    const text = await response.text()
    return {
      text,
      status: response.status,
      headers: JSON.stringify([...response.headers]),
      time: performance.now() - start,
    }
  }
  const forgetTries = (): Promise<unknown> =>
    server.deps.store.transaction((tx: Tx) => tx.db.deleteFrom('rate_limits').execute())

  it('has one answer, byte for byte, whether it exists or not', async () => {
    const caller = await server.caller('jonas@nordlys.example')
    const removed = await server.as('freja@havblik.example')
    const relationship = (await removed.relationships.list()).items.find(
      ({ partner }) => partner.domain === 'nordlys.example',
    )
    await removed.relationships.remove(relationship?.id ?? '', key())
    const answers = new Set<string>()
    for (const query of [
      'nowhere.example',
      'nobody@nowhere.example',
      // Companies that exist but authorized nobody, and their people.
      'harborfinch.example',
      'oliver@harborfinch.example',
      // A company that removed the partner, its people, and one that isn't there.
      'havblik.example',
      'mads@havblik.example',
      'nobody@havblik.example',
      // The partner's own, another partner, and the operator.
      'nordlys.example',
      'lone@nordlys.example',
      'fjordline.example',
      'operator@mandate.example',
      '%',
      "' or 1=1 --",
    ]) {
      const { text, status, headers } = await probe(caller, query)
      answers.add(JSON.stringify([text, status, headers]))
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toContain('not-found')
  })

  it('takes as long to find as what doesn’t exist, over 2 × 300 probes', { timeout: 60_000 }, async () => {
    const caller = await server.caller('jonas@nordlys.example')
    const times: Record<'there' | 'nowhere', number[]> = { there: [], nowhere: [] }
    const texts = new Set<string>()
    const round = async (which: 'there' | 'nowhere', query: string): Promise<void> => {
      const { text, time } = await probe(caller, query)
      texts.add(text)
      times[which].push(time)
    }
    for (let number = 0; number < 300; number++) {
      if (number % 25 === 0) await forgetTries()
      // By turns, so that whatever else the machine does falls on both alike.
      const there = (): Promise<void> =>
        round('there', number % 2 ? 'harborfinch.example' : 'oliver@harborfinch.example')
      const nowhere = (): Promise<void> =>
        round('nowhere', number % 2 ? 'harborfinck.example' : 'olivia@harborfinch.example')
      await (number % 4 < 2 ? there().then(nowhere) : nowhere().then(there))
    }
    expect(texts.size).toBe(1)
    const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
    const ratio = median(times.there) / median(times.nowhere)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.7)
  })
})
