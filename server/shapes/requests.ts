import { z } from '@hono/zod-openapi'
import { Time } from './base.ts'
import { OrganizationName } from './words.ts'

export const AdminRequest = z
  .strictObject({
    state: z.enum(['open', 'authorized', 'declined']),
    askedAt: Time,
    remindedAt: Time.nullable(),
    mayRemindAt: Time,
    answeredAt: Time.nullable(),
  })
  .openapi('AdminRequest')

export const PendingRequests = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        person: z.string(),
        partner: OrganizationName,
        askedAt: Time,
        remindedAt: Time.nullable(),
        token: z.string(),
      }),
    ),
  })
  .openapi('PendingRequests')
