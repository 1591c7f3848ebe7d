import type { Tx } from './database.ts'

interface Ending {
  readonly id: string
  readonly partner_id: string
  readonly customer_id: string
  readonly ends_at: string
}

/** Active relationships that end after `now` and at `until` or sooner, without a notice of so many days or fewer. */
export function endingUnnoticed(
  tx: Tx,
  query: { readonly now: string; readonly until: string; readonly days: number },
  most: number,
): Promise<Ending[]> {
  return tx.db
    .selectFrom('relationships as r')
    .select(['r.id', 'r.partner_id', 'r.customer_id', 'r.ends_at'])
    .where('r.state', '=', 'active')
    .where('r.ends_at', '>', query.now)
    .where('r.ends_at', '<=', query.until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('relationship_notices as n')
            .select('n.days')
            .whereRef('n.relationship_id', '=', 'r.id')
            .whereRef('n.ends_at', '=', 'r.ends_at')
            .where('n.days', '<=', query.days),
        ),
      ),
    )
    .orderBy('r.ends_at')
    .limit(most)
    .$narrowType<{ ends_at: string }>()
    .execute()
}

/** Active relationships whose time is over. */
export function endedUnmarked(tx: Tx, now: string, most: number): Promise<Ending[]> {
  return tx.db
    .selectFrom('relationships')
    .select(['id', 'partner_id', 'customer_id', 'ends_at'])
    .where('state', '=', 'active')
    .where('ends_at', '<=', now)
    .orderBy('ends_at')
    .limit(most)
    .$narrowType<{ ends_at: string }>()
    .execute()
}

export async function keepNotice(
  tx: Tx,
  notice: { readonly relationshipId: string; readonly endsAt: string; readonly days: number; readonly at: string },
): Promise<void> {
  await tx.db
    .insertInto('relationship_notices')
    .values({ relationship_id: notice.relationshipId, ends_at: notice.endsAt, days: notice.days, at: notice.at })
    .onConflict((conflict) => conflict.columns(['relationship_id', 'ends_at', 'days']).doNothing())
    .execute()
}
