import { z } from '@hono/zod-openapi'
import { domain, problem, Time } from './base.ts'

export const guardModes = ['off', 'block', 'allow'] as const
/** Domains in a list of the guard, at most. */
export const mostGuarded = 200

const GuardMode = z.enum(guardModes, { error: problem('not-a-choice') }).openapi('GuardMode')

const GuardedPartner = z
  .strictObject({ domain: z.string(), name: z.string().nullable() })
  .openapi('GuardedPartner', { description: 'The name where the organization has met the partner, or it is listed' })

export const Guard = z
  .strictObject({
    mode: GuardMode,
    blocked: z.array(GuardedPartner),
    allowed: z.array(GuardedPartner),
    changedAt: Time.nullable(),
    changedBy: z.string().nullable(),
    mayChange: z.boolean(),
    admins: z.array(z.string()).openapi({ description: 'Names of those who may change it' }),
  })
  .openapi('Guard')

const domains = z.array(domain).max(mostGuarded, { error: problem('too-long') })

export const GuardInput = z
  .strictObject({
    mode: GuardMode,
    blocked: domains,
    allowed: domains,
    shownChangedAt: Time.nullable().openapi({ description: '`changedAt` of the guard that was shown' }),
  })
  .openapi('GuardInput')
