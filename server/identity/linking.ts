import { fold } from '../../src/lib/fold.ts'
import type { Clock, Random } from '../deps.ts'
import { newId, sha256 } from '../services/crypto.ts'
import type { Store, Tx } from '../store/database.ts'
import { linkPerson, personBySubject, subjectOfLink } from '../store/identity.ts'
import { findPerson, findPersonByUserName, insertPerson, type PersonRow } from '../store/people.ts'
import { useOneTimeLink } from '../store/records.ts'
import type { ProvenIdentity } from './relying-party.ts'

/** What the first link of an installation is for: to make the operator, of whom nothing is known yet. */
export const newOperator = 'operator'

interface Around {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly language: string
}

/**
 * The person of somebody who signed in at an outside issuer. Somebody new is linked by the one-time link of their
 * invitation and by nothing else: whoever can set an e-mail address or a name at their issuer proves nothing by it.
 */
export async function linkedPerson(
  around: Around,
  proven: ProvenIdentity,
  link: string | undefined,
): Promise<PersonRow | undefined> {
  const { store, clock } = around
  const known = await store.read((tx) => personBySubject(tx, proven.issuer, proven.subject))
  if (known || !link) return known
  const id = await sha256(link)
  return store.transaction(async (tx) => {
    const invited = await subjectOfLink(tx, id, 'link')
    if (invited === undefined || !(await useOneTimeLink(tx, id, 'link', clock.now().toISOString()))) return undefined
    if (invited === newOperator) return makeOperator(tx, around, proven)
    return (await linkPerson(tx, invited, proven.issuer, proven.subject)) ? findPerson(tx, invited) : undefined
  })
}

async function makeOperator(tx: Tx, { clock, random, language }: Around, proven: ProvenIdentity): Promise<PersonRow> {
  const at = clock.now().toISOString()
  const wanted = (proven.userName ?? '').toLowerCase()
  const usable = /^[a-z0-9][a-z0-9._-]*(?:@[a-z0-9.-]+)?$/.test(wanted) && wanted.length <= 254
  const userName =
    usable && !(await findPersonByUserName(tx, wanted)) ? wanted : `operator-${newId(random).slice(0, 6)}`
  const name = (proven.name ?? userName).slice(0, 200)
  const operator: PersonRow = {
    id: newId(random),
    organization_id: null,
    name,
    folded: fold(name),
    user_name: userName,
    email: proven.email ?? '',
    language,
    admin_role: 'none',
    partner_role: null,
    access_role: null,
    is_operator: 1,
    blocked: 0,
    password_hash: null,
    must_change_password: 0,
    set_by_partner: 0,
    credentials_changed_at: at,
    issuer: proven.issuer,
    subject: proven.subject,
    created_at: at,
  }
  await insertPerson(tx, operator)
  return operator
}
