import { z } from '@hono/zod-openapi'
import { queryText } from '../shapes/base.ts'

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
