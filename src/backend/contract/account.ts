import type { Language } from '../../lib/languages.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, PersonName, ReadOptions } from './shared.ts'
import type { AccessRole, AdminRole, PartnerRole, Permission } from './words.ts'

export interface Session {
  readonly person: PersonName & {
    /** The name to sign in with: `lone@nordlys.example`. */
    readonly userName: string
    readonly language: Language
  }
  /** Null for the operator, who belongs to no organization. */
  readonly organization:
    | (OrganizationName & {
        readonly isPartner: boolean
        /** Whether it may offer delegated administration in this cloud. Always false for one that is no partner. */
        readonly certified: boolean
        readonly suspended: boolean
        /** Customers with an active relationship, counted once each. Decides the partner's navigation variant. */
        readonly clientCount: number
      })
    | null
  readonly roles: {
    readonly admin: AdminRole
    readonly partner: PartnerRole | null
    /** Administrative access to clients; null when none is assigned. */
    readonly access: AccessRole | null
    readonly operator: boolean
  }
  readonly permissions: readonly Permission[]
}

/** A mail to the signed-in person, as it was or will be sent. */
export interface Message {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: Language
  readonly state: 'queued' | 'sent' | 'kept' | 'failed'
}

/** Who is signed in, and what reaches them. */
export interface AccountPort {
  /** Null when nobody is signed in. */
  session(options?: ReadOptions): Promise<Session | null>
  setLanguage(language: Language, options: CommandOptions): Promise<void>
  messages(options?: ListOptions): Promise<Page<Message>>
}
