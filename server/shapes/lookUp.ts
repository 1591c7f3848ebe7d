import { z } from '@hono/zod-openapi'
import { text } from './base.ts'
import { Client } from './clients.ts'
import { Subscription } from './subscriptions.ts'
import { AdminRole, Language } from './words.ts'

export const LookUpInput = z
  .strictObject({
    query: text(254).transform((value) => value.toLowerCase().replace(/^@/, '')),
  })
  .openapi('LookUpInput')

export const ClientAdministrator = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    email: z.string(),
    language: Language,
    adminRole: AdminRole,
    blocked: z.boolean(),
  })
  .openapi('ClientAdministrator')

export const LookUp = z
  .strictObject({
    client: Client,
    user: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        userName: z.string(),
        adminRole: AdminRole,
        blocked: z.boolean(),
      })
      .nullable(),
    contact: z.strictObject({ address: z.string(), country: z.string(), phone: z.string() }),
    contacts: z.array(ClientAdministrator),
    subscriptions: z.array(Subscription),
  })
  .openapi('LookUp')
