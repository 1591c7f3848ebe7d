import { z } from '@hono/zod-openapi'
import { Time, country, orNull, problem, text } from './base.ts'
import { Billing, Order } from './subscriptions.ts'
import { AccessRole, Language, OfferKind, OrganizationName } from './words.ts'

export const OfferTexts = z
  .strictObject({ message: text(2000, { min: 0, lines: true }), terms: text(20_000, { lines: true }) })
  .openapi('OfferTexts')

const TextsByLanguage = z.strictObject({
  en: OfferTexts.optional(),
  da: OfferTexts.optional(),
  zh: OfferTexts.optional(),
})

const StoredTexts = z.strictObject({ message: z.string(), terms: z.string() })

export const days = (max: number) =>
  z
    .number({ error: problem('not-a-choice') })
    .int({ error: problem('not-a-choice') })
    .min(1, { error: problem('not-a-choice') })
    .max(max, { error: problem('not-a-choice') })
    .nullable()

const basics = {
  name: text(200),
  validDays: days(365).openapi({ description: 'Null for no end' }),
  defaultLanguage: Language,
  texts: TextsByLanguage,
}

const offered = {
  role: AccessRole,
  durationDays: days(730).openapi({ description: 'Null for open-ended' }),
  narrowable: z.boolean().optional().openapi({ description: 'Whether the customer may grant less than is offered' }),
}

export const OfferedAccess = z.strictObject(offered).openapi('OfferedAccess')

/** The language that binds is one that the offer is written in. */
const isWritten = (input: Pick<z.infer<z.ZodObject<typeof basics>>, 'defaultLanguage' | 'texts'>): boolean =>
  input.texts[input.defaultLanguage] !== undefined
const notWritten = { path: ['defaultLanguage'], error: problem('not-a-choice') }

export const OfferInput = z
  .strictObject({ ...basics, ...offered })
  .refine(isWritten, notWritten)
  .openapi('OfferInput')

/** The most licenses of one product in an offer. */
export const mostLicenses = 10_000

const licenses = z
  .number({ error: problem('not-a-choice') })
  .int({ error: problem('not-a-choice') })
  .min(1, { error: problem('not-a-choice') })
  .max(mostLicenses, { error: problem('not-a-choice') })

const product = z.string({ error: problem('required') }).regex(/^[a-z0-9-]{1,40}$/, { error: problem('not-a-choice') })

const trialOrder = { product, licenses, usageCountry: country }

const purchaseOrder = {
  items: z
    .array(z.strictObject({ product, licenses }))
    .min(1, { error: problem('required') })
    .max(20, { error: problem('too-long') }),
  billing: Billing,
}

export const TrialOrder = z.strictObject(trialOrder).openapi('TrialOrder')

export const PurchaseOrder = z.strictObject(purchaseOrder).openapi('PurchaseOrder')

/** A change to an offer: its own name, and what a customer is shown from now on. */
export const OfferRevision = z
  .strictObject({
    basedOn: z.number().int().openapi({ description: 'The version that the change began with' }),
    name: basics.name,
    role: orNull(AccessRole).openapi({ description: 'Null for a trial or a purchase without administration' }),
    durationDays: offered.durationDays,
    narrowable: z.boolean().optional().openapi({ description: 'Left out, it stays as it was' }),
    trial: TrialOrder.optional().openapi({ description: 'What a trial invitation holds; left out, as it was' }),
    purchase: PurchaseOrder.optional().openapi({ description: 'What a purchase offer holds; left out, as it was' }),
    defaultLanguage: basics.defaultLanguage,
    texts: basics.texts,
  })
  .refine(isWritten, notWritten)
  .openapi('OfferRevision')

export const OfferExpiry = z
  .strictObject({
    expiresAt: z.iso
      .datetime({ error: problem('not-a-choice') })
      .nullable()
      .openapi({ description: 'When it can no longer be answered; null for no end' }),
  })
  .openapi('OfferExpiry')

export const OfferVersion = z
  .strictObject({
    number: z.number().int(),
    digest: z.string(),
    createdAt: Time,
    createdBy: z.string(),
    role: orNull(AccessRole),
    durationDays: z.number().int().nullable(),
    order: orNull(Order),
    defaultLanguage: Language,
    texts: z.strictObject({ en: StoredTexts.optional(), da: StoredTexts.optional(), zh: StoredTexts.optional() }),
    accepted: z.number().int(),
    declined: z.number().int(),
  })
  .openapi('OfferVersion')

export const OfferAnswer = z
  .strictObject({
    id: z.string(),
    answer: z.enum(['accepted', 'declined']),
    at: Time,
    customer: OrganizationName,
    person: z.string(),
    reason: z.string(),
    version: z.number().int(),
    link: z.union([z.strictObject({ id: z.string(), recipient: z.string() }), z.null()]),
  })
  .openapi('OfferAnswer')
export const TrialInput = z
  .strictObject({ ...basics, ...trialOrder, delegation: orNull(OfferedAccess) })
  .refine(isWritten, notWritten)
  .openapi('TrialInput')

export const PurchaseInput = z
  .strictObject({ ...basics, ...purchaseOrder, delegation: orNull(OfferedAccess) })
  .refine(isWritten, notWritten)
  .openapi('PurchaseInput')

const offerSummary = {
  id: z.string(),
  name: z.string(),
  kind: OfferKind,
  state: z.enum(['open', 'withdrawn', 'expired']),
  role: orNull(AccessRole),
  createdAt: Time,
  createdBy: z.string(),
  expiresAt: Time.nullable(),
  accepted: z.number().int(),
  declined: z.number().int(),
  opened: z.number().int().openapi({ description: 'Companies that opened it while signed in' }),
  languages: z.array(Language),
}

export const OfferSummary = z.strictObject(offerSummary).openapi('OfferSummary')

export const OfferLetter = z
  .strictObject({ language: Language, subject: z.string(), plain: z.string(), html: z.string() })
  .openapi('OfferLetter')

export const Offer = z
  .strictObject({
    ...offerSummary,
    reuse: z.enum(['many', 'once']),
    version: z.number().int(),
    versionDate: Time,
    digest: z.string(),
    durationDays: z.number().int().nullable(),
    narrowable: z.boolean(),
    checkCode: z.string(),
    order: orNull(Order),
    defaultLanguage: Language,
    texts: z.strictObject({
      en: StoredTexts.optional(),
      da: StoredTexts.optional(),
      zh: StoredTexts.optional(),
    }),
    url: z.string(),
    letters: z.array(OfferLetter),
    links: z
      .strictObject({
        waiting: z.number().int(),
        opened: z.number().int(),
        accepted: z.number().int(),
        declined: z.number().int(),
        stopped: z.number().int(),
      })
      .openapi({ description: 'Tagged links by their state' }),
    remindsAutomatically: z.boolean(),
  })
  .openapi('Offer')
