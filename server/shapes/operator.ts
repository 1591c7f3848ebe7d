import { z } from '@hono/zod-openapi'
import { Time, country, domain, email, localName, problem, text } from './base.ts'
import { Language } from './words.ts'

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

export const OrganizationInput = z
  .strictObject({
    name: text(200),
    domain,
    address: text(500, { lines: true }),
    phone: text(40, { min: 0 }),
    country,
    isPartner: z.boolean(),
    certified: z.boolean(),
    admin: z.strictObject({ name: text(200), userName: localName, email, language: Language }),
  })
  .openapi('OrganizationInput')

export const OrganizationAdded = z
  .strictObject({
    organization: ManagedOrganization,
    userName: z.string(),
    temporaryPassword: z.string().nullable().openapi({ description: 'Null with an outside identity provider' }),
    signInLink: z.string().nullable().openapi({ description: 'Works once; only with an outside identity provider' }),
  })
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
export const CertifiedInput = z.strictObject({ certified: z.boolean() }).openapi('CertifiedInput')
export const SuspendedInput = z
  .strictObject({ suspended: z.boolean(), reason: text(500, { min: 0, lines: true }).optional() })
  .openapi('SuspendedInput')
