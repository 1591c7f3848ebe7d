import { hmac, sha256 } from '../services/crypto.ts'
import type { Deps } from '../deps.ts'
import { openLinkSince, renewOneTimeLink } from '../store/identity.ts'
import { countPeople } from '../store/people.ts'
import { isLinkOpen, readMeta } from '../store/records.ts'
import { seed } from '../services/seed.ts'
import { isWorldName, worldNames, type WorldName } from '../worlds/worlds.ts'
import { newOperator } from '../identity/linking.ts'
import type { Config } from './config.ts'

/** The start can't go on; the message is all that the operator needs to read. */
export class StartRefused extends Error {}

/** What is in the database when the server begins to listen. */
export interface Found {
  /** The demo world, in demo mode. */
  readonly world: WorldName | undefined
  /** The token of the operator's set-up link, in production mode, while there is no operator. */
  readonly setUpToken: string | undefined
}

const setUpHours = 24

/** A start within so many minutes of another one gives out the same link: they may be servers that start together. */
const setUpSharedMinutes = 10

/** Brings an empty database to where people can sign in, and refuses one that doesn't fit the mode. */
export async function prepareData(config: Config, deps: Deps): Promise<Found> {
  const { store } = deps
  const { people, world } = await store.read(async (tx) => ({
    people: await countPeople(tx),
    world: await readMeta(tx, 'world'),
  }))
  if (config.mode === 'production') {
    if (world !== null) {
      throw new StartRefused(
        'This database was filled with demo people, whose password everybody knows, and production mode refuses it. ' +
          'Give it a database of its own, for example DATA_DIR=/var/lib/mandate.',
      )
    }
    return {
      world: undefined,
      setUpToken: people === 0 ? await renewSetUp(deps, config.outsideIssuer ? 'link' : 'set-up') : undefined,
    }
  }
  if (people > 0 && world === null) {
    throw new StartRefused(
      'This database holds real people, and demo mode refuses it. Start it with MODE=production, or give the demo a folder of its own, for example DATA_DIR=demo-data.',
    )
  }
  const wanted = config.world ?? 'demo'
  if (!isWorldName(wanted)) {
    throw new StartRefused(
      `WORLD is "${wanted}", and there is no such world: choose from ${worldNames.join(', ')}. Example: WORLD=demo`,
    )
  }
  if (people === 0) await seedOnce(deps, wanted)
  const seeded = (await store.read((tx) => readMeta(tx, 'world'))) ?? wanted
  if (config.world !== undefined && seeded !== config.world) {
    throw new StartRefused(
      `WORLD is "${config.world}", but the database already holds the world "${seeded}". Use another folder, for example DATA_DIR=data-${config.world}.`,
    )
  }
  return { world: isWorldName(seeded) ? seeded : 'demo', setUpToken: undefined }
}

/** Two processes may find the database empty at once: the second one's world is refused whole, by the first one's rows. */
async function seedOnce(deps: Deps, world: WorldName): Promise<void> {
  try {
    await seed(deps, world)
  } catch (error) {
    const people = await deps.store.read((tx) => countPeople(tx))
    if (people === 0) throw error
  }
}

/**
 * Each start gives out a link until it was used, a new one for each time that servers are started: to a page where the operator chooses a password, or,
 * with an outside issuer, to the sign-in that links them.
 */
async function renewSetUp({ store, clock, keys }: Deps, purpose: 'set-up' | 'link'): Promise<string> {
  const now = clock.now().getTime()
  const at = (time: number): string => new Date(time).toISOString()
  // Derived, so that another process can say it too: in the database there is only its digest.
  const tokenOf = async (since: string): Promise<string> =>
    Buffer.from(await hmac(keys.links, `${purpose}:${newOperator}:${since}`)).toString('base64url')
  return store.transaction(async (tx) => {
    // Processes that start at once come one after another here, and all give out what the first of them made.
    await tx.traits.passGate(tx.db, 'set-up', 'update')
    const since = await openLinkSince(tx, purpose, newOperator, at(now - setUpSharedMinutes * 60_000))
    const shared = since && (await tokenOf(since))
    if (shared && (await isLinkOpen(tx, await sha256(shared), purpose, at(now)))) return shared
    const token = await tokenOf(at(now))
    await renewOneTimeLink(tx, {
      id: await sha256(token),
      purpose,
      subject: newOperator,
      created_at: at(now),
      expires_at: at(now + setUpHours * 3_600_000),
    })
    return token
  })
}
