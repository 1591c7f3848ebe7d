import { z } from '@hono/zod-openapi'
import { Time, email, localName, orNull, text } from './base.ts'
import { AccessRole, AccessScope, AdminRole, Language, PartnerRole } from './words.ts'

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
  'contact-changed',
  'listing-changed',
  'domain-proven',
  'terms-written',
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
