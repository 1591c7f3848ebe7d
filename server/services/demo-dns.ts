import { DnsTrouble, type Clock, type Dns } from '../deps.ts'
import { recordName, recordText } from './domain-proof.ts'
import type { Store } from '../store/database.ts'
import { domainsNamed } from '../store/domains.ts'

/** How long it takes in a demonstration until the world has heard of a record: long enough to see that it takes time. */
const spreadingSeconds = 20

/**
 * The name system of a demonstration, whose domains nobody has: whoever added a domain set its record as well. What
 * begins with `unset.` was forgotten, and `silent.` never answers.
 */
export function demoDns(store: Store, clock: Clock): Dns {
  return {
    async txt(name) {
      const domain = name.slice(recordName('').length)
      if (domain.startsWith('silent.')) throw new DnsTrouble()
      if (domain.startsWith('unset.')) return []
      const before = new Date(clock.now().getTime() - spreadingSeconds * 1000).toISOString()
      const rows = await store.read((tx) => domainsNamed(tx, domain))
      return rows.filter((row) => row.created_at <= before).map((row) => [recordText(row.proof)])
    },
  }
}
