import { z } from '@hono/zod-openapi'
import { Time, email, localName, orNull, queryText, text } from './base.ts'
import { AccessRole, AdminRole, Language, OrganizationName } from './words.ts'

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

export const PartnerOverview = z
  .strictObject({
    clients: z.int().min(0),
    expiring: ClientCount.openapi({ description: 'Clients whose relationship ends within 30 days' }),
    openOffers: ClientCount,
    unansweredLinks: ClientCount.openapi({ description: 'Tagged links of open offers that nobody has answered' }),
    openRequests: orNull(ClientCount).openapi({ description: 'Null for who may not see service requests' }),
    answers: z
      .array(
        z.strictObject({
          id: z.string(),
          at: Time,
          answer: z.enum(['accepted', 'declined']),
          offer: z.strictObject({ id: z.string(), name: z.string() }),
          customer: OrganizationName,
        }),
      )
      .openapi({ description: 'The latest, the newest first' }),
  })
  .openapi('PartnerOverview')

export const ClientNote = z
  .strictObject({
    customer: OrganizationName,
    text: z.string().openapi({ description: 'Empty where there is none' }),
    version: z.int().min(0),
    writtenBy: z.string().nullable(),
    writtenAt: Time.nullable(),
  })
  .openapi('ClientNote')

/** More than a note will ever have, and no more than a column of whole numbers holds. */
const mostVersions = 1_000_000_000

export const ClientNoteInput = z
  .strictObject({
    text: text(noteLength, { min: 0, lines: true }),
    version: z
      .int()
      .min(0)
      .max(mostVersions)
      .openapi({ description: 'Of the note that was shown; 0 where there was none' }),
  })
  .openapi('ClientNoteInput')

/** Why the person who asks may not do something to a user. */
export const UserRefusal = z.enum(['access-limited', 'last-global-admin', 'never-delegable']).openapi('UserRefusal')

export const ClientUser = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    userName: z.string(),
    adminRole: AdminRole,
    blocked: z.boolean(),
    mustChangePassword: z.boolean(),
    email: z.string(),
    language: Language,
    resetRefusal: orNull(UserRefusal),
    editRefusal: orNull(UserRefusal),
    blockRefusal: orNull(UserRefusal),
    roleRefusal: orNull(UserRefusal),
    licenseRefusal: orNull(UserRefusal),
  })
  .openapi('ClientUser')

export const PasswordReset = z
  .strictObject({
    user: z.strictObject({ id: z.string(), name: z.string(), userName: z.string() }),
    temporaryPassword: z.string(),
  })
  .openapi('PasswordReset')

export const ClientUserDetails = z
  .strictObject({
    user: ClientUser,
    licenses: z
      .array(z.string())
      .openapi({ description: 'Ids of subscriptions; empty for who may not manage licenses' }),
  })
  .openapi('ClientUserDetails')

const Licenses = z.array(text(100)).max(50)

export const ClientUserInput = z
  .strictObject({
    name: text(200),
    userName: localName,
    domain: text(253),
    email,
    language: Language,
    licenses: Licenses,
  })
  .openapi('ClientUserInput')

export const ClientUserAdded = z
  .strictObject({
    user: ClientUser,
    temporaryPassword: z.string().nullable().openapi({ description: 'Null with an outside identity provider' }),
    signInLink: z.string().nullable().openapi({ description: 'Works once; only with an outside identity provider' }),
  })
  .openapi('ClientUserAdded')

export const ClientUserEdit = z.strictObject({ name: text(200), email, language: Language }).openapi('ClientUserEdit')
export const AdminRoleInput = z.strictObject({ role: AdminRole }).openapi('AdminRoleInput')
export const LicensesInput = z
  .strictObject({ add: Licenses, remove: Licenses })
  .openapi('LicensesInput', { description: 'A license in both is taken back.' })
