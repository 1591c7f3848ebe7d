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
  /** Messages that the person hasn't read; at most 100 are counted. */
  readonly unread: number
}

/** A message to the signed-in person: a notice here, and a mail as it was or will be sent. */
export interface Message {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: Language
  /** `muted` where the person chose not to be mailed about it. */
  readonly state: 'queued' | 'sent' | 'kept' | 'failed' | 'muted'
  /** The page that it leads to, with the language of the message; null where that isn't one of ours. */
  readonly path: string | null
  readonly read: boolean
}

/** Who is signed in, and what reaches them. */
export interface AccountPort {
  /** Null when nobody is signed in. */
  session(options?: ReadOptions): Promise<Session | null>
  setLanguage(language: Language, options: CommandOptions): Promise<void>
  messages(options?: ListOptions): Promise<Page<Message>>
}
