import type { ServerResponse } from 'node:http'

export interface SecurityOptions {
  readonly publicUrl: string
  /** The origin of an outside identity provider, to which the form that signs out leads. */
  readonly outsideOrigin: string | undefined
}

/** Hashes of style and script that stand in a page and may. */
export interface AllowedParts {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
}

/** The headers of every response, whoever made it. */
export function securityHeaders(
  { publicUrl, outsideOrigin }: SecurityOptions,
  { styles, scripts }: AllowedParts = { styles: [], scripts: [] },
): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action 'self'${outsideOrigin ? ` ${outsideOrigin}` : ''}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/**
 * Sets headers at the last moment, when the head of the response is written: what makes a response in between
 * (the identity provider clears all headers on an error) can neither forget nor weaken them.
 */
export function withHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  const original = response.writeHead.bind(response)
  const set = (): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  }
  const replacement = (...args: Parameters<typeof original>): ServerResponse => {
    if (!response.headersSent) set()
    return original(...args)
  }
  response.writeHead = replacement as typeof response.writeHead
}
