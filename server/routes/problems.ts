import type { z } from '@hono/zod-openapi'
import { Refusal, type RefusalCode, type RefusalDetails } from '../services/refusal.ts'
import type { Problem } from '../shapes.ts'
import { StoreUnavailable } from '../store/database.ts'

/** RFC 9457. The title is for developers: clients translate the code. */
export function problem(code: RefusalCode, details: RefusalDetails = {}): Response {
  const { status } = new Refusal(code)
  const body: z.infer<typeof Problem> = {
    type: 'about:blank',
    title: code.replaceAll('-', ' '),
    status,
    code,
    ...(details.params ? { params: { ...details.params } } : {}),
    ...(details.fields ? { fields: [...details.fields] } : {}),
    ...(details.retryAfter === undefined ? {} : { retryAfter: details.retryAfter }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(details.retryAfter === undefined ? {} : { 'retry-after': String(details.retryAfter) }),
    },
  })
}

/** Seconds after which a busy database is worth another try. */
const busyFor = 2

export function problemOf(error: unknown): Response {
  if (error instanceof Refusal) return problem(error.code, error.details)
  if (error instanceof StoreUnavailable) return problem('unavailable', { retryAfter: busyFor })
  return problem('unexpected')
}
