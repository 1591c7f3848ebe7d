import { z } from '@hono/zod-openapi'
import { activityEvents } from './activity.ts'
import { Time, country, orNull, problem, text } from './base.ts'
import { ManagedOrganization } from './operator.ts'
import { teamEvents } from './team.ts'
import { AccessRole, AdminRole, Language, PartnerRole } from './words.ts'

/** What the operator did. */
export const operatorEvents = [
  'organization-added',
  'organization-changed',
  'certified',
  'uncertified',
  'suspended',
  'resumed',
  'sign-in-renewed',
  'mail-retried',
] as const

export const OrganizationDetails = z
  .strictObject({
    organization: ManagedOrganization,
    address: z.string(),
    phone: z.string(),
    certifiedAt: orNull(Time),
    suspendedAt: orNull(Time),
    suspendedReason: z.string(),
    version: z.string().openapi({ description: 'Of what can be corrected; a change names the one that it began with' }),
  })
  .openapi('OrganizationDetails')

export const OrganizationChange = z
  .strictObject({
    name: text(200),
    address: text(500, { lines: true }),
    phone: text(40, { min: 0 }),
    country,
    shownVersion: z.string().max(64, { error: problem('too-long') }),
  })
  .openapi('OrganizationChange')

export const OrganizationPerson = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    email: z.string(),
    adminRole: AdminRole,
    partnerRole: orNull(PartnerRole),
    blocked: z.boolean(),
    mustChangePassword: z.boolean(),
    linked: z.boolean().openapi({ description: 'Whether they have joined their account at the outside issuer' }),
  })
  .openapi('OrganizationPerson')

export const SignInRenewed = z
  .strictObject({
    userName: z.string(),
    temporaryPassword: z.string().nullable().openapi({ description: 'Null with an outside identity provider' }),
    signInLink: z.string().nullable().openapi({ description: 'Works once; only with an outside identity provider' }),
  })
  .openapi('SignInRenewed')

export const MailState = z.enum(['queued', 'sending', 'sent', 'kept', 'failed', 'muted']).openapi('MailState')

/** A mail without what it says: that is between whoever it is from and its reader. */
export const OutboxMail = z
  .strictObject({
    id: z.string(),
    at: Time,
    to: z.string(),
    address: z.string(),
    subject: z.string(),
    language: Language,
    state: MailState,
    attempts: z.number().int(),
    sentAt: orNull(Time),
    nextAttemptAt: orNull(Time),
    problem: z.string(),
  })
  .openapi('OutboxMail')

const entry = {
  id: z.string(),
  at: Time,
  actor: z.string(),
  actorOrganization: z.string().nullable(),
  organization: orNull(z.strictObject({ id: z.string(), name: z.string() })),
  target: z.string(),
  detail: z.string(),
}

export const AuditEntry = z
  .discriminatedUnion('source', [
    z.strictObject({ source: z.literal('activity'), event: z.enum(activityEvents), ...entry }),
    z.strictObject({
      source: z.literal('team'),
      event: z.enum(teamEvents),
      access: orNull(AccessRole),
      role: orNull(PartnerRole),
      ...entry,
    }),
    z.strictObject({ source: z.literal('operator'), event: z.enum(operatorEvents), ...entry }),
  ])
  .openapi('AuditEntry')
