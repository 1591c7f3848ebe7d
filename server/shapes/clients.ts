import { z } from '@hono/zod-openapi'
import { queryText, text, Time } from './base.ts'
import { AccessRole, AdminRole, OrganizationName } from './words.ts'

/** Characters in a note. */
const noteLength = 4000

export const Client = z
  .strictObject({
    customer: OrganizationName,
    relationshipId: z.string(),
    reference: z.string(),
    role: AccessRole,
    state: z.enum(['active', 'removed', 'expired']),
    since: Time,
    endsAt: Time.nullable(),
    removedAt: Time.nullable(),
    offerId: z.string(),
    offerName: z.string(),
    lastActivityAt: Time.nullable().openapi({ description: 'When the partner last acted for the client' }),
    noted: z.boolean().openapi({ description: 'The partner has a note about it' }),
  })
  .openapi('Client')

export const clientSorts = ['name', 'since', 'ends', 'activity'] as const

/** What a list of clients is narrowed to. In an address, so all is text. */
export const ClientFilter = z.strictObject({
  search: queryText(200).optional().openapi({ description: 'Found in names, domains and notes; folded' }),
  state: z.enum(['current', 'past']).optional().openapi({
    description: 'Those that have an active relationship, as if nothing is said; or relationships that have ended',
  }),
  role: AccessRole.optional(),
  endsWithin: z.enum(['30', '90']).optional().openapi({ description: 'Days from now' }),
  offer: queryText(100).optional().openapi({ description: 'Id of the offer by which it was granted' }),
  noted: z.enum(['yes']).optional().openapi({ description: 'Only those with a note' }),
})

export const ClientCount = z
  .strictObject({
    count: z.int().min(0),
    more: z.boolean().openapi({ description: 'There are more than that; they were not counted' }),
  })
  .openapi('ClientCount')

export const ClientNote = z
  .strictObject({
    customer: OrganizationName,
    text: z.string().openapi({ description: 'Empty where there is none' }),
    version: z.int().min(0),
    writtenBy: z.string().nullable(),
    writtenAt: Time.nullable(),
  })
  .openapi('ClientNote')

export const ClientNoteInput = z
  .strictObject({
    text: text(noteLength, { min: 0, lines: true }),
    version: z.int().min(0).openapi({ description: 'Of the note that was shown; 0 where there was none' }),
  })
  .openapi('ClientNoteInput')

export const ClientUser = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    adminRole: AdminRole,
    blocked: z.boolean(),
    mustChangePassword: z.boolean(),
    resetRefusal: z.enum(['access-limited', 'access-not-assigned', 'last-global-admin', 'never-delegable']).nullable(),
  })
  .openapi('ClientUser')

export const PasswordReset = z
  .strictObject({
    user: z.strictObject({ id: z.string(), name: z.string(), userName: z.string() }),
    temporaryPassword: z.string(),
  })
  .openapi('PasswordReset')
