import type { Cloud } from '../../src/clouds/types.ts'
import type { Deps, Keys } from '../../server/deps.ts'
import { workChores } from '../../server/services/chores.ts'
import { demoDns } from '../../server/services/demo-dns.ts'
import { loadKeys } from '../../server/services/keys.ts'
import { seed } from '../../server/services/seed.ts'
import { openStore } from '../../server/store/database.ts'
import { sqliteTraits } from '../../server/store/dialect.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import { isWorldName, type WorldName } from '../../server/worlds/worlds.ts'
import { mockHash, mockServer, webRandom } from '../http/server.ts'
import { openKeep } from './keep.ts'
import { openPageDatabase } from './sqlite.ts'

export interface BrowserWorld {
  /** Answers a request by a person of the world. */
  answer(request: Request, userName: string | null, authenticatedAt: string): Promise<Response>
  world(): Promise<WorldName>
  /** Does the chores that are due. */
  tend(): Promise<void>
  /** Begins anew, with this world in an empty database. */
  reset(world: WorldName): Promise<void>
}

export interface BrowserWorldOptions {
  readonly cloud: Cloud
  /** Another for other migrations or worlds: data that older code has made is not carried over. */
  readonly version: string
  readonly firstWorld: WorldName
  readonly onFault: (error: unknown) => void
}

/**
 * The server's handler over a database that lives in this page and is kept in the browser. One tab at a time has
 * it: whoever comes next first takes over what the one before has written, so that all tabs see one world.
 */
export async function openBrowserWorld(options: BrowserWorldOptions): Promise<BrowserWorld> {
  const { cloud, version } = options
  const name = `mandate-mock-${cloud.id}`
  const [keep, page] = await Promise.all([openKeep(name), openPageDatabase()])
  const store = openStore(sqliteDialect(page.database), sqliteTraits)
  const clock = { now: () => new Date() }
  let keys: Keys | null = null
  const deps: Deps = {
    store,
    clock,
    random: webRandom,
    hash: mockHash,
    dns: demoDns(store, clock, () => deps.keys),
    // They are in the database, so they change with it.
    get keys() {
      if (!keys) throw new Error('The world is not loaded')
      return keys
    },
    cloud,
    publicUrl: location.origin,
    keepsPasswords: true,
    sendsMail: false,
  }
  const server = mockServer(deps, options.onFault)
  /** Which state of the kept data this page's memory holds. */
  let revision: string | null = null
  let current = options.firstWorld

  const alone = <Result>(work: () => Promise<Result>): Promise<Result> =>
    'locks' in navigator ? navigator.locks.request(name, work) : oneAfterTheOther(work)

  async function fill(world: WorldName): Promise<void> {
    page.load(null)
    await store.migrate()
    keys = await loadKeys(store, webRandom, clock)
    await seed(deps, world)
    current = world
    await save()
  }

  async function save(): Promise<void> {
    revision = crypto.randomUUID()
    await keep.write({ bytes: page.bytes(), revision, version, world: current })
  }

  async function takeOver(): Promise<void> {
    if (revision !== null && revision === (await keep.revision())) return
    const kept = await keep.read()
    if (kept?.version !== version || !isWorldName(kept.world)) return fill(options.firstWorld)
    page.load(kept.bytes)
    keys = await loadKeys(store, webRandom, clock)
    current = kept.world
    revision = kept.revision
  }

  return {
    answer: (request, userName, authenticatedAt) =>
      alone(async () => {
        await takeOver()
        const response = await server.answer(request, userName, authenticatedAt)
        if (request.method !== 'GET' && request.method !== 'HEAD') await save()
        return response
      }),
    world: () =>
      alone(async () => {
        await takeOver()
        return current
      }),
    tend: () =>
      alone(async () => {
        await takeOver()
        const done = await workChores(deps, { report: (_what, error) => options.onFault(error) })
        if (done > 0) await save()
      }),
    reset: (world) => alone(() => fill(world)),
  }
}

/** Where the browser has no locks, a page at least waits for itself. */
let before: Promise<unknown> = Promise.resolve()
function oneAfterTheOther<Result>(work: () => Promise<Result>): Promise<Result> {
  const after = before.then(work, work)
  before = after.catch(() => undefined)
  return after
}
