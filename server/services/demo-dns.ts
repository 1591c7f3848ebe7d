import { DnsTrouble, type Clock, type Dns, type Keys } from '../deps.ts'
import type { Store } from '../store/database.ts'
import { domainsNamed } from '../store/domains.ts'
import { findOrganizationByDomain } from '../store/organizations.ts'
import { firstDomainProof, recordName, recordText } from './domain-proof.ts'

/** How long it takes in a demonstration until the world has heard of a record: long enough to see that it takes time. */
const spreadingSeconds = 20

/**
 * The name system of a demonstration, whose domains nobody has: whoever added a domain set its record as well, and so
 * did every organization for its first. What begins with `unset.` was forgotten, with `wrong.` mistyped, and `silent.`
 * never answers. `keys` is asked late: where the database can be changed for another, they change with it.
 */
export function demoDns(store: Store, clock: Clock, keys: () => Keys): Dns {
  return {
    async txt(name) {
      const domain = name.slice(recordName('').length)
      if (domain.startsWith('silent.')) throw new DnsTrouble()
      if (domain.startsWith('unset.')) return []
      if (domain.startsWith('wrong.')) return [[recordText('something-else')]]
      const before = new Date(clock.now().getTime() - spreadingSeconds * 1000).toISOString()
      const { rows, first } = await store.read(async (tx) => ({
        rows: await domainsNamed(tx, domain),
        first: await findOrganizationByDomain(tx, domain),
      }))
      const proofs = rows.filter((row) => row.created_at <= before).map((row) => row.proof)
      if (first && first.created_at <= before) proofs.push(await firstDomainProof(keys(), first.id, domain))
      return proofs.map((proof) => [recordText(proof)])
    },
  }
}
