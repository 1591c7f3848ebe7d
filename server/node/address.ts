import type { IncomingMessage } from 'node:http'

/**
 * The network address of the client. Each of our own proxies adds one to the end of `X-Forwarded-For`; what
 * stands before those is the client's own word and counts for nothing.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return direct
  const header = request.headers['x-forwarded-for']
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((one) => one.trim())
  return forwarded.filter(Boolean).at(-trustedProxies) ?? direct
}
