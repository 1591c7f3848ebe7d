import type { Backend } from '../../../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../../support/handler.ts'
import { createDatabase, type Database, type StoreKind } from '../../support/stores.ts'
import { hold, newKey, noFaults, offerInput, outcomeOf, people, tokenOf } from './promise.ts'
import { pause, recorded, watched, type Call } from './record.ts'

/** Two handlers over one database, as two processes have them. */
async function withTwo(
  kind: StoreKind,
  scenario: (first: TestHandler, second: TestHandler) => Promise<void>,
): Promise<void> {
  const database: Database = await createDatabase(kind)
  try {
    const store = database.open()
    const first = await testHandler({ store: watched(store), world: 'two-partners' })
    const other = kind === 'PostgreSQL' ? database.open() : store
    const second = await testHandler({ store: watched(other), world: null })
    await scenario(first, second)
    noFaults(first)
    noFaults(second)
  } finally {
    await database.remove()
  }
}

interface Sent {
  readonly id: string
  readonly token: string
  readonly answer: { readonly digest: string; readonly language: 'en' }
}

async function send(partner: Backend): Promise<Sent> {
  const offer = await partner.offers.send(offerInput, newKey())
  return { id: offer.id, token: tokenOf(offer), answer: { digest: offer.digest, language: 'en' } }
}

async function activeOf(admin: Backend): Promise<string[]> {
  const { items } = await admin.relationships.list()
  return items.filter((one) => one.state === 'active' && one.partner.domain === 'nordlys.example').map((one) => one.id)
}

async function removeAll(admin: Backend): Promise<void> {
  for (const id of await activeOf(admin)) await admin.relationships.remove(id, newKey())
}

/** Two admins of a customer answer at the same time: one relationship, one mail to each who hears of it. */
export function twoAdminsAnswerOnce(kind: StoreKind, rounds = 12): Promise<void> {
  return withTwo(kind, async (first, second) => {
    const owner = await first.as(people.owner)
    const freja = await first.as(people.admin)
    const sofie = await second.as(people.secondAdmin)
    await removeAll(freja)
    for (let round = 0; round < rounds; round++) {
      const { token, answer } = await send(owner)
      const before = await mails(first)
      const outcomes = await Promise.all([
        outcomeOf(freja.authorization.authorize(token, answer, newKey())),
        outcomeOf(sofie.authorization.authorize(token, answer, newKey())),
      ])
      const both = outcomes.sort().join(', ')
      hold(both === 'already-authorized, done', `Two admins who authorized at once were answered ${both}`)
      hold((await activeOf(freja)).length === 1, 'Two admins who authorized at once made no single relationship')
      const sent = (await mails(first)).slice(before.length)
      const recipients = new Set(sent)
      hold(sent.length === 3 && recipients.size === 3, `One answer was told to ${sent.sort().join(', ')}`)
      await removeAll(freja)
    }
    for (let round = 0; round < rounds; round++) await authorizeAndDecline(owner, freja, sofie)
  })
}

async function authorizeAndDecline(owner: Backend, freja: Backend, sofie: Backend): Promise<void> {
  const { id, token, answer } = await send(owner)
  const [authorized, declined] = await Promise.all([
    outcomeOf(freja.authorization.authorize(token, answer, newKey())),
    outcomeOf(sofie.authorization.decline(token, { ...answer, reason: '' }, newKey())),
  ])
  // Who declines first does not bind the colleague; who comes after the authorization is told of it.
  hold(authorized === 'done', `Authorizing while another declined was answered ${authorized}`)
  hold(declined === 'done' || declined === 'already-authorized', `Declining was answered ${declined}`)
  hold((await activeOf(freja)).length === 1, 'Authorizing while another declined made no single relationship')
  const { accepted, declined: refused } = await owner.offers.get(id)
  const told = `${accepted} accepted and ${refused} declined`
  hold(accepted === 1 && refused === (declined === 'done' ? 1 : 0), `The partner is told of ${told}`)
  await removeAll(freja)
}

/** Addresses of all mails so far, in the order in which they were queued. */
function mails(server: TestHandler): Promise<string[]> {
  return server.deps.store.read(async (tx) => {
    const rows = await tx.db.selectFrom('outbox').select(['to_address', 'created_at', 'id']).execute()
    return rows.sort((a, b) => (known(server, a.id) < known(server, b.id) ? -1 : 1)).map((row) => row.to_address)
  })
}

const seen = new WeakMap<TestHandler, Map<string, number>>()

/** The order in which a test first saw a row: ids are random and the clock stands still. */
function known(server: TestHandler, id: string): number {
  const order = seen.get(server) ?? new Map<string, number>()
  seen.set(server, order)
  const number = order.get(id) ?? order.size
  order.set(id, number)
  return number
}

const answering = [people.admin, people.otherAdmin, 'helen@brightwater.example'] as const

/** After "withdrawn" or "suspended" was answered no offer is authorized, and no authorization commits. */
async function stopWhileAnswering(
  kind: StoreKind,
  rounds: number,
  stop: (first: TestHandler, sent: Sent) => Promise<() => Promise<unknown>>,
  go: (first: TestHandler) => Promise<unknown>,
  refusal: string,
): Promise<void> {
  await withTwo(kind, async (first, second) => {
    const owner = await first.as(people.owner)
    const admins = await Promise.all(answering.map((name, index) => (index % 2 === 0 ? first : second).as(name)))
    for (const admin of admins) await removeAll(admin)
    for (let round = 0; round < rounds; round++) {
      const sent = await send(owner)
      const calls: Call[] = []
      const end = await stop(first, sent)
      const answers = admins.map(async (admin) => {
        await pause(Math.random() * 12)
        await recorded(calls, () => admin.authorization.authorize(sent.token, sent.answer, newKey()))
      })
      await pause(2 + Math.random() * 6)
      const stopped = await recorded([], end)
      await Promise.all(answers)
      hold(stopped.outcome === 'done', `Stopping was answered ${stopped.outcome}`)
      for (const call of calls) {
        hold(call.outcome === 'done' || call.outcome === refusal, `An answer was met with ${call.outcome}`)
        const late = call.outcome === 'done' && (call.commitSent > stopped.committed || call.start > stopped.end)
        hold(!late, `An authorization was done after the answer that stopped it (${refusal})`)
      }
      await go(first)
      for (const admin of admins) await removeAll(admin)
    }
  })
}

export function withdrawnIsNotAnswered(kind: StoreKind, rounds = 15): Promise<void> {
  return stopWhileAnswering(
    kind,
    rounds,
    async (first, sent) => {
      const owner = await first.as(people.owner)
      return () => owner.offers.withdraw(sent.id, newKey())
    },
    () => Promise.resolve(),
    'offer-withdrawn',
  )
}

export function suspendedIsNotAnswered(kind: StoreKind, rounds = 15): Promise<void> {
  const set = async (server: TestHandler, suspended: boolean): Promise<unknown> => {
    const operator = await server.as(people.operator)
    const { items } = await operator.operator.organizations({ search: 'nordlys' })
    return operator.operator.setSuspended(items[0]?.id ?? '', suspended, newKey())
  }
  return stopWhileAnswering(
    kind,
    rounds,
    (first) => Promise.resolve(() => set(first, true)),
    (first) => set(first, false),
    'partner-suspended',
  )
}
