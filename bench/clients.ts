/** The list of clients at size: a hundred thousand beside a hundred, in each database that is there. */
import pg from 'pg'
import type { Backend, ClientListOptions, Page } from '../src/backend/contract.ts'
import { testHandler, type TestHandler } from '../tests/support/handler.ts'
import { postgresUrl } from '../tests/support/postgres.ts'
import { createDatabase, type Database, type StoreKind } from '../tests/support/stores.ts'
import type { Measurement, Row } from './run.ts'
import { addManyClients } from './support/manyClients.ts'

const owner = 'lone@nordlys.example'
const sizes = [100, Number(process.env['BENCH_CLIENTS'] ?? 100_000)] as const

interface World {
  readonly size: number
  readonly server: TestHandler
  readonly database: Database
  readonly partner: Backend
  /** Cursors of a page in the middle, by sort. */
  readonly deep: ReadonlyMap<string, string>
}

const asked: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  session: ({ partner }) => partner.account.session(),
  overview: ({ partner }) => partner.clients.overview(),
  'count: all': ({ partner }) => partner.clients.count({}),
  'count: role limited': ({ partner }) => partner.clients.count({ role: 'limited' }),
  'count: role full (1 %)': ({ partner }) => partner.clients.count({ role: 'full' }),
  'count: ends within 30 days': ({ partner }) => partner.clients.count({ endsWithin: 30 }),
  'count: search, one hit': ({ partner }) => partner.clients.count({ search: 'many-0000042' }),
  'count: search, no hit': ({ partner }) => partner.clients.count({ search: 'nobody at all' }),
  'count: with a note': ({ partner }) => partner.clients.count({ noted: true }),
  'count: former ones': ({ partner }) => partner.clients.count({ state: 'past' }),
  ...pages('by name', {}),
  ...pages('newest', { sort: 'since' }),
  ...pages('expiring first', { sort: 'ends' }),
  ...pages('last activity', { sort: 'activity' }),
  ...page('search, many hits', { search: 'rowan' }),
  ...page('search, one hit', { search: 'many-0000042' }),
  ...page('search in a note', { search: 'contact mads 43.' }),
  ...page('search, no hit', { search: 'nobody at all' }),
  ...page('search, no hit, expiring first', { search: 'nobody at all', sort: 'ends' }),
  ...page('search, no hit, last activity', { search: 'nobody at all', sort: 'activity' }),
  ...page('role limited', { role: 'limited' }),
  ...page('role full (1 %)', { role: 'full' }),
  ...page('ends within 30 days', { endsWithin: 30 }),
  ...page('ends within 30 days, last activity', { endsWithin: 30, sort: 'activity' }),
  ...page('an offer of nobody’s', { offer: 'none' }),
  ...page('an offer of nobody’s, last activity', { offer: 'none', sort: 'activity' }),
  ...page('with a note', { noted: true }),
  ...page('former ones', { state: 'past' }),
  ...page('former ones, newest', { state: 'past', sort: 'since' }),
}

function page(what: string, options: ClientListOptions): Record<string, (world: World) => Promise<unknown>> {
  return { [`page: ${what}`]: ({ partner }) => partner.clients.list(options) }
}

function pages(what: string, options: ClientListOptions): Record<string, (world: World) => Promise<unknown>> {
  return {
    [`first page: ${what}`]: ({ partner }) => partner.clients.list(options),
    [`page in the middle: ${what}`]: ({ partner, deep }) =>
      partner.clients.list({ ...options, after: deep.get(options.sort ?? 'name') }),
  }
}

/** A cursor as the server writes them, far into the list. */
async function middleOf(
  server: TestHandler,
  partner: Backend,
  sort: 'name' | 'since' | 'ends' | 'activity',
): Promise<string> {
  const first: Page<unknown> = await partner.clients.list({ sort })
  if (!first.next) return ''
  const column = { name: 'customer_folded', since: 'granted_at', ends: 'ends_key' } as const
  const down = sort === 'since' || sort === 'activity'
  const row = await server.deps.store.read(async (tx) => {
    const { count } = await tx.db
      .selectFrom('relationships')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const offset = Math.floor(count / 2)
    if (sort === 'activity') {
      return tx.db
        .selectFrom('last_acts')
        .select(['at as value', 'relationship_id as id'])
        .orderBy('at', 'desc')
        .orderBy('relationship_id', 'desc')
        .offset(offset)
        .limit(1)
        .executeTakeFirstOrThrow()
    }
    const direction = down ? 'desc' : 'asc'
    return tx.db
      .selectFrom('relationships')
      .select([`${column[sort]} as value`, 'id'])
      .orderBy(column[sort], direction)
      .orderBy('id', direction)
      .offset(offset)
      .limit(1)
      .executeTakeFirstOrThrow()
  })
  return Buffer.from(JSON.stringify([row.value, row.id])).toString('base64url')
}

/** What PostgreSQL does by itself in time. SQLite does nothing of the kind. */
async function tidy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

async function makeWorld(kind: StoreKind, size: number): Promise<World> {
  const database = await createDatabase(kind)
  const server = await testHandler({ store: database.open(), world: 'small-partner' })
  await addManyClients(server.deps.store, server.clock.now(), owner, size)
  if (kind === 'PostgreSQL') await tidy(database.location)
  const partner = await server.as(owner)
  const deep = new Map<string, string>()
  for (const sort of ['name', 'since', 'ends', 'activity'] as const)
    deep.set(sort, await middleOf(server, partner, sort))
  return { size, server, database, partner, deep }
}

const budget = 1500
const atMost = 60
const atLeast = 8

/** Milliseconds of each of many calls, for about a second and a half. */
async function times(call: () => Promise<unknown>): Promise<number[]> {
  await call()
  const taken: number[] = []
  const until = performance.now() + budget
  while (taken.length < atLeast || (taken.length < atMost && performance.now() < until)) {
    const start = performance.now()
    await call()
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)
}

const rounded = (value: number): number => Number(value.toFixed(2))
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0

async function measure(kind: StoreKind): Promise<Row[]> {
  const [small, big] = [await makeWorld(kind, sizes[0]), await makeWorld(kind, sizes[1])]
  try {
    const rows: Row[] = []
    for (const [what, ask] of Object.entries(asked)) {
      const few = await times(() => ask(small))
      const many = await times(() => ask(big))
      rows.push({
        what: `${kind}: ${what}`,
        figures: {
          'median ms': rounded(at(many, 0.5)),
          'p95 ms': rounded(at(many, 0.95)),
          'median ms of 100': rounded(at(few, 0.5)),
          ratio: rounded(at(many, 0.5) / at(few, 0.5)),
        },
      })
    }
    rows.push(await exported(kind, small, big))
    return rows
  } finally {
    for (const { database } of [small, big]) await database.remove()
  }
}

/** The whole list as a file: how long, and how much memory it takes beside what is held anyway. */
async function exported(kind: StoreKind, small: World, big: World): Promise<Row> {
  const run = async ({ server }: World): Promise<{ took: number; lines: number; grown: number }> => {
    const start = performance.now()
    const before = process.memoryUsage().rss
    let most = before
    let lines = 0
    const request = new Request(`${server.deps.publicUrl}/api/client-export?language=en`)
    const response = await server.app.fetch(request, { caller: await server.caller(owner) })
    for await (const part of response.body ?? []) {
      for (const byte of part) if (byte === 10) lines++
      most = Math.max(most, process.memoryUsage().rss)
    }
    return { took: performance.now() - start, lines, grown: (most - before) / 2 ** 20 }
  }
  const few = await run(small)
  const many = await run(big)
  return {
    what: `${kind}: export (${many.lines} lines, ${Math.round(many.grown)} MB more memory)`,
    figures: {
      'median ms': rounded(many.took),
      'p95 ms': rounded(many.took),
      'median ms of 100': rounded(few.took),
      ratio: rounded(many.took / few.took),
    },
  }
}

export async function measureClients(): Promise<Measurement> {
  const kinds: StoreKind[] = ['SQLite file', ...(postgresUrl ? (['PostgreSQL'] as const) : [])]
  const rows: Row[] = []
  for (const kind of kinds) rows.push(...(await measure(kind)))
  return {
    name: 'clients',
    about: `milliseconds a call of the handler, with ${sizes[1]} clients beside ${sizes[0]}`,
    rows,
  }
}
