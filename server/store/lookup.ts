import type { Tx } from './database.ts'
import { pageSize, type Cursor } from './lists.ts'
import type { OrganizationRow } from './organizations.ts'
import type { PersonRow } from './people.ts'

/** Whose a domain is: the first of an organization, or one that it verified since. */
export function findOrganizationByDomain(tx: Tx, domain: string): Promise<OrganizationRow | undefined> {
  return tx.db
    .selectFrom('organizations')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('domain', '=', domain),
        eb(
          'id',
          'in',
          eb
            .selectFrom('domains')
            .select('domains.organization_id')
            .where('domains.name', '=', domain)
            .where('domains.verified_at', 'is not', null),
        ),
      ]),
    )
    .executeTakeFirst()
}

/** Everybody in an organization who holds an admin role, by name. */
export function listAdministrators(tx: Tx, organizationId: string, after: Cursor | null): Promise<PersonRow[]> {
  let query = tx.db
    .selectFrom('people')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('admin_role', '<>', 'none')
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('folded', '>', after.value), eb.and([eb('folded', '=', after.value), eb('id', '>', after.id)])]),
    )
  }
  return query
    .orderBy('folded')
    .orderBy('id')
    .limit(pageSize + 1)
    .execute()
}
