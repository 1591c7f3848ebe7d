import type { IncomingMessage } from 'node:http'

/** The client sent more than it may, or something that is no form. */
export class BadBody extends Error {
  readonly status: 400 | 413 | 415

  constructor(status: 400 | 413 | 415) {
    super(`The body was refused with ${status}`)
    this.name = 'BadBody'
    this.status = status
  }
}

const formLimit = 16 * 1024

/** Reads a form as a browser posts it. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new BadBody(415)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) throw new BadBody(400)
    length += part.length
    if (length > formLimit) throw new BadBody(413)
    parts.push(part)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}
