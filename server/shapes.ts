import { z } from '@hono/zod-openapi'
import { languages } from '../src/lib/languages.ts'
import { fieldProblems, refusals, type FieldProblem, type RefusalCode } from './services/refusal.ts'

/**
 * What goes over the wire, in both directions: the routes check and document by these, the services take
 * their types. The OpenAPI document, and from it the client's types, are made of them.
 *
 * A check's message is the problem's code (`FieldProblem`), which the client translates.
 */

const problem = (code: FieldProblem): FieldProblem => code

/**
 * Text that people see: no control characters but line feeds where `lines` is set, and none that change the
 * direction of what follows (a name could so pretend to be another).
 */
const unprintable =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]/u

/** Something that is seen: a name of nothing but joiners and fillers would be a blank in a list or a sentence. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u

function text(max: number, options: { min?: number; lines?: boolean } = {}) {
  const { min = 1, lines = false } = options
  return z
    .string({ error: problem('required') })
    .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min, { error: problem(min > 1 ? 'too-short' : 'required') })
        .max(max, { error: problem('too-long') })
        .refine((value) => value.isWellFormed() && !unprintable.test(value) && (lines || !value.includes('\n')), {
          error: problem('not-allowed-characters'),
        })
        .refine((value) => value === '' || visible.test(value), { error: problem('not-allowed-characters') }),
    )
}

/** A named shape or null. `.nullable()` would make null part of the name in the OpenAPI document. */
function orNull<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null()])
}

export const Language = z.enum(languages).openapi('Language')
export const AccessRole = z.enum(['full', 'limited'], { error: problem('not-a-choice') }).openapi('AccessRole')
export const AdminRole = z
  .enum(['none', 'global-admin', 'user-admin', 'password-admin', 'billing-admin'])
  .openapi('AdminRole')
export const PartnerRole = z
  .enum(['owner', 'seller', 'helpdesk'], { error: problem('not-a-choice') })
  .openapi('PartnerRole')

/** In the order in which they are shown. */
export const acts = [
  'users-read',
  'passwords-reset',
  'users-add',
  'users-edit',
  'licenses-manage',
  'roles-assign',
  'domains-add',
  'service-requests-manage',
  'admins-passwords-reset',
  'partners-manage',
  'guard-change',
  'activity-delete',
  'last-admin-take',
  'devices-manage',
] as const
export const Act = z.enum(acts).openapi('Act')

export const AccessScope = z
  .strictObject({ role: AccessRole, mayDo: z.array(Act), mayNotDo: z.array(Act) })
  .openapi('AccessScope')

export const OrganizationName = z
  .strictObject({ id: z.string(), name: z.string(), domain: z.string() })
  .openapi('OrganizationName')

const Time = z.iso.datetime().openapi({ description: 'ISO 8601, UTC' })

export function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last' }),
    })
    .openapi(name)
}

// ---- Problems --------------------------------------------------------------------------------------

const codes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string().openapi({ description: 'For developers; never shown to people' }),
    status: z.number().int(),
    code: z.enum(codes),
    params: z.record(z.string(), z.string()).optional(),
    fields: z
      .array(
        z.strictObject({
          field: z.string(),
          problem: z.enum(fieldProblems),
          limit: z.number().optional(),
        }),
      )
      .optional(),
    retryAfter: z.number().optional().openapi({ description: 'Seconds' }),
  })
  .openapi('Problem')

// ---- Session ---------------------------------------------------------------------------------------

export const Permission = z
  .enum([
    'offers.read',
    'offers.send',
    'clients.read',
    'clients.administer',
    'team.read',
    'team.manage',
    'partners.read',
    'partners.answer',
    'partners.remove',
    'activity.read',
    'operate',
  ])
  .openapi('Permission')

export const Session = z
  .strictObject({
    person: z.strictObject({ id: z.string(), name: z.string(), userName: z.string(), language: Language }),
    organization: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        domain: z.string(),
        isPartner: z.boolean(),
        certified: z.boolean(),
        suspended: z.boolean(),
        clientCount: z.number().int(),
      })
      .nullable(),
    roles: z.strictObject({
      admin: AdminRole,
      partner: orNull(PartnerRole),
      access: orNull(AccessRole),
      operator: z.boolean(),
    }),
    permissions: z.array(Permission),
  })
  .openapi('Session')

export const SessionAnswer = z.strictObject({ session: orNull(Session) }).openapi('SessionAnswer')

export const Capabilities = z
  .strictObject({
    reusableOffers: z.boolean(),
    trialAndPurchase: z.boolean(),
    customerAuthorizesHere: z.boolean(),
    narrowing: z.boolean(),
    duration: z.boolean(),
    autoExtension: z.boolean(),
    staffAccess: z.enum(['team-roles', 'security-groups']),
    onBehalfOf: z.enum(['here', 'by-link', 'none']),
    passwordReset: z.boolean(),
    serviceRequests: z.boolean(),
  })
  .openapi('Capabilities')

// ---- Offers ----------------------------------------------------------------------------------------

export const OfferTexts = z
  .strictObject({ message: text(2000, { min: 0, lines: true }), terms: text(20_000, { lines: true }) })
  .openapi('OfferTexts')

const TextsByLanguage = z.strictObject({
  en: OfferTexts.optional(),
  da: OfferTexts.optional(),
  zh: OfferTexts.optional(),
})

const days = (max: number) =>
  z
    .number({ error: problem('not-a-choice') })
    .int({ error: problem('not-a-choice') })
    .min(1, { error: problem('not-a-choice') })
    .max(max, { error: problem('not-a-choice') })
    .nullable()

export const OfferInput = z
  .strictObject({
    name: text(200),
    role: AccessRole,
    durationDays: days(730).openapi({ description: 'Null for open-ended' }),
    validDays: days(365).openapi({ description: 'Null for no end' }),
    defaultLanguage: Language,
    texts: TextsByLanguage,
  })
  .refine((input) => input.texts[input.defaultLanguage] !== undefined, {
    path: ['defaultLanguage'],
    error: problem('not-a-choice'),
  })
  .openapi('OfferInput')

const offerSummary = {
  id: z.string(),
  name: z.string(),
  state: z.enum(['open', 'withdrawn', 'expired']),
  role: AccessRole,
  createdAt: Time,
  createdBy: z.string(),
  expiresAt: Time.nullable(),
  accepted: z.number().int(),
  declined: z.number().int(),
  languages: z.array(Language),
}

export const OfferSummary = z.strictObject(offerSummary).openapi('OfferSummary')

export const OfferLetter = z
  .strictObject({ language: Language, subject: z.string(), plain: z.string(), html: z.string() })
  .openapi('OfferLetter')

const StoredTexts = z.strictObject({ message: z.string(), terms: z.string() })

export const Offer = z
  .strictObject({
    ...offerSummary,
    reuse: z.enum(['many', 'once']),
    version: z.number().int(),
    digest: z.string(),
    durationDays: z.number().int().nullable(),
    defaultLanguage: Language,
    texts: z.strictObject({
      en: StoredTexts.optional(),
      da: StoredTexts.optional(),
      zh: StoredTexts.optional(),
    }),
    url: z.string(),
    letters: z.array(OfferLetter),
  })
  .openapi('Offer')

// ---- Authorization ---------------------------------------------------------------------------------

export const PartnerCard = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    address: z.string(),
    country: z.string(),
    phone: z.string(),
    domainProven: z.boolean(),
    since: Time,
    clients: z.enum(['none', 'few', 'dozens', 'hundreds', 'thousands']),
  })
  .openapi('PartnerCard')

const TextIn = z.strictObject({ language: Language, text: z.string() })

export const OfferReading = z
  .strictObject({
    token: z.string(),
    kind: z.literal('delegated-administration'),
    digest: z.string(),
    version: z.number().int(),
    versionDate: Time,
    partner: PartnerCard,
    access: AccessScope,
    durationDays: z.number().int().nullable(),
    expiresAt: Time.nullable(),
    message: TextIn,
    terms: TextIn,
    bindingLanguage: Language,
    languages: z.array(Language),
  })
  .openapi('OfferReading')

export const OfferViewer = z
  .strictObject({
    person: z.strictObject({ id: z.string(), name: z.string(), userName: z.string() }),
    organization: orNull(OrganizationName),
    obstacle: z.enum(['own-offer', 'not-customer-admin', 'already-authorized', 'no-organization']).nullable(),
    reference: z.string().nullable(),
    admins: z.array(z.string()),
  })
  .openapi('OfferViewer')

export const ViewerAnswer = z.strictObject({ viewer: orNull(OfferViewer) }).openapi('ViewerAnswer')

const digest = z
  .string({ error: problem('required') })
  .regex(/^[0-9a-f]{64}$/, { error: problem('not-allowed-characters') })

export const AnswerInput = z.strictObject({ digest, language: Language }).openapi('AnswerInput')

export const DeclineInput = z
  .strictObject({ digest, language: Language, reason: text(1000, { min: 0, lines: true }) })
  .openapi('DeclineInput')

export const RelationshipState = z.enum(['active', 'removed', 'expired', 'suspended']).openapi('RelationshipState')

export const Receipt = z
  .strictObject({
    reference: z.string(),
    relationshipId: z.string(),
    state: RelationshipState,
    partner: OrganizationName,
    customer: OrganizationName,
    access: AccessScope,
    grantedAt: Time,
    grantedBy: z.string(),
    endsAt: Time.nullable(),
    removedAt: Time.nullable(),
    removedBy: z.string().nullable(),
    digest: z.string(),
    terms: TextIn,
  })
  .openapi('Receipt')

// ---- Relationships, clients, activity, messages ------------------------------------------------------

export const Relationship = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    state: RelationshipState,
    partner: OrganizationName,
    access: AccessScope,
    grantedAt: Time,
    grantedBy: z.string(),
    endsAt: Time.nullable(),
    removedAt: Time.nullable(),
    removedBy: z.string().nullable(),
    lastActivityAt: Time.nullable(),
  })
  .openapi('Relationship')

export const Client = z
  .strictObject({
    customer: OrganizationName,
    relationshipId: z.string(),
    reference: z.string(),
    role: AccessRole,
    since: Time,
    endsAt: Time.nullable(),
    offerName: z.string(),
  })
  .openapi('Client')

export const ClientUser = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    adminRole: AdminRole,
    blocked: z.boolean(),
    mustChangePassword: z.boolean(),
    resetRefusal: z.enum(['access-limited', 'access-not-assigned', 'last-global-admin', 'never-delegable']).nullable(),
  })
  .openapi('ClientUser')

export const PasswordReset = z
  .strictObject({
    user: z.strictObject({ id: z.string(), name: z.string(), userName: z.string() }),
    temporaryPassword: z.string(),
  })
  .openapi('PasswordReset')

export const activityEvents = [
  'relationship-authorized',
  'offer-declined',
  'relationship-removed',
  'looked-up',
  'users-read',
  'password-reset',
  'password-changed',
] as const

export const Activity = z
  .strictObject({
    id: z.string(),
    at: Time,
    event: z.enum(activityEvents),
    actor: z.strictObject({
      name: z.string(),
      organization: z.string(),
      side: z.enum(['partner', 'customer']),
    }),
    reference: z.string().nullable(),
    target: z.string(),
  })
  .openapi('Activity')

export const Message = z
  .strictObject({
    id: z.string(),
    at: Time,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    language: Language,
    state: z.enum(['queued', 'sent', 'kept', 'failed']),
  })
  .openapi('Message')

// ---- The operator ----------------------------------------------------------------------------------

export const ManagedOrganization = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    country: z.string(),
    isPartner: z.boolean(),
    certified: z.boolean(),
    suspended: z.boolean(),
    domainProven: z.boolean(),
    createdAt: Time,
  })
  .openapi('ManagedOrganization')

const email = text(254).refine((value) => /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+\.[^\s@<>",;:\\]+$/.test(value), {
  error: problem('not-an-email'),
})

const domain = text(253)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^(?!-)([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(value), {
    error: problem('not-a-domain'),
  })

const localName = text(64)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(value), { error: problem('not-a-user-name') })

export const OrganizationInput = z
  .strictObject({
    name: text(200),
    domain,
    address: text(500, { lines: true }),
    phone: text(40, { min: 0 }),
    country: z.string({ error: problem('required') }).regex(/^[A-Z]{2}$/, { error: problem('not-a-choice') }),
    isPartner: z.boolean(),
    certified: z.boolean(),
    admin: z.strictObject({ name: text(200), userName: localName, email, language: Language }),
  })
  .openapi('OrganizationInput')

export const OrganizationAdded = z
  .strictObject({ organization: ManagedOrganization, userName: z.string(), temporaryPassword: z.string() })
  .openapi('OrganizationAdded')

export const SetUpInput = z
  .strictObject({
    token: text(200),
    name: text(200),
    userName: text(254)
      .transform((value) => value.toLowerCase())
      .refine((value) => /^[a-z0-9][a-z0-9._-]*(?:@[a-z0-9.-]+)?$/.test(value), { error: problem('not-a-user-name') }),
    email,
    language: Language,
    password: z
      .string({ error: problem('required') })
      .min(12, { error: problem('too-short') })
      .max(200, { error: problem('too-long') }),
  })
  .openapi('SetUpInput')

// ---- Team ------------------------------------------------------------------------------------------

export const TeamMember = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    email: z.string(),
    language: Language,
    adminRole: AdminRole,
    partnerRole: orNull(PartnerRole),
    access: orNull(AccessRole),
    maySendOffers: z.boolean(),
    blocked: z.boolean(),
    mustChangePassword: z.boolean(),
    you: z.boolean(),
    createdAt: Time,
    roleRefusal: z.enum(['last-owner']).nullable(),
    blockRefusal: z.enum(['own-account', 'last-owner', 'last-global-admin']).nullable(),
  })
  .openapi('TeamMember')

export const TeamInvitation = z
  .strictObject({
    name: text(200),
    userName: localName,
    email,
    language: Language,
    partnerRole: PartnerRole,
  })
  .openapi('TeamInvitation')

export const TeamMemberAdded = z
  .strictObject({
    member: TeamMember,
    temporaryPassword: z.string().nullable().openapi({ description: 'Null with an outside identity provider' }),
    signInLink: z.string().nullable().openapi({ description: 'Works once; only with an outside identity provider' }),
  })
  .openapi('TeamMemberAdded')

export const teamEvents = [
  'invited',
  'access-assigned',
  'access-removed',
  'role-changed',
  'blocked',
  'unblocked',
] as const

export const TeamEvent = z
  .strictObject({
    id: z.string(),
    at: Time,
    event: z.enum(teamEvents),
    actor: z.string(),
    target: z.strictObject({ id: z.string(), name: z.string() }),
    access: orNull(AccessRole),
    role: orNull(PartnerRole),
  })
  .openapi('TeamEvent')

export const AccessRoles = z.strictObject({ roles: z.array(AccessScope) }).openapi('AccessRoles')
export const AssignAccessInput = z.strictObject({ access: orNull(AccessRole) }).openapi('AssignAccessInput')
export const PartnerRoleInput = z.strictObject({ role: PartnerRole }).openapi('PartnerRoleInput')
export const BlockedInput = z.strictObject({ blocked: z.boolean() }).openapi('BlockedInput')

// ---- Look-up ---------------------------------------------------------------------------------------

export const LookUpInput = z
  .strictObject({
    query: text(254).transform((value) => value.toLowerCase().replace(/^@/, '')),
  })
  .openapi('LookUpInput')

export const ClientAdministrator = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    email: z.string(),
    language: Language,
    adminRole: AdminRole,
    blocked: z.boolean(),
  })
  .openapi('ClientAdministrator')

export const Subscription = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    state: z.enum(['active', 'trial', 'expired']),
    licenses: z.number().int(),
    assigned: z.number().int(),
    endsAt: Time.nullable(),
  })
  .openapi('Subscription')

export const LookUp = z
  .strictObject({
    client: Client,
    user: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        userName: z.string(),
        adminRole: AdminRole,
        blocked: z.boolean(),
      })
      .nullable(),
    contact: z.strictObject({ address: z.string(), country: z.string(), phone: z.string() }),
    contacts: z.array(ClientAdministrator),
    subscriptions: z.array(Subscription),
  })
  .openapi('LookUp')

// ---- Commands without more input ---------------------------------------------------------------------

export const LanguageInput = z.strictObject({ language: Language }).openapi('LanguageInput')
export const CertifiedInput = z.strictObject({ certified: z.boolean() }).openapi('CertifiedInput')
export const SuspendedInput = z.strictObject({ suspended: z.boolean() }).openapi('SuspendedInput')

// ---- Answers under the articles of the help ---------------------------------------------------------

export const FeedbackInput = z
  .strictObject({
    article: z.string().regex(/^[a-z][a-z-]{0,79}$/, { error: problem('not-a-choice') }),
    language: Language,
    helpful: z.boolean({ error: problem('required') }),
    text: text(1000, { min: 0, lines: true }),
    /** The answer that this completes. */
    answer: z.union([z.string().max(100, { error: problem('too-long') }), z.null()]),
  })
  .openapi('FeedbackInput')

export const FeedbackSent = z.strictObject({ id: z.string() }).openapi('FeedbackSent')

export const ArticleFeedback = z
  .strictObject({
    counts: z.array(
      z.strictObject({ article: z.string(), language: Language, answers: z.number().int(), helpful: z.number().int() }),
    ),
    /** The newest first. */
    texts: z.array(
      z.strictObject({
        id: z.string(),
        article: z.string(),
        language: Language,
        helpful: z.boolean(),
        text: z.string(),
        at: Time,
      }),
    ),
  })
  .openapi('ArticleFeedback')
