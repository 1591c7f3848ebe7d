import type { Language } from '../../lib/languages.ts'
import type {
  AuditEntry,
  AuditFilter,
  MailFilter,
  OrganizationChange,
  OrganizationDetails,
  OrganizationPerson,
  OutboxMail,
  SignInRenewed,
} from './operations.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, ReadOptions } from './shared.ts'

export interface ManagedOrganization extends OrganizationName {
  readonly country: string
  readonly isPartner: boolean
  readonly certified: boolean
  readonly suspended: boolean
  readonly domainProven: boolean
  readonly createdAt: string
}

export interface OrganizationInput {
  readonly name: string
  readonly domain: string
  readonly address: string
  readonly phone: string
  readonly country: string
  readonly isPartner: boolean
  readonly certified: boolean
  readonly admin: {
    readonly name: string
    /** The part before the @ of the domain. */
    readonly userName: string
    readonly email: string
    readonly language: Language
  }
}

export interface OrganizationAdded {
  readonly organization: ManagedOrganization
  readonly userName: string
  /** Null with an outside identity provider: then there is a link, which works once. */
  readonly temporaryPassword: string | null
  readonly signInLink: string | null
}

export interface SetUpInput {
  /** The one-time token of the set-up link. */
  readonly token: string
  readonly name: string
  readonly userName: string
  readonly email: string
  readonly language: Language
  readonly password: string
}

/** The side of whoever runs the installation. */
export interface OperatorPort {
  organizations(options?: ListOptions): Promise<Page<ManagedOrganization>>
  add(input: OrganizationInput, options: CommandOptions): Promise<OrganizationAdded>
  setCertified(id: string, certified: boolean, options: CommandOptions): Promise<ManagedOrganization>
  setSuspended(
    id: string,
    suspended: boolean,
    options: CommandOptions & { readonly reason?: string },
  ): Promise<ManagedOrganization>
  organization(id: string, options?: ReadOptions): Promise<OrganizationDetails>
  change(id: string, input: OrganizationChange, options: CommandOptions): Promise<OrganizationDetails>
  people(id: string, options?: ListOptions): Promise<Page<OrganizationPerson>>
  renewSignIn(id: string, personId: string, options: CommandOptions): Promise<SignInRenewed>
  mails(options?: MailFilter): Promise<Page<OutboxMail>>
  retryMail(id: string, options: CommandOptions): Promise<void>
  audit(options?: AuditFilter): Promise<Page<AuditEntry>>
  setUp(input: SetUpInput, options: CommandOptions): Promise<void>
}
