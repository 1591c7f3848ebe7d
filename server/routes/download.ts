import { z } from '@hono/zod-openapi'
import type { Caller } from '../deps.ts'
import type { RefusalCode } from '../services/refusal.ts'
import { check, refused, type Api } from './operation.ts'

interface Download<Query extends z.ZodType> {
  readonly id: string
  readonly path: string
  readonly summary: string
  readonly query: Query
  readonly refusals: readonly RefusalCode[]
  /** What the file is called by who saves it as it comes. */
  readonly file: string
  readonly type: 'text/csv'
}

/** Adds an operation whose answer is a file, sent while it is made. It reads only. */
export function download<Query extends z.ZodType>(
  api: Api,
  spec: Download<Query>,
  work: (call: { caller: Caller | null; query: z.infer<Query> }) => Promise<ReadableStream<Uint8Array>>,
): void {
  api.openAPIRegistry.registerPath({
    operationId: spec.id,
    method: 'get',
    path: spec.path,
    summary: spec.summary,
    request: { query: spec.query as unknown as z.ZodObject },
    responses: {
      200: { description: 'The file', content: { [spec.type]: { schema: z.string() } } },
      ...refused(spec.refusals),
    },
  })
  api.get(spec.path, async (c) => {
    const body = await work({ caller: c.env?.caller ?? null, query: check(spec.query, c.req.query()) })
    return new Response(body, {
      headers: {
        'content-type': `${spec.type}; charset=utf-8`,
        'content-disposition': `attachment; filename="${spec.file}"`,
        'cache-control': 'no-store',
      },
    })
  })
}
