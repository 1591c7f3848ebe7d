import { z } from '@hono/zod-openapi'
import { Grant, RelationshipState } from './authorization.ts'
import { orNull, problem, Time } from './base.ts'
import { AccessRole, AccessScope, OfferKind, OrganizationName } from './words.ts'

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
    changedAt: Time.nullable().openapi({ description: 'When role or end were last changed' }),
    lastActivityAt: Time.nullable(),
  })
  .openapi('Relationship')

const End = z.iso
  .datetime({ offset: true, error: problem('not-a-choice') })
  .nullable()
  .openapi({ description: 'Null where it has no end' })

const Terms = z.strictObject({ role: AccessRole, endsAt: End })

export const RelationshipChange = z
  .strictObject({
    shown: Terms.openapi({ description: 'As the person saw it; refused when it is no longer so' }),
    to: Terms,
  })
  .openapi('RelationshipChange')

export const RelationshipLimits = z
  .strictObject({
    role: AccessRole.openapi({ description: 'The widest role that the granted version offers' }),
    openEnded: z.boolean().openapi({ description: 'Whether it may be without an end' }),
    latestEnd: Time,
  })
  .openapi('RelationshipLimits')

export const visibleKinds = [
  'organization',
  'subscriptions',
  'users',
  'administrators',
  'domains',
  'service-requests',
] as const

export const PartnerView = z
  .strictObject({
    state: RelationshipState,
    at: Time,
    kinds: z.array(z.strictObject({ kind: z.enum(visibleKinds), visible: z.boolean(), count: z.number().int() })),
    staff: z
      .strictObject({ full: z.number().int(), limited: z.number().int() })
      .openapi({ description: 'How many of the partner’s people have access to clients, by the role they have' }),
  })
  .openapi('PartnerView')

export const PasswordResetList = z
  .strictObject({
    days: z.number().int(),
    items: z.array(
      z.strictObject({
        user: z.strictObject({ id: z.string(), name: z.string(), userName: z.string() }),
        at: Time,
        password: z
          .enum(['changed', 'known', 'void'])
          .openapi({ description: 'The user’s own by now, still what the partner was shown, or nobody’s' }),
      }),
    ),
    more: z.boolean(),
  })
  .openapi('PasswordResetList')

export const PendingOffer = z
  .strictObject({
    offerId: z.string(),
    token: z.string(),
    partner: OrganizationName,
    kind: OfferKind,
    role: orNull(AccessRole),
    state: z.enum(['open', 'withdrawn', 'expired', 'suspended']),
    expiresAt: Time.nullable(),
    openedAt: Time,
    openedBy: z.array(z.string()),
  })
  .openapi('PendingOffer')
