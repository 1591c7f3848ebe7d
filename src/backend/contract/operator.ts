import type { Language } from '../../lib/languages.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page } from './shared.ts'

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
  readonly temporaryPassword: string
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
  setSuspended(id: string, suspended: boolean, options: CommandOptions): Promise<ManagedOrganization>
  setUp(input: SetUpInput, options: CommandOptions): Promise<void>
}
