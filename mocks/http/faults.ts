import { problem } from '../../server/routes/problems.ts'

/** Bad days that can be laid over the handler. `lost` does the act and then loses the answer. */
export const faultNames = ['none', 'slow', 'offline', 'lost', 'too-many', 'broken', 'conflict'] as const

export type FaultName = (typeof faultNames)[number]

export function isFaultName(value: unknown): value is FaultName {
  return faultNames.some((name) => name === value)
}

/** Seconds that a client is told to wait when there were too many requests. */
const waitAfterTooMany = 5

/** How long an answer takes on a slow day. */
export const slowness = 3000

/**
 * Answers a request as on a bad day. `answer` is what a good day would bring; a broken connection is a
 * network error, as `fetch` knows it.
 */
export async function withFault(
  fault: FaultName,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  switch (fault) {
    case 'none':
      return answer()
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, slowness))
      return answer()
    case 'offline':
      return Response.error()
    case 'lost':
      await answer()
      return Response.error()
    case 'too-many':
      return problem('too-many-requests', { retryAfter: waitAfterTooMany })
    case 'broken':
      return problem('unexpected')
    case 'conflict':
      return conflictWith(request) ?? answer()
  }
}

/** Only commands meet a conflict: an offer that changed while it was read, or a key that was used for other input. */
function conflictWith(request: Request): Response | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const answersOffer = /\/api\/offer-links\/[^/]+\/(authorization|refusal)$/.test(new URL(request.url).pathname)
  return problem(answersOffer ? 'offer-changed' : 'idempotency-conflict')
}
