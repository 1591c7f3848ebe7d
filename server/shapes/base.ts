import { z } from '@hono/zod-openapi'
import { asciiDomain } from '../../src/lib/domain-name.ts'
import { type FieldProblem } from '../services/refusal.ts'

export const problem = (code: FieldProblem): FieldProblem => code

/**
 * Text that people see: no control characters but line feeds where `lines` is set, and none that change the
 * direction of what follows (a name could so pretend to be another).
 */
const unprintable =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]/u

/** Something that is seen: a name of nothing but joiners and fillers would be a blank in a list or a sentence. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u

export function text(max: number, options: { min?: number; lines?: boolean } = {}) {
  const { min = 1, lines = false } = options
  return z
    .string({ error: problem('required') })
    .transform((value) => value.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min, { error: problem(min > 1 ? 'too-short' : 'required') })
        .max(max, { error: problem('too-long') })
        .refine((value) => value.isWellFormed() && !unprintable.test(value) && (lines || !value.includes('\n')), {
          error: problem('not-allowed-characters'),
        })
        .refine((value) => value === '' || visible.test(value), { error: problem('not-allowed-characters') }),
    )
}

/** Text in an address. One of the databases can't hold the character zero. */
export function queryText(max: number) {
  return z
    .string()
    .max(max, { error: problem('too-long') })
    .refine((value) => !value.includes('\0') && value.isWellFormed(), { error: problem('not-allowed-characters') })
}

/** An id in a body. */
export const someId = z.string().regex(/^[\w-]{1,100}$/, { error: problem('not-allowed-characters') })

/** A named shape or null. `.nullable()` would make null part of the name in the OpenAPI document. */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null()])
}

export const Time = z.iso.datetime().openapi({ description: 'ISO 8601, UTC' })

export function pageOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last' }),
    })
    .openapi(name)
}

export const email = text(254).refine((value) => /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+\.[^\s@<>",;:\\]+$/.test(value), {
  error: problem('not-an-email'),
})

export const domain = text(253)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^(?!-)([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(value), {
    error: problem('not-a-domain'),
  })

export const localName = text(64)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(value), { error: problem('not-a-user-name') })

/** ISO 3166 alpha-2. */
export const country = z.string({ error: problem('required') }).regex(/^[A-Z]{2}$/, { error: problem('not-a-choice') })
/** A domain as people write it, in any letters; becomes its A-labels. */
export const domainName = text(253)
  .transform((value) => asciiDomain(value))
  .refine((value) => domain.safeParse(value).success, { error: problem('not-a-domain') })
