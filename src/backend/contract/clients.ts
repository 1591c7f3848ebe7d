import type { ClientAdministrator, LookUp } from './lookUp.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, PersonName, ReadOptions } from './shared.ts'
import type { AccessRole, AdminRole } from './words.ts'

/** A customer with an active relationship, as its partner sees it. */
export interface Client {
  readonly customer: OrganizationName
  readonly relationshipId: string
  readonly reference: string
  readonly role: AccessRole
  readonly since: string
  readonly endsAt: string | null
  readonly offerName: string
}

/** A user of a client. `refusal` says why this person may not reset the password; null when they may. */
export interface ClientUser {
  readonly id: string
  readonly name: string
  readonly userName: string
  readonly adminRole: AdminRole
  readonly blocked: boolean
  readonly mustChangePassword: boolean
  readonly resetRefusal: 'access-limited' | 'access-not-assigned' | 'last-global-admin' | 'never-delegable' | null
}

export interface PasswordReset {
  readonly user: PersonName & { readonly userName: string }
  /** Shown once to the person who reset it; the user must change it at the next sign-in. */
  readonly temporaryPassword: string
}

/** Customers who granted, as the partner administers them. */
export interface ClientsPort {
  list(options?: ListOptions): Promise<Page<Client>>
  get(customerId: string, options?: ReadOptions): Promise<Client>
  users(customerId: string, options?: ListOptions): Promise<Page<ClientUser>>
  resetPassword(customerId: string, userId: string, options: CommandOptions): Promise<PasswordReset>
  /** Finds a client by a user name or a domain; recorded in the client's activity. */
  lookUp(query: string, options: CommandOptions): Promise<LookUp>
  administrators(customerId: string, options?: ListOptions): Promise<Page<ClientAdministrator>>
}
