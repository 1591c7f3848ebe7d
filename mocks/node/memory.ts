import Database from 'better-sqlite3'
import type { Clock, Deps } from '../../server/deps.ts'
import { demoDns } from '../../server/services/demo-dns.ts'
import { loadKeys } from '../../server/services/keys.ts'
import { seed } from '../../server/services/seed.ts'
import { openStore, type Store } from '../../server/store/database.ts'
import { sqliteTraits } from '../../server/store/dialect.ts'
import { sqliteDialect } from '../../server/store/sqlite.ts'
import type { WorldName } from '../../server/worlds/worlds.ts'
import { mockHash, webRandom } from '../http/server.ts'

/** A seeded database, by cloud and world. Made once for each file of tests; every test gets a copy of its own. */
const snapshots = new Map<string, Buffer>()

export interface WorldOptions {
  readonly world: WorldName
  readonly cloud: Deps['cloud']
  readonly clock: Clock
  readonly publicUrl: string
}

/** All that the handler needs, over a fresh database in memory with a world in it. */
export async function worldDeps(options: WorldOptions): Promise<Deps> {
  const { world, cloud, clock } = options
  const name = `${cloud.id} ${world} ${clock.now().toISOString()}`
  const snapshot = snapshots.get(name)
  const database = new Database(snapshot ?? ':memory:')
  database.pragma('foreign_keys = ON')
  const store: Store = openStore(sqliteDialect(database), sqliteTraits)
  if (!snapshot) await store.migrate()
  const deps: Deps = {
    store,
    clock,
    random: webRandom,
    hash: mockHash,
    dns: demoDns(store, clock, () => deps.keys),
    keys: await loadKeys(store, webRandom, clock),
    cloud,
    publicUrl: options.publicUrl,
    keepsPasswords: true,
    sendsMail: false,
  }
  if (!snapshot) {
    await seed(deps, world)
    snapshots.set(name, database.serialize())
  }
  return deps
}
