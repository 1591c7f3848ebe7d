import type { Language } from '../../lib/languages.ts'
import type { ClientAdministrator, LookUp } from './lookUp.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, PersonName, ReadOptions } from './shared.ts'
import type { AccessRole, AdminRole } from './words.ts'

/** A customer with an active relationship, or with one that has ended, as its partner sees it. */
export interface Client {
  readonly customer: OrganizationName
  readonly relationshipId: string
  readonly reference: string
  readonly role: AccessRole
  readonly state: 'active' | 'removed' | 'expired'
  readonly since: string
  readonly endsAt: string | null
  readonly removedAt: string | null
  readonly offerId: string
  readonly offerName: string
  /** When we last acted for the client; null where we never have. */
  readonly lastActivityAt: string | null
  /** There is a note of ours about it. */
  readonly noted: boolean
}

export type ClientSort = 'name' | 'since' | 'ends' | 'activity'

/** What a list of clients is narrowed to; all that is said must hold. */
export interface ClientFilter {
  /** Found in names, domains and our own notes; trimmed, case and accents folded. */
  readonly search?: string | undefined
  /** Clients, unless it says `past`: relationships that were removed, or have ended by their time. */
  readonly state?: 'current' | 'past' | undefined
  readonly role?: AccessRole | undefined
  /** Ends within so many days from now. */
  readonly endsWithin?: 30 | 90 | undefined
  /** Granted by this offer. */
  readonly offer?: string | undefined
  /** Only those that we have a note about. */
  readonly noted?: boolean | undefined
}

export interface ClientListOptions extends ListOptions, ClientFilter {
  /** By name, the newest first, those that end first, or those first that we acted for last. */
  readonly sort?: ClientSort | undefined
}

/** How many there are; `more` where there are more than were counted. */
export interface ClientCount {
  readonly count: number
  readonly more: boolean
}

/** A customer's answer to one of our offers. */
export interface LatestAnswer {
  readonly id: string
  readonly at: string
  readonly answer: 'accepted' | 'declined'
  readonly offer: { readonly id: string; readonly name: string }
  readonly customer: OrganizationName
}

/** What a partner with many clients looks at first. */
export interface PartnerOverview {
  readonly clients: number
  /** Clients whose relationship ends within 30 days. */
  readonly expiring: ClientCount
  readonly openOffers: ClientCount
  /** Tagged links of open offers that nobody has answered. */
  readonly unansweredLinks: ClientCount
  /** Null for who may not see service requests. */
  readonly openRequests: ClientCount | null
  /** The latest few, the newest first. */
  readonly answers: readonly LatestAnswer[]
}

/** A list of clients as a file. */
export interface ClientExport {
  readonly filter: ClientFilter
  readonly sort?: ClientSort | undefined
  /** The language of the words in it. */
  readonly language: Language
}

/** What we note for ourselves about a client; the customer never sees it. */
export interface ClientNote {
  readonly customer: OrganizationName
  /** Empty where there is no note. */
  readonly text: string
  /** Grows with each change; 0 where nobody has written yet. */
  readonly version: number
  readonly writtenBy: string | null
  readonly writtenAt: string | null
}

export interface ClientNoteInput {
  readonly text: string
  /** Of the note that was shown: when it has another by now, the change is refused with `note-changed`. */
  readonly version: number
}

/** Why the person who asks may not do something to a user. */
export type UserRefusal = 'access-limited' | 'last-global-admin' | 'never-delegable'

/** A user of a client. The refusals say why this person may not do something to them; null where they may. */
export interface ClientUser extends PersonName {
  readonly userName: string
  readonly adminRole: AdminRole
  readonly blocked: boolean
  readonly mustChangePassword: boolean
  /** Where to write to them. */
  readonly email: string
  readonly language: Language
  readonly resetRefusal: UserRefusal | null
  readonly editRefusal: UserRefusal | null
  readonly blockRefusal: UserRefusal | null
  readonly roleRefusal: UserRefusal | null
  readonly licenseRefusal: UserRefusal | null
}

export interface PasswordReset {
  readonly user: PersonName & { readonly userName: string }
  /** Shown once to the person who reset it; the user must change it at the next sign-in. */
  readonly temporaryPassword: string
}

/** Customers who granted, as the partner administers them. */
export interface ClientsPort {
  list(options?: ClientListOptions): Promise<Page<Client>>
  count(filter: ClientFilter, options?: ReadOptions): Promise<ClientCount>
  overview(options?: ReadOptions): Promise<PartnerOverview>
  /** The whole list as a CSV file; fails where it can't be read to its end. */
  exportCsv(wanted: ClientExport, options?: ReadOptions): Promise<Blob>
  note(customerId: string, options?: ReadOptions): Promise<ClientNote>
  setNote(customerId: string, input: ClientNoteInput, options: CommandOptions): Promise<ClientNote>
  get(customerId: string, options?: ReadOptions): Promise<Client>
  users(customerId: string, options?: ListOptions): Promise<Page<ClientUser>>
  resetPassword(customerId: string, userId: string, options: CommandOptions): Promise<PasswordReset>
  /** Finds a client by a user name or a domain; recorded in the client's activity. */
  lookUp(query: string, options: CommandOptions): Promise<LookUp>
  administrators(customerId: string, options?: ListOptions): Promise<Page<ClientAdministrator>>
}
