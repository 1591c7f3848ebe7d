/**
 * Whether a request that changes something came from our own pages. Browsers say so themselves in
 * `Sec-Fetch-Site`; those that don't send it send `Origin` with everything but GET. Neither can be set by a page.
 */
export function fromOwnPages(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return headers.get('origin') === publicUrl
}

/**
 * Whether another site's page caused a request: a link there, an image, a script. What only reads changes nothing of
 * its own, but reading a client's users is put on record, and nobody else's page may put it there.
 */
function fromAnotherSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  return site === 'cross-site' || site === 'same-site'
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isSafe = (method: string): boolean => safeMethods.has(method)

/**
 * The same for the interface: beyond where it came from, a command carries a header and a type that a form or a
 * simple request of another site can't have.
 */
export function isOwnCommand(request: Request, publicUrl: string): boolean {
  if (isSafe(request.method)) return !fromAnotherSite(request.headers)
  if (!fromOwnPages(request.headers, publicUrl)) return false
  if (!request.headers.get('idempotency-key')) return false
  return request.body === null || /^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')
}
