import type { Language } from '../../lib/languages.ts'
import type { Client } from './clients.ts'
import type { PersonName } from './shared.ts'
import type { Subscription } from './subscriptions.ts'
import type { AdminRole } from './words.ts'

/** Somebody at a client who holds an admin role. */
export interface ClientAdministrator extends PersonName {
  readonly userName: string
  readonly email: string
  /** The language to write to them in. */
  readonly language: Language
  readonly adminRole: AdminRole
  readonly blocked: boolean
}

/** A client that was found by one of its users or its domain. */
export interface LookUp {
  readonly client: Client
  /** The user that was looked for; null where it was a domain. */
  readonly user:
    (PersonName & { readonly userName: string; readonly adminRole: AdminRole; readonly blocked: boolean }) | null
  /** As registered: the postal address with line feeds, the country as ISO 3166 alpha-2. */
  readonly contact: { readonly address: string; readonly country: string; readonly phone: string }
  /** A few admins to write or call. */
  readonly contacts: readonly ClientAdministrator[]
  readonly subscriptions: readonly Subscription[]
}
