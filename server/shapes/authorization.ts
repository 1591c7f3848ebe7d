import { z } from '@hono/zod-openapi'
import { Time, country, email, localName, orNull, problem, text } from './base.ts'
import { days } from './offers.ts'
import { AdminRequest } from './requests.ts'
import { Order, OrderedSubscription } from './subscriptions.ts'
import { AccessRole, AccessScope, Language, OfferKind, OrganizationName } from './words.ts'

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
    kind: OfferKind,
    digest: z.string(),
    version: z.number().int(),
    versionDate: Time,
    partner: PartnerCard,
    partnerNow: z.strictObject({ name: z.string(), domain: z.string() }).nullable(),
    checkCode: z.string(),
    access: orNull(AccessScope),
    durationDays: z.number().int().nullable(),
    narrowable: z.boolean(),
    order: orNull(Order),
    narrower: orNull(AccessScope),
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
    place: orNull(z.strictObject({ address: z.string(), country: z.string() })),
    obstacle: z
      .enum([
        'own-offer',
        'not-customer-admin',
        'already-authorized',
        'guarded',
        'no-organization',
        'already-ordered',
        'trial-used',
      ])
      .nullable(),
    reference: z.string().nullable(),
    delegated: z.boolean(),
    admins: z.array(z.string()),
    request: orNull(AdminRequest),
  })
  .openapi('OfferViewer')

export const ViewerAnswer = z.strictObject({ viewer: orNull(OfferViewer) }).openapi('ViewerAnswer')

const digest = z
  .string({ error: problem('required') })
  .regex(/^[0-9a-f]{64}$/, { error: problem('not-allowed-characters') })

export const AnswerInput = z
  .strictObject({
    digest,
    language: Language,
    narrowed: z
      .strictObject({ role: AccessRole, durationDays: days(730) })
      .optional()
      .openapi({ description: 'Where less is granted than is offered' }),
    delegation: z.boolean({ error: problem('not-a-choice') }).optional(),
  })
  .openapi('AnswerInput')

export const DeclineInput = z
  .strictObject({ digest, language: Language, reason: text(1000, { min: 0, lines: true }) })
  .openapi('DeclineInput')

export const RelationshipState = z.enum(['active', 'removed', 'expired', 'suspended']).openapi('RelationshipState')

export const Grant = z.strictObject({ role: AccessRole, durationDays: z.number().int().nullable() }).openapi('Grant')

export const Receipt = z
  .strictObject({
    reference: z.string(),
    kind: OfferKind,
    relationshipId: z.string().nullable(),
    state: orNull(RelationshipState),
    partner: OrganizationName,
    partnerNow: z.strictObject({ name: z.string(), domain: z.string() }).nullable(),
    customer: OrganizationName,
    access: orNull(AccessScope),
    offered: orNull(Grant),
    subscriptions: z.array(OrderedSubscription),
    grantedAt: Time,
    grantedBy: z.string(),
    endsAt: Time.nullable(),
    changed: z
      .strictObject({ at: Time, role: AccessRole, endsAt: Time.nullable() })
      .nullable()
      .openapi({ description: 'What holds since, where it was changed after it was granted' }),
    removedAt: Time.nullable(),
    removedBy: z.string().nullable(),
    digest: z.string(),
    terms: TextIn,
  })
  .openapi('Receipt')

/** The first part of a domain: what stands before the first dot. */
const domainPrefix = text(40)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/.test(value) && value.length >= 3, {
    error: problem('not-a-domain'),
  })

export const NewOrganizationInput = z
  .strictObject({
    name: text(200),
    domainPrefix,
    country,
    address: text(500, { lines: true }),
    admin: z.strictObject({
      name: text(200),
      userName: localName,
      email,
      language: Language,
      password: z.string({ error: problem('required') }).max(1000, { error: problem('too-long') }),
    }),
  })
  .openapi('NewOrganizationInput')

export const NewOrganization = z
  .strictObject({ organization: OrganizationName, userName: z.string() })
  .openapi('NewOrganization')
