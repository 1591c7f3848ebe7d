import { z } from '@hono/zod-openapi'
import type { FieldProblem } from '../services/refusal.ts'

/** Text in an address. One of the databases can't hold the character zero. */
export function queryText(max: number) {
  return z
    .string()
    .max(max, { error: problem('too-long') })
    .refine((value) => !value.includes('\0') && value.isWellFormed(), { error: problem('not-allowed-characters') })
}

const problem = (code: FieldProblem): FieldProblem => code

export const after = queryText(2000).optional().openapi({ description: 'Cursor of the page before' })

export const search = queryText(200).optional().openapi({ description: 'Found in names and domains; folded' })

export const PageQuery = z.strictObject({ after })

export const SearchQuery = z.strictObject({
  search,
  after,
})

/** What may be an id; anything else is at no address of ours. */
export const Id = z.string().regex(/^[\w-]{1,100}$/)

export const IdParams = z.strictObject({ id: Id })

/** Of any length and shape: a mangled link is told from others by the service. */
export const TokenParams = z.strictObject({ token: z.string() })
