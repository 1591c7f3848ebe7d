import { z } from '@hono/zod-openapi'
import { Time, problem, text } from './base.ts'

export const reportReasons = ['unexpected', 'impersonation', 'terms', 'other'] as const

const Reason = z.enum(reportReasons, { error: problem('not-a-choice') }).openapi('ReportReason')

export const ReportInput = z
  .strictObject({ reason: Reason, text: text(1000, { min: 0, lines: true }) })
  .openapi('ReportInput')

export const OfferReport = z
  .strictObject({
    id: z.string(),
    at: Time,
    reason: Reason,
    text: z.string(),
    partner: z.strictObject({ id: z.string(), name: z.string(), domain: z.string(), suspended: z.boolean() }),
    token: z.string(),
    handledAt: Time.nullable(),
    handledBy: z.string().nullable(),
  })
  .openapi('OfferReport')

export const HandledInput = z.strictObject({ handled: z.boolean() }).openapi('HandledInput')
