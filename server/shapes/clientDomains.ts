import { z } from '@hono/zod-openapi'
import { Time, domainName } from './base.ts'

export const ClientDomain = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    initial: z.boolean(),
    state: z.enum(['verified', 'unverified']),
    verifiedAt: Time.nullable(),
    users: z.number().int(),
    record: z
      .strictObject({ name: z.string(), text: z.string() })
      .nullable()
      .openapi({ description: 'The TXT record that proves the domain; null once it is verified' }),
    removeRefusal: z.enum(['domain-in-use']).nullable(),
  })
  .openapi('ClientDomain')

export const ClientDomains = z.strictObject({ domains: z.array(ClientDomain) }).openapi('ClientDomains')
export const ClientDomainInput = z.strictObject({ name: domainName }).openapi('ClientDomainInput')

export const DomainVerification = z
  .strictObject({
    domain: ClientDomain,
    outcome: z.enum(['verified', 'not-found', 'no-answer', 'elsewhere']),
  })
  .openapi('DomainVerification')
