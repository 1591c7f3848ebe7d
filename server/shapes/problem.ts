import { z } from '@hono/zod-openapi'
import { fieldProblems, refusals, type RefusalCode } from '../services/refusal.ts'

const codes = Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]

export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string().openapi({ description: 'For developers; never shown to people' }),
    status: z.number().int(),
    code: z.enum(codes),
    params: z.record(z.string(), z.string()).optional(),
    fields: z
      .array(
        z.strictObject({
          field: z.string(),
          problem: z.enum(fieldProblems),
          limit: z.number().optional(),
        }),
      )
      .optional(),
    retryAfter: z.number().optional().openapi({ description: 'Seconds' }),
  })
  .openapi('Problem')
