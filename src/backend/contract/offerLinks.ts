import type { Language } from '../../lib/languages.ts'
import type { FieldProblem } from '../errors.ts'
import type { ClientCount } from './clients.ts'
import type { Offer, OfferLetter } from './offers.ts'
import type { CommandOptions, ListOptions, Page, ReadOptions } from './shared.ts'

/** What has become of a tagged link: nobody signed in opened it, somebody did, an answer came by it, or it was ended. */
export type OfferLinkState = 'waiting' | 'opened' | 'accepted' | 'declined' | 'stopped'

/** A row of a list of recipients, as it was typed. `email` and `language` may be empty. */
export interface RecipientRow {
  readonly recipient: string
  readonly email: string
  /** `en`, `da` or `zh`; empty for the offer's default. */
  readonly language: string
}

/** The most rows that are taken at once. */
export const recipientsAtOnce = 500

/** What is wrong with a row; `taken` where a link for the same recipient is there already. */
export interface RecipientProblem {
  /** Place in what was sent, from 0. */
  readonly row: number
  readonly field: 'recipient' | 'email' | 'language'
  readonly problem: FieldProblem
  readonly limit?: number | undefined
}

export interface RecipientsAdded {
  /** In the order of the rows. */
  readonly links: readonly OfferLink[]
  readonly problems: readonly RecipientProblem[]
}

/** An offer's link for one recipient, and what became of it. */
export interface OfferLink {
  readonly id: string
  readonly recipient: string
  readonly email: string | null
  readonly language: Language | null
  readonly url: string
  readonly state: OfferLinkState
  readonly createdAt: string
  readonly createdBy: string
  readonly openedAt: string | null
  readonly answeredAt: string | null
  /** Name of the company that answered. */
  readonly customer: string | null
  readonly stoppedAt: string | null
  readonly reminders: number
  readonly remindedAt: string | null
  /** Whether a reminder can be sent now, or why not. */
  readonly reminding: 'possible' | 'too-soon' | 'used-up' | 'no-email' | 'answered' | 'stopped' | 'offer-closed'
  /** When the next reminder can be sent, where it is too soon. */
  readonly remindableAt: string | null
}

export interface OfferLinkDetails {
  readonly link: OfferLink
  /** The offer's text in each language, with this recipient's link. */
  readonly letters: readonly OfferLetter[]
  /** The companies whose people opened it while signed in, the latest first. */
  readonly openings: readonly { readonly organization: string; readonly firstAt: string; readonly lastAt: string }[]
}

export interface OfferLinkListOptions extends ListOptions {
  readonly state?: OfferLinkState | undefined
}

/** A link that nobody has answered, of an offer that can be. */
export interface UnansweredLink {
  readonly link: OfferLink
  readonly offer: { readonly id: string; readonly name: string }
  readonly lastOpenedAt: string | null
  /** Name of the company that opened it last, signed in. */
  readonly lastOpenedBy: string | null
}

/** `oldest`: those made first; `opened`: those opened last, and then those that nobody opened. */
export type UnansweredSort = 'oldest' | 'opened'

/** Searched in recipients, e-mails, and the companies that opened a link. */
export interface UnansweredOptions extends ListOptions {
  readonly state?: 'waiting' | 'opened' | undefined
  readonly sort?: UnansweredSort | undefined
}

/** Links of an offer for one recipient each. */
export interface OfferLinksPort {
  list(offerId: string, options?: OfferLinkListOptions): Promise<Page<OfferLink>>
  /** All that match, for a spreadsheet; `complete` is false where there are more than are given at once. */
  all(
    offerId: string,
    options?: Omit<OfferLinkListOptions, 'after'>,
  ): Promise<{ readonly links: readonly OfferLink[]; readonly complete: boolean }>
  get(offerId: string, linkId: string, options?: ReadOptions): Promise<OfferLinkDetails>
  add(offerId: string, rows: readonly RecipientRow[], options: CommandOptions): Promise<RecipientsAdded>
  stop(offerId: string, linkId: string, options: CommandOptions): Promise<OfferLinkDetails>
  /** Reminds one recipient, or all who may be reminded now; says how many mails go out. */
  remind(
    offerId: string,
    linkId: string | null,
    options: CommandOptions,
  ): Promise<{ readonly sent: number; readonly left: boolean }>
  /** Those of all open offers that nobody has answered, and how many match. */
  unanswered(options?: UnansweredOptions): Promise<Page<UnansweredLink> & { readonly count: ClientCount }>
  /** Reminds the recipients of some links, of whichever offers; those who can't be reminded now are left out. */
  remindSeveral(
    linkIds: readonly string[],
    options: CommandOptions,
  ): Promise<{ readonly sent: number; readonly skipped: number }>
  setReminding(offerId: string, automatically: boolean, options: CommandOptions): Promise<Offer>
}
