import { z } from '@hono/zod-openapi'
import { Time } from './base.ts'
import { AdminRole, Language } from './words.ts'

export const ownUserRefusals = ['own-account', 'not-allowed', 'last-owner'] as const
const why = z
  .enum(ownUserRefusals)
  .nullable()
  .openapi({ description: 'Why the person who asks can’t do this to this user; null where they can' })

export const OwnUser = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    email: z.string(),
    language: Language,
    adminRole: AdminRole,
    blocked: z.boolean(),
    mustChangePassword: z.boolean(),
    createdAt: Time,
    you: z.boolean(),
    resetRefusal: why,
    blockRefusal: why,
  })
  .openapi('OwnUser')
