import type { Tx } from './database.ts'

/** One relationship, or all that a partner has and had. */
type Under = { readonly relationshipId: string } | { readonly partnerId: string }

interface Options {
  /** Only those of people who hold an admin role. */
  readonly adminsOnly?: boolean
}

function relationshipsOf(tx: Tx, under: Under) {
  const query = tx.db.selectFrom('relationships as r').select('r.id')
  return 'partnerId' in under
    ? query.where('r.partner_id', '=', under.partnerId)
    : query.where('r.id', '=', under.relationshipId)
}

/**
 * Makes useless what a partner was shown and somebody could still sign in with, as if they were the customer's own
 * people: temporary passwords that were not changed yet, and links of a first sign-in.
 */
export async function voidKnownSecrets(tx: Tx, under: Under, options: Options = {}): Promise<void> {
  await voidTemporaryPasswords(tx, under, options)
  await voidSignInLinks(tx, under, options)
}

/** An empty hash is no password's. */
async function voidTemporaryPasswords(tx: Tx, under: Under, { adminsOnly = false }: Options): Promise<void> {
  const set = tx.db
    .selectFrom('activities as a')
    .select((eb) => ['a.target_id', eb.fn.max('a.at').as('at')])
    .where('a.relationship_id', 'in', relationshipsOf(tx, under))
    .where('a.event', 'in', ['password-reset', 'user-added'])
    .where('a.target_id', 'is not', null)
    .groupBy('a.target_id')
  let known = tx.db
    .selectFrom('people as p')
    .innerJoin(set.as('s'), 's.target_id', 'p.id')
    .select('p.id')
    .where('p.must_change_password', '=', 1)
    // One that was set since by somebody else is none of theirs.
    .whereRef('s.at', '>=', 'p.credentials_changed_at')
  if (adminsOnly) known = known.where('p.admin_role', '<>', 'none')
  await tx.db.updateTable('people').set({ password_hash: '' }).where('id', 'in', known).execute()
}

async function voidSignInLinks(tx: Tx, under: Under, { adminsOnly = false }: Options): Promise<void> {
  let added = tx.db
    .selectFrom('activities as a')
    .innerJoin('people as p', 'p.id', 'a.target_id')
    .select('p.id')
    .where('a.relationship_id', 'in', relationshipsOf(tx, under))
    .where('a.event', '=', 'user-added')
  if (adminsOnly) added = added.where('p.admin_role', '<>', 'none')
  await tx.db
    .deleteFrom('one_time_links')
    .where('purpose', '=', 'link')
    .where('used_at', 'is', null)
    .where('subject', 'in', added)
    .execute()
}
