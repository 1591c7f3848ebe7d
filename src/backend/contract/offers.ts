import type { Language } from '../../lib/languages.ts'
import type { OfferLinkState } from './offerLinks.ts'
import type { CommandOptions, ListOptions, OrganizationName, Page, ReadOptions } from './shared.ts'
import type { Billing, Order, SoldProduct } from './subscriptions.ts'
import type { AccessRole, OfferKind, OfferState } from './words.ts'

/** Texts that the partner wrote, per language. */
export interface OfferTexts {
  /** A few words to the reader. May be empty. */
  readonly message: string
  /** The partner's terms, which the customer accepts. Never empty. */
  readonly terms: string
}

/** What the partner decides about every offer. */
export interface OfferBasics {
  /** The partner's own name for it, never shown to customers. */
  readonly name: string
  /** Days the link can be answered, 1 to 365; null for no end. */
  readonly validDays: number | null
  /** One of the languages in `texts`: what a reader of any other language gets, and the version that binds. */
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
}

/** Delegated administration as a part of an offer. */
export interface OfferedAccess {
  readonly role: AccessRole
  /** Days the relationship lasts once granted, 1 to 730; null for open-ended. */
  readonly durationDays: number | null
  /** Whether the customer may grant less than is offered: Limited for Full, and a shorter time. Left out is no. */
  readonly narrowable?: boolean
}

/** An offer of delegated administration. */
export interface OfferInput extends OfferBasics, OfferedAccess {}

/** What can be tried by an invitation. */
export interface TrialOrder {
  /** Id of a product that can be tried. It lasts as long as the catalogue says. */
  readonly product: string
  readonly licenses: number
  /** Where the licenses will be used (ISO 3166 alpha-2). */
  readonly usageCountry: string
}

export interface TrialInput extends OfferBasics, TrialOrder {
  /** Null for a trial alone. */
  readonly delegation: OfferedAccess | null
}

/** What can be bought by an offer. */
export interface PurchaseOrder {
  readonly items: readonly { readonly product: string; readonly licenses: number }[]
  readonly billing: Billing
}

export interface PurchaseInput extends OfferBasics, PurchaseOrder {
  /** Null for a purchase alone. */
  readonly delegation: OfferedAccess | null
}

export interface OfferSummary {
  readonly id: string
  readonly name: string
  readonly kind: OfferKind
  readonly state: OfferState
  /** Null where it asks for no administration. */
  readonly role: AccessRole | null
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
  readonly accepted: number
  readonly declined: number
  /** How many companies opened it while signed in. */
  readonly opened: number
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
  readonly versionDate: string
  readonly digest: string
  readonly durationDays: number | null
  readonly narrowable: boolean
  /** Read out on the phone to somebody who wants to know that the offer is real: they see the same. */
  readonly checkCode: string
  /** What can be tried or bought by it; null for delegated administration alone. */
  readonly order: Order | null
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
  /** The link without a language; it leads each reader to their own. */
  readonly url: string
  readonly letters: readonly OfferLetter[]
  /** How many tagged links there are in each state. */
  readonly links: Readonly<Record<OfferLinkState, number>>
  /** Whether recipients of tagged links who haven't answered are reminded without being asked to. */
  readonly remindsAutomatically: boolean
}

/** A change to an offer: its own name, and what customers are shown from now on. */
export interface OfferRevision {
  /** The version that the change began with; refused with `offer-changed` when it isn't the newest any more. */
  readonly basedOn: number
  readonly name: string
  /** Null for a trial or a purchase without administration. */
  readonly role: AccessRole | null
  /** What a trial invitation, or a purchase offer, holds from now on. Left out, it stays as it was. */
  readonly trial?: TrialOrder
  readonly purchase?: PurchaseOrder
  readonly durationDays: number | null
  /** Left out, it stays as it was. */
  readonly narrowable?: boolean
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
}

/** What customers were shown for a time. It never changes. */
export interface OfferVersion {
  readonly number: number
  readonly digest: string
  readonly createdAt: string
  readonly createdBy: string
  readonly role: AccessRole | null
  readonly durationDays: number | null
  readonly order: Order | null
  readonly defaultLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, OfferTexts>>>
  readonly accepted: number
  readonly declined: number
}

/** What one customer answered. */
export interface OfferAnswer {
  readonly id: string
  readonly answer: 'accepted' | 'declined'
  readonly at: string
  readonly customer: OrganizationName
  readonly person: string
  /** Why they declined, in their own words; may be empty. */
  readonly reason: string
  readonly version: number
  /** The tagged link by which the answer came. */
  readonly link: { readonly id: string; readonly recipient: string } | null
}

export interface OfferListOptions extends ListOptions {
  /** `ending`: open, and over within two weeks. */
  readonly state?: OfferState | 'ending' | undefined
}

/** Offers, as the partner sends and follows them. */
export interface OffersPort {
  list(options?: OfferListOptions): Promise<Page<OfferSummary>>
  get(id: string, options?: ReadOptions): Promise<Offer>
  /** What can be offered in this cloud. */
  products(options?: ReadOptions): Promise<readonly SoldProduct[]>
  send(input: OfferInput, options: CommandOptions): Promise<Offer>
  sendTrial(input: TrialInput, options: CommandOptions): Promise<Offer>
  sendPurchase(input: PurchaseInput, options: CommandOptions): Promise<Offer>
  withdraw(id: string, options: CommandOptions): Promise<Offer>
  /** Makes a new version, to which all links lead from then on. */
  revise(id: string, input: OfferRevision, options: CommandOptions): Promise<Offer>
  /** Sets until when it can be answered; null for no end. */
  setExpiry(id: string, expiresAt: string | null, options: CommandOptions): Promise<Offer>
  versions(id: string, options?: ListOptions): Promise<Page<OfferVersion>>
  /** The answers, the latest first; with `link`, those that came by one tagged link. */
  answers(id: string, options?: ListOptions & { readonly link?: string | undefined }): Promise<Page<OfferAnswer>>
}
