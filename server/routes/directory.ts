import { z } from '@hono/zod-openapi'
import type { Deps } from '../deps.ts'
import { listDirectory } from '../services/directory.ts'
import { problem } from '../shapes/base.ts'
import { DirectoryPage, Language } from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { after, search } from './query.ts'

export function directoryRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listDirectory',
      method: 'get',
      path: '/api/directory',
      summary: 'Certified partners of this cloud who want to be found, by name',
      query: z.strictObject({
        language: Language,
        search,
        country: z
          .string()
          .regex(/^[A-Z]{2}$/, { error: problem('not-a-choice') })
          .optional(),
        after,
      }),
      result: DirectoryPage,
      refusals: ['invalid-input'],
    },
    ({ query }) => listDirectory(deps, query),
  )
}
