import { z } from '@hono/zod-openapi'
import { orNull } from './base.ts'

export const Capabilities = z
  .strictObject({
    reusableOffers: z.boolean(),
    trialAndPurchase: z.boolean(),
    newOrganizations: orNull(z.strictObject({ tenantDomain: z.string() })),
    customerAuthorizesHere: z.boolean(),
    narrowing: z.boolean(),
    duration: z.boolean(),
    autoExtension: z.boolean(),
    staffAccess: z.enum(['team-roles', 'security-groups']),
    onBehalfOf: z.enum(['here', 'by-link', 'none']),
    passwordReset: z.boolean(),
    serviceRequests: z.boolean(),
    mailsLeave: z.boolean().openapi({ description: 'False where no mail server is set: mails are kept' }),
  })
  .openapi('Capabilities')
