import type { Language } from '../../lib/languages.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, ReadOptions } from './shared.ts'

/** Why the last try to prove a domain failed. `elsewhere`: another organization has proven it. */
export type ProofFailure = 'not-found' | 'other-value' | 'no-answer' | 'elsewhere'

export interface DomainProof {
  readonly provenAt: string | null
  /** The TXT record to set; null once the domain is proven, and for whoever may not prove it. */
  readonly record: { readonly name: string; readonly text: string } | null
  readonly lastTry: { readonly at: string; readonly outcome: ProofFailure } | null
}

/** How a partner shows itself to customers. */
export interface PartnerProfile {
  readonly organization: OrganizationName
  readonly certified: boolean
  readonly since: string
  readonly contact: {
    readonly address: string
    readonly country: string
    readonly phone: string
    readonly version: string
  }
  readonly proof: DomainProof
  /** What stands in the directory of partners. */
  readonly listing: {
    readonly listed: boolean
    readonly about: Readonly<Partial<Record<Language, string>>>
    /** ISO 3166 alpha-2 codes. */
    readonly countries: readonly string[]
    readonly contact: string
    readonly version: string
  }
  readonly mayChange: boolean
}

/** `shownVersion` is that of the part that was shown; another is refused as `changed-meanwhile`. */
export interface ContactInput {
  readonly address: string
  readonly phone: string
  readonly shownVersion: string
}

export interface ListingInput {
  readonly listed: boolean
  readonly about: Readonly<Partial<Record<Language, string>>>
  readonly countries: readonly string[]
  readonly contact: string
  readonly shownVersion: string
}

export interface OwnDomainVerification {
  readonly outcome: 'proven' | ProofFailure
  readonly profile: PartnerProfile
}

/** A version of the partner's terms without what they say. Versions are counted for each language by itself. */
export interface TermsVersion {
  readonly id: string
  readonly language: Language
  readonly number: number
  readonly createdAt: string
  readonly createdBy: string
}

/** Immutable: a change is a new version. Offers hold their own text. */
export interface Terms extends TermsVersion {
  readonly text: string
}

export interface TermsInput {
  readonly language: Language
  readonly text: string
  /** The newest version that was shown, 0 where there is none; another is refused as `changed-meanwhile`. */
  readonly basedOn: number
}

/** The partner's own company. Everybody who works for it reads; owners change. */
export interface ProfilePort {
  get(options?: ReadOptions): Promise<PartnerProfile>
  setContact(input: ContactInput, options: CommandOptions): Promise<PartnerProfile>
  setListing(input: ListingInput, options: CommandOptions): Promise<PartnerProfile>
  /** Looks for the record now. */
  proveDomain(options: CommandOptions): Promise<OwnDomainVerification>
  /** Versions in a language, the newest first. */
  listTerms(language: Language, options?: ListOptions): Promise<Page<TermsVersion>>
  terms(id: string, options?: ReadOptions): Promise<Terms>
  writeTerms(input: TermsInput, options: CommandOptions): Promise<Terms>
}
