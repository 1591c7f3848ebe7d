import { z } from '@hono/zod-openapi'
import { Time } from './base.ts'

export const activityEvents = [
  'relationship-authorized',
  'offer-declined',
  'admin-asked',
  'admin-reminded',
  'relationship-removed',
  'looked-up',
  'on-behalf-entered',
  'on-behalf-left',
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
    detail: z.string(),
  })
  .openapi('Activity')
