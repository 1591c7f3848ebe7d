import { fold } from '../../src/lib/fold.ts'
import type { Store, Tx } from '../../server/store/database.ts'
import { findPersonByUserName } from '../../server/store/people.ts'
import type { Schema } from '../../server/store/schema.ts'
import type { Insertable } from 'kysely'

const firsts = ['Nord', 'Birk', 'Fjord', 'Sol', 'Havn', 'Rowan', 'Linde', 'Kyst', '北辰', '蓝桥', 'Müller', 'Østre']
const seconds = ['bolig', 'transport', 'klinik', 'works', 'foods', 'energi', '贸易', 'laks', 'design', 'skole']
const words = [
  'renewal',
  'invoice',
  'prefers phone',
  'contact Mads',
  'new office',
  'migration',
  'licenses',
  'follow up',
]
const day = 24 * 60 * 60 * 1000

/** So many rows at a time as fit the parameters of one statement in both databases. */
const batch = 500

interface Made {
  readonly organizations: Insertable<Schema['organizations']>
  readonly relationships: Insertable<Schema['relationships']>
  readonly last_acts: Insertable<Schema['last_acts']>
  readonly client_notes: Insertable<Schema['client_notes']> | null
}

/**
 * Gives a partner so many clients, and a twentieth as many former ones: some with an end, some acted for, a tenth with a
 * note. Each number makes the same client again.
 */
export async function addManyClients(store: Store, now: Date, owner: string, clients: number): Promise<void> {
  const facts = await store.read(async (tx) => {
    const person = await findPersonByUserName(tx, owner)
    const template = await tx.db.selectFrom('relationships').selectAll().executeTakeFirstOrThrow()
    if (!person?.organization_id) throw new Error(`${owner} works for nobody`)
    return { person, partnerId: person.organization_id, template }
  })
  const { ends_key: _, ...template } = facts.template
  const at = (days: number): string => new Date(now.getTime() + days * day).toISOString()

  const make = (number: number): Made => {
    const id = `many-${String(number).padStart(7, '0')}`
    const name = `${firsts[number % firsts.length]}${seconds[Math.floor(number / 12) % seconds.length]} ${number * 7919}`
    const domain = `${id}.example`
    const folded = fold(`${name} ${domain}`)
    const past = number >= clients
    const text = `${words[number % words.length]} ${number}. `.repeat(8)
    return {
      organizations: {
        ...{ id, cloud: 'global', name, folded, domain, domain_proven_at: null, address: name, phone: '' },
        ...{ country: 'DK', is_partner: 0, certified_at: null, suspended_at: null, created_at: at(-900) },
      },
      relationships: {
        ...template,
        ...{ id: `rel-${id}`, reference: id, partner_id: facts.partnerId, customer_id: id, customer_folded: folded },
        role: number % 100 === 7 ? 'full' : 'limited',
        state: past ? 'removed' : 'active',
        granted_at: at(-1 - ((number * 31) % 800)),
        ends_at: number % 5 < 2 ? at(1 + ((number * 37) % 720)) : null,
        ...(past ? { removed_by: facts.person.id, removed_at: at(-1) } : {}),
      },
      last_acts: {
        ...{ relationship_id: `rel-${id}`, partner_id: facts.partnerId },
        at: number % 2 ? at(-((number * 13) % 300)) : '',
      },
      client_notes:
        number % 10 === 3
          ? {
              ...{ partner_id: facts.partnerId, customer_id: id, text, folded: fold(text), version: 1 },
              ...{ written_by: facts.person.id, written_at: at(-3) },
            }
          : null,
    }
  }

  const whole = clients + Math.floor(clients / 20)
  for (let start = 0; start < whole; start += batch) {
    const rows = Array.from({ length: Math.min(batch, whole - start) }, (_none, index) => make(start + index))
    await store.transaction((tx) => insert(tx, rows))
  }
}

async function insert(tx: Tx, rows: readonly Made[]): Promise<void> {
  for (const table of ['organizations', 'relationships', 'last_acts', 'client_notes'] as const) {
    const values = rows.flatMap((row) => row[table] ?? [])
    if (values.length > 0) await tx.db.insertInto(table).values(values).execute()
  }
}
