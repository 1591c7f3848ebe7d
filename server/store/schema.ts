import type { Generated, GeneratedAlways } from 'kysely'

/**
 * The tables, alike on SQLite and PostgreSQL: booleans are 0 or 1, times are ISO 8601 UTC text of 24
 * characters (so that they sort as text), JSON is text, ids are text.
 */
export interface Schema {
  meta: MetaTable
  keys: KeysTable
  organizations: OrganizationsTable
  people: PeopleTable
  offers: OffersTable
  offer_versions: OfferVersionsTable
  offer_openings: OfferOpeningsTable
  offer_links: OfferLinksTable
  offer_link_openings: OfferLinkOpeningsTable
  offer_reports: OfferReportsTable
  admin_requests: AdminRequestsTable
  answers: AnswersTable
  relationships: RelationshipsTable
  last_acts: LastActsTable
  client_notes: ClientNotesTable
  activities: ActivitiesTable
  on_behalf_sessions: OnBehalfSessionsTable
  domains: DomainsTable
  service_requests: ServiceRequestsTable
  service_request_entries: ServiceRequestEntriesTable
  outbox: OutboxTable
  idempotency: IdempotencyTable
  sessions: SessionsTable
  sign_ins: SignInsTable
  provider_payloads: ProviderPayloadsTable
  one_time_links: OneTimeLinksTable
  rate_limits: RateLimitsTable
  team_log: TeamLogTable
  article_feedback: ArticleFeedbackTable
  orders: OrdersTable
  subscriptions: SubscriptionsTable
  license_assignments: LicenseAssignmentsTable
  chores: ChoresTable
  mail_choices: MailChoicesTable
  ended_sign_ins: EndedSignInsTable
  operator_log: OperatorLogTable
  guards: GuardsTable
  directory_entries: DirectoryEntriesTable
  relationship_notices: RelationshipNoticesTable
  domain_tries: DomainTriesTable
  partner_terms: PartnerTermsTable
}

/** Facts of the installation: `cloud`, `world`. */
interface MetaTable {
  name: string
  value: string
}

/** Secrets made at the first start: the key of links, of cookies, of the identity provider. */
interface KeysTable {
  name: string
  value: string
  created_at: string
}

export interface OrganizationsTable {
  id: string
  cloud: string
  name: string
  /** Name and domain folded for search. */
  folded: string
  domain: string
  domain_proven_at: string | null
  address: string
  phone: string
  country: string
  is_partner: number
  /** When the partner was certified for this cloud; null when it isn't. */
  certified_at: string | null
  suspended_at: string | null
  created_at: string
}

export interface PeopleTable {
  id: string
  /** Null for the operator. */
  organization_id: string | null
  name: string
  folded: string
  /** What the person signs in with, in lower case; unique in the installation. */
  user_name: string
  email: string
  language: string
  admin_role: string
  partner_role: string | null
  access_role: string | null
  is_operator: number
  blocked: number
  /** Null where people sign in with an outside identity provider. */
  password_hash: string | null
  must_change_password: number
  /** When the password was last set or reset; a sign-in from before it doesn't count any more. */
  credentials_changed_at: string
  /** Whether a partner set the password or the first way in, and nobody of the organization has set it anew since. */
  set_by_partner: number
  /** Issuer and subject at an outside identity provider, once linked. */
  issuer: string | null
  subject: string | null
  created_at: string
}

export interface OffersTable {
  id: string
  cloud: string
  partner_id: string
  name: string
  folded: string
  created_by: string
  created_at: string
  withdrawn_at: string | null
  expires_at: string | null
  current_version: number
  /** 1 where who hasn't answered a tagged link is reminded without being asked to. */
  remind_automatically: Generated<number>
}

/** Immutable: a change is a new row. */
export interface OfferVersionsTable {
  offer_id: string
  number: number
  /** SHA-256 of `content`, in hex. */
  digest: string
  /** The canonical JSON of what the customer is shown and grants. */
  content: string
  created_by: string
  created_at: string
}

export interface OfferOpeningsTable {
  offer_id: string
  person_id: string
  organization_id: string
  first_at: string
  last_at: string
  /** When the organization put the offer aside; a new opening brings it back. */
  forgotten_at: string | null
}

/** An offer's link for one recipient. Its token is derived from the id, and stands nowhere. */
export interface OfferLinksTable {
  id: string
  offer_id: string
  /** The offer's, for what is read of all offers at once. */
  partner_id: string
  /** Whom the partner sent it to, in the partner's own words. */
  recipient: string
  /** Name and e-mail folded, for search and order. */
  folded: string
  /** Empty where the partner gave none. */
  email: string
  language: string | null
  created_by: string
  created_at: string
  stopped_at: string | null
  /** When a signed-in person of another company first opened it. */
  opened_at: string | null
  /** When one last did; empty where nobody has, as it is sorted by. */
  last_opened_at: Generated<string>
  /** `accepted`, `declined`, or null; and by which company, when. */
  answer: string | null
  customer_id: string | null
  answered_at: string | null
  reminders: Generated<number>
  reminded_at: string | null
}

export interface OfferLinkOpeningsTable {
  link_id: string
  person_id: string
  organization_id: string
  first_at: string
  last_at: string
}

/** Somebody who may not answer an offer asked their global admins to. */
export interface AdminRequestsTable {
  id: string
  offer_id: string
  /** The tagged link by which it was opened; null for the offer's own. */
  link_id: string | null
  partner_id: string
  customer_id: string
  person_id: string
  /** `open`, `authorized` or `declined`. */
  state: string
  asked_at: string
  reminded_at: string | null
  answered_at: string | null
}

/** What somebody reported about an offer. Nothing says who it was. */
export interface OfferReportsTable {
  id: string
  offer_id: string
  reason: string
  text: string
  created_at: string
  handled_at: string | null
  handled_by: string | null
}

export interface AnswersTable {
  id: string
  offer_id: string
  version: number
  digest: string
  customer_id: string
  person_id: string
  answer: string
  reason: string
  at: string
  /** The tagged link by which it came, if it came by one. */
  link_id: string | null
}

export interface RelationshipsTable {
  id: string
  cloud: string
  reference: string
  partner_id: string
  customer_id: string
  offer_id: string
  version: number
  digest: string
  role: string
  language: string
  /** `active` or `removed`; an end by time is read from `ends_at`. */
  state: string
  granted_by: string
  granted_at: string
  ends_at: string | null
  removed_by: string | null
  removed_at: string | null
  /** What was granted at first, once it was changed; null while it is as it was granted. */
  granted_role: string | null
  granted_ends_at: string | null
  changed_at: string | null
  /** The customer's name and domain as they are searched and sorted by; at most 500 characters. */
  customer_folded: string
  /** `ends_at`, or a time after all others. */
  ends_key: GeneratedAlways<string>
}

/** When a partner last acted under a relationship; empty where it never has. */
export interface LastActsTable {
  relationship_id: string
  partner_id: string
  at: string
}

/** What a partner notes for itself about a customer; the customer never sees it. An empty text is no note. */
export interface ClientNotesTable {
  partner_id: string
  customer_id: string
  text: string
  folded: string
  /** Grows with each change, so that of two at the same time one is told. */
  version: number
  written_by: string
  written_at: string
}

/** The audit: who did what, for which organization, under which relationship. Only ever inserted. */
export interface ActivitiesTable {
  id: string
  at: string
  event: string
  customer_id: string
  partner_id: string | null
  relationship_id: string | null
  actor_id: string
  actor_organization_id: string | null
  actor_side: string
  target_id: string | null
  target_name: string
  /** What the person who acted wrote about it for the customer, such as the reason; empty otherwise. */
  detail: Generated<string>
  /** The target's name folded for search. */
  folded: Generated<string>
  /** JSON: what else there is to say of the event, a name and a text each. */
  facts: Generated<string>
}

/** Somebody of a partner at work in a customer's organization, from entering with a reason until they leave. */
export interface OnBehalfSessionsTable {
  id: string
  person_id: string
  customer_id: string
  relationship_id: string
  /** What they could do when they entered; with another role they have to enter again. */
  role: string
  reason: string
  started_at: string
  /** When it ends by itself. */
  ends_at: string
  /** When it was ended before that. */
  ended_at: string | null
}

export interface OutboxTable {
  id: string
  /** What caused it; with `recipient_id` unique, so that one event is one mail to each. */
  event_id: string
  recipient_id: string
  to_name: string
  to_address: string
  language: string
  subject: string
  body: string
  /** `queued`, `sending`, `sent`, `kept` (no mail server is set), `failed`, or `muted` (they chose not to be mailed). */
  state: string
  attempts: Generated<number>
  next_attempt_at: string
  created_at: string
  sent_at: string | null
  last_error: string | null
  /** What it is about: a kind of `MailContent`. */
  kind: Generated<string>
  /** The page that it leads to, with its language; empty where that isn't one of ours. */
  path: Generated<string>
  /** When its recipient read it as a notice in the product. */
  read_at: string | null
}

export interface IdempotencyTable {
  person_id: string
  key: string
  operation: string
  input_digest: string
  /** Null only inside the transaction that does it. */
  result: string | null
  created_at: string
}

/** `id` is the SHA-256 of the cookie's value. */
export interface SessionsTable {
  id: string
  person_id: string
  created_at: string
  last_seen_at: string
  /** When the person last proved who they are. */
  authenticated_at: string
  /** For signing out at the identity provider. */
  id_token: string | null
  /** What somebody signed in with: “Firefox”, “Windows”. Null where it didn't say. */
  browser: string | null
  system: string | null
}

/** A sign-in under way, between leaving for the identity provider and coming back. `id` as in sessions. */
export interface SignInsTable {
  id: string
  state: string
  nonce: string
  code_verifier: string
  max_age: number | null
  return_to: string
  created_at: string
}

/** The embedded identity provider's own rows. */
export interface ProviderPayloadsTable {
  model: string
  id: string
  payload: string
  grant_id: string | null
  user_code: string | null
  uid: string | null
  consumed_at: string | null
  expires_at: string | null
}

/** Links that work once: `purpose` is `set-up`. `id` is the SHA-256 of the token. */
export interface OneTimeLinksTable {
  id: string
  purpose: string
  subject: string
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface RateLimitsTable {
  bucket: string
  window_start: string
  count: number
}

/** What was changed about a partner's own people: by whom, about whom. Only ever inserted. */
export interface TeamLogTable {
  id: string
  organization_id: string
  at: string
  event: string
  actor_id: string
  target_id: string
  /** The access that was assigned or taken away, and the role that was given, where the event has one. */
  access: string | null
  role: string | null
}

/** A reader's answer under an article. Nothing says who it was. */
export interface ArticleFeedbackTable {
  id: string
  article: string
  language: string
  helpful: 0 | 1
  text: string
  created_at: string
}

/** A trial invitation or a purchase offer that a customer took. An organization takes each offer once. */
export interface OrdersTable {
  id: string
  cloud: string
  /** The receipt's; that of the relationship, too, where one was granted with it. */
  reference: string
  offer_id: string
  version: number
  digest: string
  customer_id: string
  partner_id: string
  person_id: string
  /** The language that the terms were read in. */
  language: string
  relationship_id: string | null
  at: string
}

/** What an organization has bought or tries. */
export interface SubscriptionsTable {
  id: string
  cloud: string
  organization_id: string
  /** Id of a product in the cloud's catalogue. */
  product: string
  /** `active` or `trial`; an end by time is read from `ends_at`. */
  state: string
  licenses: number
  /** `monthly` or `yearly`; null for a trial. */
  billing: string | null
  /** Where the licenses are used (ISO 3166 alpha-2). */
  usage_country: string
  started_at: string
  /** Null while it goes on until somebody ends it. */
  ends_at: string | null
  /** The offer by which it came, the partner of it, and the relationship that was granted with it, if one was. */
  offer_id: string | null
  version: number | null
  digest: string | null
  partner_id: string | null
  relationship_id: string | null
  ordered_by: string | null
  order_id: string | null
}

/** Who uses a license of a subscription. Never more than it has: they are given out under the lock of its row. */
export interface LicenseAssignmentsTable {
  subscription_id: string
  person_id: string
  assigned_at: string
}

/** When each chore is due, and how it went last; see `services/chores.ts`. */
export interface ChoresTable {
  name: string
  due_at: string
  /** Of its last run that came to its end. */
  done_at: string | null
  /** Runs in a row that failed. */
  failures: number
  last_error: string | null
}

/** Which mails somebody wants; a subject that isn't here is mailed. */
export interface MailChoicesTable {
  person_id: string
  subject: string
  mailed: number
}

/** Sign-ins that their person ended from elsewhere: the identity provider's memory of them doesn't count. */
export interface EndedSignInsTable {
  person_id: string
  authenticated_at: string
  created_at: string
}

/** What the operator did. Only ever inserted. */
export interface OperatorLogTable {
  id: string
  at: string
  event: string
  actor_id: string
  /** Whom it was about; null where it was about no organization. */
  organization_id: string | null
  /** Their words, such as the reason of a suspension. */
  detail: string
}

/** Which partners an organization lets ask for administration at all. */
export interface GuardsTable {
  organization_id: string
  /** `off`, `block` or `allow`. */
  mode: string
  /** JSON lists of domains: both are kept, so that changing the mode loses neither. */
  blocked: string
  allowed: string
  changed_by: string
  changed_at: string
}

/** What a partner says about itself to customers who look for one. */
export interface DirectoryEntriesTable {
  organization_id: string
  listed: number
  /** JSON: a text per language. */
  about: string
  /** JSON list of ISO 3166 alpha-2 codes. */
  countries: string
  /** An e-mail address, a telephone number or a web address, as the partner wrote it. */
  contact: string
  /** What it says in all languages, folded for search. */
  folded: string
  updated_at: string
}

/** Notices of a relationship's end that were given: one for each end and distance. */
interface RelationshipNoticesTable {
  relationship_id: string
  ends_at: string
  days: number
  at: string
}

/** Domains that organizations have, or want to prove, besides the one they began with. */
export interface DomainsTable {
  id: string
  organization_id: string
  /** In lower case, as DNS writes it (A-labels). */
  name: string
  /** What the TXT record must say. */
  proof: string
  /** A domain is verified for one organization at most. */
  verified_at: string | null
  created_at: string
}

/** What a partner asks or reports for a client. */
export interface ServiceRequestsTable {
  id: string
  reference: string
  customer_id: string
  partner_id: string
  relationship_id: string
  subject: string
  category: string
  severity: string
  /** `open` or `closed`. */
  state: string
  created_by: string
  created_at: string
  updated_at: string
}

/** What was written and done in a service request, in its order. Only ever inserted. */
export interface ServiceRequestEntriesTable {
  id: string
  request_id: string
  number: number
  /** `created`, `answered`, `closed` or `reopened`. */
  kind: string
  side: string
  person_id: string
  text: string
  at: string
}

/** How a partner's last try went to prove its own domain; none once it is proven. */
export interface DomainTriesTable {
  organization_id: string
  outcome: string
  at: string
}

/** A partner's terms, to begin offers with. Immutable: a change is a new row. */
export interface PartnerTermsTable {
  id: string
  partner_id: string
  language: string
  /** Counted for each language by itself. */
  number: number
  text: string
  created_by: string
  created_at: string
}
