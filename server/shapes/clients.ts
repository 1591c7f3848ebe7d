import { z } from '@hono/zod-openapi'
import { Time } from './base.ts'
import { AccessRole, AdminRole, OrganizationName } from './words.ts'

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
