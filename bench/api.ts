/** The API's handler on SQLite in memory: the work of the server without network and sessions. */
import { testHandler } from '../tests/support/handler.ts'
import type { Measurement, Row } from './run.ts'

const rounds = 5
const seconds = 1

/** Median milliseconds a call, over rounds of about a second, and the spread between the rounds. */
async function timed(what: string, call: () => Promise<unknown>): Promise<Row> {
  await call()
  const perCall: number[] = []
  for (let round = 0; round < rounds; round++) {
    const until = performance.now() + (seconds * 1000) / rounds
    let calls = 0
    const start = performance.now()
    while (performance.now() < until) {
      await call()
      calls++
    }
    perCall.push((performance.now() - start) / calls)
  }
  const sorted = perCall.sort((a, b) => a - b)
  const at = (share: number): number => Number((sorted[Math.round((sorted.length - 1) * share)] ?? 0).toFixed(3))
  return { what, figures: { 'median ms': at(0.5), 'fastest ms': at(0), 'slowest ms': at(1) } }
}

export async function measureApi(): Promise<Measurement> {
  const rows: Row[] = []
  for (const world of ['small-partner', 'big-partner'] as const) {
    const started = performance.now()
    const server = await testHandler({ world })
    rows.push({ what: `${world}: made`, figures: { 'median ms': Math.round(performance.now() - started) } })
    const owner = await server.as('lone@nordlys.example')
    const admin = await server.as('freja@havblik.example')
    const stranger = await server.as(null)
    const offerId = (await owner.offers.list()).items[0]?.id ?? ''
    const token = (await owner.offers.get(offerId)).url.split('/').at(-1) ?? ''
    const client = (await owner.clients.list()).items[0]?.customer.id ?? ''
    rows.push(
      await timed(`${world}: session`, () => owner.account.session()),
      await timed(`${world}: read an offer, signed out`, () => stranger.authorization.read(token, 'en')),
      await timed(`${world}: first page of clients`, () => owner.clients.list()),
      await timed(`${world}: search clients`, () => owner.clients.list({ search: 'rowan' })),
      await timed(`${world}: a client's users`, () => owner.clients.users(client)),
      await timed(`${world}: partner relationships`, () => admin.relationships.list()),
    )
    await server.close()
  }
  return { name: 'api', about: 'milliseconds a call of the handler, SQLite in memory', rows }
}
