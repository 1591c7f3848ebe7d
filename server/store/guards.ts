import type { Insertable, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { GuardsTable } from './schema.ts'

export interface GuardView extends Selectable<GuardsTable> {
  readonly changer: string
}

export function findGuard(tx: Tx, organizationId: string): Promise<GuardView | undefined> {
  return tx.db
    .selectFrom('guards as g')
    .innerJoin('people as p', 'p.id', 'g.changed_by')
    .selectAll('g')
    .select('p.name as changer')
    .where('g.organization_id', '=', organizationId)
    .executeTakeFirst()
}

export async function saveGuard(tx: Tx, row: Insertable<GuardsTable>): Promise<void> {
  const { organization_id: _, ...change } = row
  await tx.db
    .insertInto('guards')
    .values(row)
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(change))
    .execute()
}

/** Names of the partners that have these domains, for those that the organization has met or that are listed. */
export function knownPartners(
  tx: Tx,
  organizationId: string,
  domains: readonly string[],
): Promise<{ name: string; domain: string }[]> {
  if (domains.length === 0) return Promise.resolve([])
  return tx.db
    .selectFrom('organizations as o')
    .select(['o.name', 'o.domain'])
    .where('o.domain', 'in', domains)
    .where('o.is_partner', '=', 1)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('relationships as r')
            .select('r.id')
            .whereRef('r.partner_id', '=', 'o.id')
            .where('r.customer_id', '=', organizationId),
        ),
        eb.exists(
          eb
            .selectFrom('offer_openings as x')
            .innerJoin('offers as f', 'f.id', 'x.offer_id')
            .select('x.offer_id')
            .whereRef('f.partner_id', '=', 'o.id')
            .where('x.organization_id', '=', organizationId),
        ),
        eb.exists(
          eb
            .selectFrom('directory_entries as d')
            .select('d.organization_id')
            .whereRef('d.organization_id', '=', 'o.id')
            .where('d.listed', '=', 1),
        ),
      ]),
    )
    .execute()
}
