import { z } from '@hono/zod-openapi'
import { Time, orNull, text } from './base.ts'
import { AccessRole, AccessScope, OrganizationName } from './words.ts'

export const EnterInput = z.strictObject({ reason: text(500, { min: 3 }) }).openapi('EnterInput')

export const OnBehalfSession = z
  .strictObject({
    id: z.string(),
    customer: OrganizationName,
    role: AccessRole,
    access: AccessScope,
    reason: z.string(),
    startedAt: Time,
    endsAt: Time,
    secondsLeft: z.number().int().openapi({ description: 'When this was answered: clocks of browsers differ' }),
  })
  .openapi('OnBehalfSession')

export const OnBehalfAnswer = z.strictObject({ session: orNull(OnBehalfSession) }).openapi('OnBehalfAnswer')
