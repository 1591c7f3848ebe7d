import type { Backend } from '../../../src/backend/contract.ts'
import { testHandler, testHash, type TestHandler } from '../../support/handler.ts'
import { createDatabase, type Database, type StoreKind } from '../../support/stores.ts'
import { enter, hold, newKey, noFaults, offerInput, outcomeOf, people, tokenOf } from './promise.ts'
import { keepActing, pause, recorded, watched, type Call, type Slowness } from './record.ts'

/**
 * The second promise: after "removed" is shown, nothing succeeds. Eight clients act on a customer's data
 * while its admin removes and authorizes the partner again and again; the times of all are recorded, and
 * compared afterwards.
 */

/** Between an authorization and the removal that followed it the relationship stood. */
interface Life {
  readonly authorization: Call
  readonly removal: Call
}

/** A partner and its customer, with an offer that the customer's admin answers again and again. */
interface Stage {
  readonly admin: Backend
  readonly authorize: () => Promise<string>
  readonly customerId: string
  readonly userIds: readonly string[]
  /** The partner's people, at one handler and at the other. */
  readonly clients: readonly Backend[]
  readonly servers: readonly TestHandler[]
}

async function setStage(database: Database, slowness?: Slowness): Promise<Stage> {
  // Two handlers, on PostgreSQL as two processes have them, each with connections of its own. SQLite is for one
  // process, which has one connection. The clock is the real one.
  const clock = { now: () => new Date() }
  const store = database.open()
  const first = await testHandler({ store: watched(store, slowness), deps: { clock } })
  const otherStore = database.kind === 'PostgreSQL' ? database.open() : store
  const second = await testHandler({
    store: watched(otherStore, slowness),
    deps: { clock },
    world: null,
  })

  const partner = await first.as(people.owner)
  const admin = await first.as(people.admin)
  const offer = await partner.offers.send(offerInput, newKey())
  const authorize = async (): Promise<string> => {
    const answer = { digest: offer.digest, language: 'da' } as const
    return (await admin.authorization.authorize(tokenOf(offer), answer, newKey())).relationshipId ?? ''
  }
  const relationshipId = await authorize()
  const customerId = (await admin.account.session())?.organization?.id ?? ''
  await enter(partner, customerId)
  const users = await partner.clients.users(customerId)
  const userIds = users.items.filter((user) => user.adminRole === 'none').map((user) => user.id)
  await admin.relationships.remove(relationshipId, newKey())
  const clients = [
    partner,
    await second.as(people.owner),
    await first.as(people.helpdesk),
    await second.as(people.helpdesk),
  ]
  return { admin, authorize, customerId, userIds, clients, servers: [first, second] }
}

export async function afterRemovalNothingSucceeds(kind: StoreKind, histories: number): Promise<void> {
  const database = await createDatabase(kind)
  try {
    const stage = await setStage(database)
    await play(stage, histories)
    stage.servers.forEach(noFaults)
  } finally {
    await database.remove()
  }
}

async function play(stage: Stage, histories: number): Promise<void> {
  const { admin, authorize, customerId, userIds, clients } = stage
  const calls: Call[] = []
  const stop = keepActing(8, (client, turn) => {
    const backend = clients[client % clients.length]
    if (!backend) throw new Error('There are fewer clients')
    const userId = userIds[client % userIds.length] ?? ''
    const turns = [
      () => enter(backend, customerId),
      () => backend.clients.resetPassword(customerId, userId, newKey()),
      () => backend.clients.users(customerId),
    ]
    return recorded(calls, () => turns[turn % turns.length]?.() ?? Promise.resolve())
  })
  const lives: Life[] = []
  try {
    for (let number = 0; number < histories; number++) {
      let relationshipId = ''
      const authorization = await recorded([], async () => {
        relationshipId = await authorize()
      })
      await pause(4 + Math.random() * 10)
      const removal = await recorded([], () => admin.relationships.remove(relationshipId, newKey()))
      const both = `${authorization.outcome}, ${removal.outcome}`
      hold(both === 'done, done', `Authorizing and removing ended in ${both}, after ${calls.length} acts`)
      lives.push({ authorization, removal })
      await pause(6 + Math.random() * 6)
      // Not only at the end: what breaks the promise is told soon.
      if (number % 5 === 4) judge(calls, lives)
    }
  } finally {
    await stop()
  }
  judge(calls, lives)
  showsSomething(calls, lives)
}

/** The outcomes that acts may have while a relationship comes and goes: each needs a new session, too. */
const expected = new Set(['done', 'relationship-ended', 'on-behalf-ended'])

function judge(calls: readonly Call[], lives: readonly Life[]): void {
  const done = calls.filter((call) => call.outcome === 'done')
  const strange = calls.find((call) => !expected.has(call.outcome))
  hold(strange === undefined, `An act was answered with ${strange?.outcome ?? ''}`)
  for (const call of done) {
    const after = lives.findIndex(({ removal }, number) => {
      const next = lives[number + 1]?.authorization.start ?? Infinity
      return call.start > removal.end && call.end < next
    })
    hold(after === -1, `In history ${after} an act began after "removed" was answered, and succeeded`)
    // It may end after a removal was answered only if it committed while a relationship stood.
    const stood = lives.some(
      ({ authorization, removal }) =>
        call.commitSent <= removal.committed && call.committed >= authorization.commitSent,
    )
    hold(stood, 'An act committed while no relationship stood')
  }
}

/** Histories in which nobody acted, or nobody was refused, prove nothing. */
function showsSomething(calls: readonly Call[], lives: readonly Life[]): void {
  const done = calls.filter((call) => call.outcome === 'done').length
  const refused = calls.length - done
  if (done < lives.length || refused < lives.length) {
    throw new Error(`Too little happened in ${lives.length} histories: ${done} acts done, ${refused} refused`)
  }
}

/**
 * Hashing a password takes long, on purpose, so it is done between a first look and the act. A removal that
 * comes just then must be noticed by the act itself.
 */
export async function removalDuringAnActIsNoticed(kind: StoreKind): Promise<void> {
  const database = await createDatabase(kind)
  try {
    let whileHashing = (): Promise<unknown> => Promise.resolve()
    const hash = {
      ...testHash,
      hash: async (password: string) => {
        await whileHashing()
        return testHash.hash(password)
      },
    }
    const server = await testHandler({ store: database.open(), deps: { hash } })
    const partner = await server.as(people.owner)
    const admin = await server.as(people.admin)
    const offer = await partner.offers.send(offerInput, newKey())
    const answer = { digest: offer.digest, language: 'da' } as const
    const { relationshipId } = await admin.authorization.authorize(tokenOf(offer), answer, newKey())
    const customerId = (await admin.account.session())?.organization?.id ?? ''
    await enter(partner, customerId)
    const user = (await partner.clients.users(customerId)).items.find(({ adminRole }) => adminRole === 'none')
    whileHashing = () => admin.relationships.remove(relationshipId ?? '', newKey())
    const outcome = await outcomeOf(partner.clients.resetPassword(customerId, user?.id ?? '', newKey()))
    hold(outcome === 'relationship-ended', `An act that the removal overtook ended in ${outcome}`)
    noFaults(server)
  } finally {
    await database.remove()
  }
}

/**
 * A partner that acts without a pause can't put off its own removal: acts share the relationship's row, and
 * without a gate there would always be one more of them before who wants it alone.
 */
export async function removalIsNotPutOff(kind: StoreKind): Promise<void> {
  const database = await createDatabase(kind)
  try {
    const { admin, authorize, customerId, clients, servers } = await setStage(database, { share: 1, upTo: 60 })
    const stop = keepActing(8, (client, turn) => {
      const backend = clients[client % clients.length]
      if (!backend) throw new Error('There are fewer clients')
      return recorded([], async () => (turn % 8 === 0 ? enter(backend, customerId) : backend.clients.users(customerId)))
    })
    try {
      for (let round = 0; round < 4; round++) {
        const relationshipId = await authorize()
        await pause(150)
        const removal = await recorded([], () => admin.relationships.remove(relationshipId, newKey()))
        const took = Math.round(removal.end - removal.start)
        hold(removal.outcome === 'done' && took < 4000, `The removal ended in ${removal.outcome} after ${took} ms`)
      }
    } finally {
      await stop()
    }
    servers.forEach(noFaults)
  } finally {
    await database.remove()
  }
}
