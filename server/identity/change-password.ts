import type { Language } from '../../src/i18n/core.ts'
import type { Clock, PasswordHash, Random } from '../deps.ts'
import { newId } from '../services/crypto.ts'
import type { Store } from '../store/database.ts'
import { replacePassword } from '../store/identity.ts'
import { findPerson, type PersonRow } from '../store/people.ts'
import { endSessionsOf, insertActivity } from '../store/records.ts'
import { say } from './messages.ts'
import type { FieldError } from './page.ts'
import { passwordLength, passwordProblem } from '../services/passwords.ts'

interface Around {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly hash: PasswordHash
}

/**
 * Sets the password that a person chose in place of the one they just proved. Their sessions elsewhere end, and
 * their organization's record has it. Gives what is wrong, nothing when it is done, or `overtaken` where another
 * password was set since: then whoever is here has proved nothing that still counts.
 */
export async function chooseNewPassword(
  { store, clock, random, hash }: Around,
  person: PersonRow,
  input: { readonly password: string; readonly repeated: string; readonly language: Language },
): Promise<FieldError[] | 'overtaken'> {
  const { password, repeated, language } = input
  const old = person.password_hash ?? ''
  const isOld = password !== '' && password.length <= passwordLength.max && (await hash.verify(old, password))
  const problem = passwordProblem(password, person.user_name, isOld ? password : '')
  if (problem) {
    const texts = {
      required: () => say(language, 'newPassword.error.required'),
      'too-short': () => say(language, 'newPassword.error.tooShort', { min: passwordLength.min }),
      'too-long': () => say(language, 'newPassword.error.tooLong', { max: passwordLength.max }),
      'is-user-name': () => say(language, 'newPassword.error.isUserName'),
      'is-old': () => say(language, 'newPassword.error.isOld'),
    }
    return [{ field: 'newPassword', text: texts[problem]() }]
  }
  if (password !== repeated) return [{ field: 'repeated', text: say(language, 'newPassword.error.different') }]

  const fresh = await hash.hash(password)
  const at = clock.now().toISOString()
  const replaced = await store.transaction(async (tx) => {
    if (!(await replacePassword(tx, person.id, old, fresh, at))) return false
    await endSessionsOf(tx, person.id)
    // The operator belongs to no organization, so that there is no record that a customer reads.
    if (person.organization_id === null) return true
    await insertActivity(tx, {
      id: newId(random),
      at,
      event: 'password-changed',
      customer_id: person.organization_id,
      partner_id: null,
      relationship_id: null,
      actor_id: person.id,
      actor_organization_id: person.organization_id,
      actor_side: 'customer',
      target_id: person.id,
      target_name: person.name,
    })
    return true
  })
  if (replaced) return []
  // Either this is a second click, or somebody else who knew the temporary password was first.
  const now = await store.read((tx) => findPerson(tx, person.id))
  return (await hash.verify(now?.password_hash ?? '', password)) ? [] : 'overtaken'
}
