import { z } from '@hono/zod-openapi'
import { Time, orNull } from './base.ts'
import { AccessRole, AdminRole, Language, PartnerRole } from './words.ts'

export const Permission = z
  .enum([
    'offers.read',
    'offers.send',
    'clients.read',
    'clients.administer',
    'team.read',
    'team.manage',
    'partners.read',
    'partners.answer',
    'partners.remove',
    'activity.read',
    'operate',
  ])
  .openapi('Permission')

export const Session = z
  .strictObject({
    person: z.strictObject({ id: z.string(), name: z.string(), userName: z.string(), language: Language }),
    organization: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        domain: z.string(),
        isPartner: z.boolean(),
        certified: z.boolean(),
        suspended: z.boolean(),
        clientCount: z.number().int(),
      })
      .nullable(),
    roles: z.strictObject({
      admin: AdminRole,
      partner: orNull(PartnerRole),
      access: orNull(AccessRole),
      operator: z.boolean(),
    }),
    permissions: z.array(Permission),
    unread: z.number().int(),
  })
  .openapi('Session')

export const SessionAnswer = z.strictObject({ session: orNull(Session) }).openapi('SessionAnswer')

export const Message = z
  .strictObject({
    id: z.string(),
    at: Time,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    language: Language,
    state: z.enum(['queued', 'sent', 'kept', 'failed', 'muted']),
    path: orNull(z.string()),
    read: z.boolean(),
  })
  .openapi('Message')
export const LanguageInput = z.strictObject({ language: Language }).openapi('LanguageInput')
