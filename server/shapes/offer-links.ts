import { z } from '@hono/zod-openapi'
import { fieldProblems } from '../services/refusal.ts'
import { OfferLetter } from './offers.ts'
import { orNull, problem, someId, Time } from './base.ts'
import { ClientCount } from './clients.ts'
import { Language } from './words.ts'

/** The most rows of a list that are taken at once. */
export const recipientsAtOnce = 500

/** As it was typed or pasted: each row is checked by itself, so that one bad row refuses no other. */
const RecipientRow = z.strictObject({
  recipient: z.string().max(2000),
  email: z.string().max(2000).openapi({ description: 'Empty where there is none' }),
  language: z.string().max(100).openapi({ description: '`en`, `da` or `zh`; empty for the default of the offer' }),
})

export const RecipientsInput = z
  .strictObject({ rows: z.array(RecipientRow).min(1).max(recipientsAtOnce) })
  .openapi('RecipientsInput')

export const OfferLinkState = z.enum(['waiting', 'opened', 'accepted', 'declined', 'stopped']).openapi('OfferLinkState')

export const OfferLink = z
  .strictObject({
    id: z.string(),
    recipient: z.string(),
    email: z.string().nullable(),
    language: orNull(Language),
    url: z.string(),
    state: OfferLinkState,
    createdAt: Time,
    createdBy: z.string(),
    openedAt: Time.nullable(),
    answeredAt: Time.nullable(),
    customer: z.string().nullable().openapi({ description: 'The company that answered' }),
    stoppedAt: Time.nullable(),
    reminders: z.number().int(),
    remindedAt: Time.nullable(),
    reminding: z
      .enum(['possible', 'too-soon', 'used-up', 'no-email', 'answered', 'stopped', 'offer-closed'])
      .openapi({ description: 'Whether a reminder can be sent now, or why not' }),
    remindableAt: Time.nullable().openapi({ description: 'When the next reminder can be sent, where it is too soon' }),
  })
  .openapi('OfferLink')

export const OfferLinkDetails = z
  .strictObject({
    link: OfferLink,
    letters: z.array(OfferLetter),
    openings: z.array(z.strictObject({ organization: z.string(), firstAt: Time, lastAt: Time })),
  })
  .openapi('OfferLinkDetails')

export const RecipientsAdded = z
  .strictObject({
    links: z.array(OfferLink),
    problems: z.array(
      z.strictObject({
        row: z.number().int().openapi({ description: 'Place in the input, from 0' }),
        field: z.enum(['recipient', 'email', 'language']),
        problem: z.enum(fieldProblems),
        limit: z.number().int().optional(),
      }),
    ),
  })
  .openapi('RecipientsAdded')

export const OfferLinkExport = z
  .strictObject({
    links: z.array(OfferLink),
    complete: z.boolean().openapi({ description: 'False where there are more than are given at once' }),
  })
  .openapi('OfferLinkExport')

export const RemindInput = z
  .strictObject({
    link: someId.nullable().openapi({ description: 'Null for all who can be reminded now' }),
  })
  .openapi('RemindInput')

export const Reminded = z
  .strictObject({
    sent: z.number().int(),
    left: z.boolean().openapi({ description: 'Whether there are more who can be reminded now' }),
  })
  .openapi('Reminded')

/** How many links one call reminds of. */
export const remindedAtOnce = 100

export const RemindLinksInput = z
  .strictObject({
    links: z
      .array(someId)
      .min(1, { error: problem('required') })
      .max(remindedAtOnce, { error: problem('too-long') }),
  })
  .openapi('RemindLinksInput')

export const RemindedLinks = z
  .strictObject({
    sent: z.number().int(),
    skipped: z.number().int().openapi({ description: 'Those that can’t be reminded now' }),
  })
  .openapi('RemindedLinks')

export const unansweredSorts = ['oldest', 'opened'] as const

export const UnansweredLink = z
  .strictObject({
    link: OfferLink,
    offer: z.strictObject({ id: z.string(), name: z.string() }),
    lastOpenedAt: Time.nullable().openapi({ description: 'By somebody who was signed in' }),
    lastOpenedBy: z.string().nullable().openapi({ description: 'The company that opened it last' }),
  })
  .openapi('UnansweredLink')

export const UnansweredLinks = z
  .strictObject({
    items: z.array(UnansweredLink),
    next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last' }),
    count: ClientCount,
  })
  .openapi('UnansweredLinks')

export const RemindingInput = z.strictObject({ automatically: z.boolean() }).openapi('RemindingInput')
