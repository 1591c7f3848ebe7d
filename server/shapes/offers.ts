import { z } from '@hono/zod-openapi'
import { Time, problem, text } from './base.ts'
import { AccessRole, Language } from './words.ts'

export const OfferTexts = z
  .strictObject({ message: text(2000, { min: 0, lines: true }), terms: text(20_000, { lines: true }) })
  .openapi('OfferTexts')

const TextsByLanguage = z.strictObject({
  en: OfferTexts.optional(),
  da: OfferTexts.optional(),
  zh: OfferTexts.optional(),
})

const days = (max: number) =>
  z
    .number({ error: problem('not-a-choice') })
    .int({ error: problem('not-a-choice') })
    .min(1, { error: problem('not-a-choice') })
    .max(max, { error: problem('not-a-choice') })
    .nullable()

export const OfferInput = z
  .strictObject({
    name: text(200),
    role: AccessRole,
    durationDays: days(730).openapi({ description: 'Null for open-ended' }),
    validDays: days(365).openapi({ description: 'Null for no end' }),
    defaultLanguage: Language,
    texts: TextsByLanguage,
  })
  .refine((input) => input.texts[input.defaultLanguage] !== undefined, {
    path: ['defaultLanguage'],
    error: problem('not-a-choice'),
  })
  .openapi('OfferInput')

const offerSummary = {
  id: z.string(),
  name: z.string(),
  state: z.enum(['open', 'withdrawn', 'expired']),
  role: AccessRole,
  createdAt: Time,
  createdBy: z.string(),
  expiresAt: Time.nullable(),
  accepted: z.number().int(),
  declined: z.number().int(),
  languages: z.array(Language),
}

export const OfferSummary = z.strictObject(offerSummary).openapi('OfferSummary')

export const OfferLetter = z
  .strictObject({ language: Language, subject: z.string(), plain: z.string(), html: z.string() })
  .openapi('OfferLetter')

const StoredTexts = z.strictObject({ message: z.string(), terms: z.string() })

export const Offer = z
  .strictObject({
    ...offerSummary,
    reuse: z.enum(['many', 'once']),
    version: z.number().int(),
    digest: z.string(),
    durationDays: z.number().int().nullable(),
    defaultLanguage: Language,
    texts: z.strictObject({
      en: StoredTexts.optional(),
      da: StoredTexts.optional(),
      zh: StoredTexts.optional(),
    }),
    url: z.string(),
    letters: z.array(OfferLetter),
  })
  .openapi('Offer')
