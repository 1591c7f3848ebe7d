import { z } from '@hono/zod-openapi'
import { Time } from './base.ts'

export const activityEvents = [
  'relationship-authorized',
  'trial-started',
  'subscription-bought',
  'organization-created',
  'offer-declined',
  'admin-asked',
  'admin-reminded',
  'relationship-removed',
  'relationship-changed',
  'guard-changed',
  'looked-up',
  'on-behalf-entered',
  'on-behalf-left',
  'users-read',
  'password-reset',
  'password-changed',
  'user-added',
  'user-edited',
  'user-blocked',
  'user-unblocked',
  'admin-role-assigned',
  'admin-role-removed',
  'license-assigned',
  'license-removed',
  'domain-added',
  'domain-verified',
  'domain-removed',
  'service-request-created',
  'service-request-answered',
  'service-request-closed',
  'service-request-reopened',
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
    partner: z.string().nullable().openapi({ description: 'The partner that it is about' }),
    reference: z.string().nullable(),
    target: z.string(),
    detail: z.string(),
    facts: z.record(z.string(), z.string()).openapi({ description: 'What else there is to say of the event' }),
  })
  .openapi('Activity')

export const ActivityOverview = z
  .strictObject({
    partners: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    people: z.array(z.strictObject({ id: z.string(), name: z.string(), organization: z.string() })),
    days: z.array(z.strictObject({ day: z.iso.date(), partner: z.number().int(), customer: z.number().int() })),
    cutShort: z.boolean().openapi({ description: 'True where the days begin later than was asked for' }),
  })
  .openapi('ActivityOverview')
