import type { Language } from '../../lib/languages.ts'
import type { CommandOptions, ListOptions, Page, ReadOptions } from './shared.ts'
import type { AccessRole, OfferState } from './words.ts'

/** Texts that the partner wrote, per language. */
export interface OfferTexts {
  /** A few words to the reader. May be empty. */
  readonly message: string
  /** The partner's terms, which the customer accepts. Never empty. */
  readonly terms: string
}

/** What the partner decides when composing an offer of delegated administration. */
export interface OfferInput {
  /** The partner's own name for it, never shown to customers. */
  readonly name: string
  readonly role: AccessRole
  /** Days the relationship lasts once granted, 1 to 730; null for open-ended. */
  readonly durationDays: number | null
  /** Days the link can be answered, 1 to 365; null for no end. */
  readonly validDays: number | null
  /** One of the languages in `texts`: what a reader of any other language gets, and the version that binds. */
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
}

export interface OfferSummary {
  readonly id: string
  readonly name: string
  readonly state: OfferState
  readonly role: AccessRole
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
  readonly accepted: number
  readonly declined: number
  readonly languages: readonly Language[]
}

/** What to paste into a mail, a document or a web page. */
export interface OfferLetter {
  readonly language: Language
  readonly subject: string
  readonly plain: string
  readonly html: string
}

export interface Offer extends OfferSummary {
  readonly reuse: 'many' | 'once'
  readonly version: number
  readonly digest: string
  readonly durationDays: number | null
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
  /** The link without a language; it leads each reader to their own. */
  readonly url: string
  readonly letters: readonly OfferLetter[]
}

/** Offers, as the partner sends and follows them. */
export interface OffersPort {
  list(options?: ListOptions): Promise<Page<OfferSummary>>
  get(id: string, options?: ReadOptions): Promise<Offer>
  send(input: OfferInput, options: CommandOptions): Promise<Offer>
  withdraw(id: string, options: CommandOptions): Promise<Offer>
}
