import { z } from '@hono/zod-openapi'
import { Time, country, orNull, problem, text } from './base.ts'
import { Language, OrganizationName } from './words.ts'

export const domainOutcomes = ['not-found', 'other-value', 'no-answer', 'elsewhere'] as const

const About = z.strictObject({ en: z.string().optional(), da: z.string().optional(), zh: z.string().optional() })

const DomainProof = z
  .strictObject({
    provenAt: orNull(Time),
    record: orNull(z.strictObject({ name: z.string(), text: z.string() })).openapi({
      description: 'The TXT record that proves the domain; null once it is proven, and for whoever may not prove it',
    }),
    lastTry: orNull(z.strictObject({ at: Time, outcome: z.enum(domainOutcomes) })),
  })
  .openapi('DomainProof')

const version = z.string().openapi({ description: 'Of what is shown; a change names the one that it began with' })

export const PartnerProfile = z
  .strictObject({
    organization: OrganizationName,
    certified: z.boolean(),
    since: Time,
    contact: z.strictObject({ address: z.string(), country: z.string(), phone: z.string(), version }),
    proof: DomainProof,
    listing: z.strictObject({
      listed: z.boolean(),
      about: About,
      countries: z.array(z.string()),
      contact: z.string(),
      version,
    }),
    mayChange: z.boolean(),
  })
  .openapi('PartnerProfile')

const shownVersion = z.string().max(64, { error: problem('too-long') })

export const ContactInput = z
  .strictObject({ address: text(500, { lines: true }), phone: text(40, { min: 0 }), shownVersion })
  .openapi('ContactInput')

const about = text(1000, { min: 0, lines: true }).optional()

export const ListingInput = z
  .strictObject({
    listed: z.boolean(),
    about: z.strictObject({ en: about, da: about, zh: about }),
    countries: z.array(country).max(100, { error: problem('too-long') }),
    contact: text(200, { min: 0 }),
    shownVersion,
  })
  // Whoever wants to be found says where, and how to be reached.
  .refine(({ listed, countries }) => !listed || countries.length > 0, {
    path: ['countries'],
    error: problem('required'),
  })
  .refine(({ listed, contact }) => !listed || contact !== '', { path: ['contact'], error: problem('required') })
  .openapi('ListingInput')

export const OwnDomainVerification = z
  .strictObject({ outcome: z.enum(['proven', ...domainOutcomes]), profile: PartnerProfile })
  .openapi('OwnDomainVerification')

const termsSummary = {
  id: z.string(),
  language: Language,
  number: z.number().int(),
  createdAt: Time,
  createdBy: z.string(),
}

/** A version of a partner's terms without what they say. */
export const TermsVersion = z.strictObject(termsSummary).openapi('TermsVersion')
export const Terms = z.strictObject({ ...termsSummary, text: z.string() }).openapi('Terms')

export const TermsInput = z
  .strictObject({
    language: Language,
    text: text(20_000, { lines: true }),
    basedOn: z
      .number()
      .int()
      .min(0)
      .openapi({ description: 'The newest version that was shown; 0 where there is none' }),
  })
  .openapi('TermsInput')
