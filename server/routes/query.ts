import { z } from '@hono/zod-openapi'

const after = z.string().max(2000).optional().openapi({ description: 'Cursor of the page before' })

export const PageQuery = z.strictObject({ after })

export const SearchQuery = z.strictObject({
  search: z.string().max(200).optional().openapi({ description: 'Found in names and domains; folded' }),
  after,
})

export const IdParams = z.strictObject({ id: z.string().max(100) })

export const TokenParams = z.strictObject({ token: z.string().max(200) })
