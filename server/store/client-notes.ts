import type { Insertable, Selectable } from 'kysely'
import type { Tx } from './database.ts'
import type { ClientNotesTable } from './schema.ts'

export interface NoteView extends Selectable<ClientNotesTable> {
  readonly writer: string
}

export interface NoteSides {
  readonly partnerId: string
  readonly customerId: string
}

/** A partner's note about a customer, and who wrote it. */
export function findNote(tx: Tx, { partnerId, customerId }: NoteSides): Promise<NoteView | undefined> {
  return tx.db
    .selectFrom('client_notes as n')
    .innerJoin('people as p', 'p.id', 'n.written_by')
    .selectAll('n')
    .select('p.name as writer')
    .where('n.partner_id', '=', partnerId)
    .where('n.customer_id', '=', customerId)
    .executeTakeFirst()
}

/**
 * Writes a note in place of the version before. Says whether it was so: of two at the same time one comes first, and the
 * other waits here and then finds another version than the one it knew.
 */
export async function writeNote(tx: Tx, row: Insertable<ClientNotesTable>): Promise<boolean> {
  const { text, folded, version, written_by, written_at } = row
  const result =
    version === 1
      ? await tx.db
          .insertInto('client_notes')
          .values(row)
          .onConflict((conflict) => conflict.columns(['partner_id', 'customer_id']).doNothing())
          .executeTakeFirst()
      : await tx.db
          .updateTable('client_notes')
          .set({ text, folded, version, written_by, written_at })
          .where('partner_id', '=', row.partner_id)
          .where('customer_id', '=', row.customer_id)
          .where('version', '=', version - 1)
          .executeTakeFirst()
  return ('numUpdatedRows' in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows) === 1n
}
