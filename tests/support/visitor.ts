import { request as httpRequest } from 'node:http'
import { demoPassword } from '../../server/worlds/worlds.ts'

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

export interface VisitOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>
  /** Sent as JSON, with an idempotency key. */
  readonly json?: unknown
}

/** Somebody with a browser, as far as HTTP goes: keeps cookies, follows redirects, says where requests come from. */
export class Visitor {
  readonly origin: string
  cookies: Cookie[] = []
  /** Where the last page was found. */
  path = '/'

  /** The address that the server gives itself, where something stands in front of it. */
  readonly publicUrl: string

  constructor(origin: string, publicUrl = origin) {
    this.origin = origin
    this.publicUrl = publicUrl
  }

  /** One request, without following where it leads. */
  async request(path: string, options: VisitOptions = {}): Promise<Response> {
    const url = new URL(path, this.origin)
    const sending = options.form !== undefined || options.json !== undefined
    const elsewhere = this.publicUrl !== this.origin
    const response = await (elsewhere ? fetchAs(new URL(this.publicUrl).host) : fetch)(url, {
      method: options.method ?? (sending ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: this.cookieHeader(url.pathname),
        ...(options.json === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
        ...options.headers,
      },
      ...(options.form ? { body: new URLSearchParams(options.form) } : {}),
      ...(options.json === undefined ? {} : { body: JSON.stringify(options.json) }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line, url.pathname)
    return response
  }

  /** A request and all that its redirects lead to; gives the page at the end. */
  async visit(
    path: string,
    options: VisitOptions = {},
  ): Promise<{ status: number; path: string; text: string; headers: Headers }> {
    let response = await this.request(path, options)
    let at = path
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 20; hops++) {
      const next = new URL(response.headers.get('location') ?? '/', new URL(at, this.publicUrl))
      await response.body?.cancel()
      if (next.origin !== this.publicUrl) throw new Error(`A redirect leads away, to ${next.href}`)
      at = `${next.pathname}${next.search}`
      response = await this.request(at)
    }
    this.path = at
    return { status: response.status, path: at, text: await response.text(), headers: response.headers }
  }

  /** Signs in as far as it goes; the page at the end is what was asked for, or one that says why not. */
  async signIn(userName: string, password = demoPassword, returnTo = '/en/account'): ReturnType<Visitor['visit']> {
    const page = await this.visit(`/auth/sign-in?switch=1&lang=en&return=${encodeURIComponent(returnTo)}`)
    return this.visit(page.path, { form: { userName, password, shown: 'en' } })
  }

  /** The user name that the server knows this visitor by. */
  async whoAmI(): Promise<string | null> {
    const response = await this.request('/api/session')
    const { session } = (await response.json()) as { session: { person: { userName: string } } | null }
    return session?.person.userName ?? null
  }

  cookie(name: RegExp): Cookie | undefined {
    return this.cookies.find((cookie) => name.test(cookie.name))
  }

  cookieHeader(path: string): string {
    return this.cookies
      .filter(
        (cookie) =>
          path === cookie.path || path.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  #keep(line: string, requestPath: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const value = pair.slice(at + 1)
    const attribute = (wanted: string): string | undefined =>
      attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
    const path = attribute('path') ?? requestPath
    const expires = attribute('expires')
    const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now())
    this.cookies = this.cookies.filter((cookie) => cookie.name !== name || cookie.path !== path)
    if (!gone) this.cookies.push({ name, value, path })
  }
}

/** As `fetch`, which says itself whom it asks, but as a proxy that says another host. */
function fetchAs(host: string): (url: URL, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const request = new Request(url, init)
    const body = Buffer.from(await request.arrayBuffer())
    return new Promise((resolve, reject) => {
      const headers = { ...Object.fromEntries(request.headers), host, 'content-length': String(body.length) }
      const asked = httpRequest(url, { method: request.method, headers, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const received = new Headers()
          for (let index = 0; index < answer.rawHeaders.length; index += 2) {
            received.append(answer.rawHeaders[index] ?? '', answer.rawHeaders[index + 1] ?? '')
          }
          const status = answer.statusCode ?? 500
          resolve(
            new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), { status, headers: received }),
          )
        })
      })
      asked.once('error', reject)
      asked.end(body)
    })
  }
}
