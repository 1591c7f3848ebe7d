import type { Language } from '../../lib/languages.ts'
import type { PasswordReset } from './clients.ts'
import type { CommandOptions, ListOptions, Page, ReadOptions } from './shared.ts'
import type { AdminRole } from './words.ts'

/** `not-allowed`: a global admin can. `last-owner`: the partner would be left without one. */
export type OwnUserRefusal = 'own-account' | 'not-allowed' | 'last-owner'

/** Somebody of the organization, as its admins see them. */
export interface OwnUser {
  readonly id: string
  readonly name: string
  readonly userName: string
  readonly email: string
  readonly language: Language
  readonly adminRole: AdminRole
  readonly blocked: boolean
  readonly mustChangePassword: boolean
  readonly createdAt: string
  readonly you: boolean
  /** Why the person who asks can't do this to them; null where they can. */
  readonly resetRefusal: OwnUserRefusal | null
  readonly blockRefusal: OwnUserRefusal | null
}

/** The organization's own people, for whoever holds an admin role there. */
export interface OwnUsersPort {
  list(options?: ListOptions): Promise<Page<OwnUser>>
  get(id: string, options?: ReadOptions): Promise<OwnUser>
  /** The temporary password is in the answer, and nowhere else. An admin's needs a sign-in that isn't old. */
  resetPassword(id: string, options: CommandOptions): Promise<PasswordReset>
  setBlocked(id: string, blocked: boolean, options: CommandOptions): Promise<OwnUser>
}
