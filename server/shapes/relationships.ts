import { z } from '@hono/zod-openapi'
import { Grant, RelationshipState } from './authorization.ts'
import { Time } from './base.ts'
import { AccessScope, OrganizationName } from './words.ts'

export const Relationship = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    state: RelationshipState,
    partner: OrganizationName,
    access: AccessScope,
    offered: Grant,
    grantedAt: Time,
    grantedBy: z.string(),
    endsAt: Time.nullable(),
    removedAt: Time.nullable(),
    removedBy: z.string().nullable(),
    lastActivityAt: Time.nullable(),
  })
  .openapi('Relationship')
