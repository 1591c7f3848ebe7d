import { z } from '@hono/zod-openapi'
import { mailSubjects } from '../mail/subjects.ts'
import { Time } from './base.ts'

export const MailSubject = z.enum(mailSubjects).openapi('MailSubject')

export const MailChoice = z
  .strictObject({ subject: MailSubject, mailed: z.boolean(), fixed: z.boolean() })
  .openapi('MailChoice')
export const MailChoices = z.strictObject({ items: z.array(MailChoice) }).openapi('MailChoices')
export const MailChoicesInput = z
  .strictObject({
    choices: z.array(z.strictObject({ subject: MailSubject, mailed: z.boolean() })).max(mailSubjects.length),
  })
  .openapi('MailChoicesInput')

/** Null for all of them. */
export const ReadMessagesInput = z
  .strictObject({
    ids: z
      .array(z.string().regex(/^[\w-]{1,100}$/))
      .min(1)
      .max(200)
      .nullable(),
  })
  .openapi('ReadMessagesInput')

export const OwnSession = z
  .strictObject({
    id: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    signedInAt: Time,
    lastSeenAt: Time,
    current: z.boolean(),
  })
  .openapi('OwnSession')
export const OwnSessions = z.strictObject({ items: z.array(OwnSession) }).openapi('OwnSessions')
