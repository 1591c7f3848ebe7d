import { getRequestListener, RequestError } from '@hono/node-server'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Cloud } from '../../src/clouds/types.ts'
import { chooseLanguage } from '../../src/i18n/core.ts'
import type { Handler } from '../app.ts'
import { plainPage } from '../identity/plain-pages.ts'
import { isOwnCommand, isSafe } from '../identity/same-site.ts'
import type { SessionLayer } from '../identity/session-routes.ts'
import { problem, problemOf } from '../routes/problems.ts'
import { StoreUnavailable } from '../store/database.ts'
import { clientAddress } from './address.ts'
import { BadBody } from './body.ts'
import { isHelp } from './help-pages.ts'
import type { AllowedParts, SecurityOptions } from './security-headers.ts'
import { securityHeaders, withHeaders } from './security-headers.ts'

export interface HttpOptions extends SecurityOptions {
  /** How many proxies of ours stand in front. */
  readonly trustedProxies: number
  readonly cloud: Cloud
  readonly app: Handler
  readonly sessions: SessionLayer
  readonly pages: (request: Request) => Promise<Response>
  /** What stands in the pages of the help themselves. */
  readonly helpParts: () => AllowedParts
  /** The embedded identity provider, where there is one; it answers everything below `/id`. */
  readonly provider: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined
  /** Throws where the server can't serve. */
  readonly checkReady: () => Promise<void>
  readonly report: (what: string, error: unknown) => void
}

const bodyLimit = 256 * 1024

/** The HTTP server: what stands outermost, in the order in which a request meets it. */
export function createHttpServer(options: HttpOptions): Server {
  const { publicUrl, trustedProxies, cloud, app, sessions, pages, helpParts, provider, checkReady, report } = options
  const headers = securityHeaders(options)
  const publicHost = new URL(publicUrl).host

  const listener = getRequestListener((request, env) => answer(request, addressOf(env)), {
    overrideGlobalObjects: false,
    // What is no address at all is the client's mistake, and no news for the operator.
    errorHandler: (error) => (error instanceof RequestError ? plain('Bad request', 400) : failure(error, undefined)),
  })

  const server = createServer((request, response) => {
    const path = pathOf(request)
    withHeaders(response, isHelp(path) ? securityHeaders(options, helpParts()) : headers)
    const health = path === '/healthz' || path === '/readyz'
    if (!health && request.headers.host !== publicHost && !isOwnCall(request, path)) {
      sendElsewhere(request, response)
      return
    }
    // Everything behind here knows one address, whatever the network in between calls it.
    request.headers.host = publicHost
    if (provider && (path === '/id' || path.startsWith('/id/'))) {
      provider(request, response).catch((error: unknown) => void sendFailure(error, request, response))
      return
    }
    void listener(request, response)
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 10_000
  server.maxHeadersCount = 100
  return server

  function addressOf(env: object): string {
    return 'incoming' in env ? clientAddress(env.incoming as IncomingMessage, trustedProxies) : ''
  }

  async function answer(request: Request, address: string): Promise<Response> {
    const { pathname } = new URL(request.url)
    try {
      if (pathname === '/healthz') return plain('ok')
      if (pathname === '/readyz') {
        await checkReady()
        return plain('ready')
      }
      const limited = await withinLimit(request)
      if (!limited) return isApi(pathname) ? problem('invalid-input') : plain('Too large', 413)
      if (isApi(pathname)) return await answerApi(limited, address)
      if (pathname === '/auth' || pathname.startsWith('/auth/')) return await sessions.handle(limited)
      if (request.method === 'GET' || request.method === 'HEAD') return await pages(limited)
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
    } catch (error) {
      return failure(error, request)
    }
  }

  async function answerApi(request: Request, address: string): Promise<Response> {
    if (!isOwnCommand(request, publicUrl)) return problem('cross-site')
    return app.fetch(request, { caller: await sessions.caller(request), address })
  }

  /** The request with its body read, or nothing where it is longer than any of ours. */
  async function withinLimit(request: Request): Promise<Request | undefined> {
    if (isSafe(request.method) || request.body === null) return request
    if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) return undefined
    const parts: Uint8Array<ArrayBuffer>[] = []
    let length = 0
    for await (const part of request.body) {
      length += part.length
      if (length > bodyLimit) return undefined
      parts.push(part)
    }
    const { url, method, headers: sent, signal } = request
    return new Request(url, { method, headers: sent, signal, ...(length > 0 ? { body: new Blob(parts) } : {}) })
  }

  function failure(error: unknown, request: Request | undefined): Response {
    const busy = error instanceof StoreUnavailable
    if (!busy) report('A request failed', error)
    const pathname = request ? new URL(request.url).pathname : '/api'
    if (isApi(pathname) || pathname === '/readyz') return problemOf(error)
    return new Response(
      failurePage(busy, pathname, request?.headers.get('cookie'), request?.headers.get('accept-language')),
      {
        status: busy ? 503 : 500,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          ...(busy ? { 'retry-after': '2' } : {}),
        },
      },
    )
  }

  function failurePage(
    busy: boolean,
    path: string,
    cookies: string | null | undefined,
    accept: string | null | undefined,
  ): string {
    const language = chooseLanguage({ path, cookies, accept, fallback: cloud.defaultLanguage })
    return plainPage(busy ? 'unavailable' : 'failed', { cloud, language, linkTo: (other) => `/${other}`, again: path })
  }

  function sendFailure(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    const busy = error instanceof StoreUnavailable
    const status = error instanceof BadBody ? error.status : busy ? 503 : 500
    if (status === 500) report('A request to the identity provider failed', error)
    if (response.headersSent) {
      response.destroy()
      return
    }
    response.statusCode = status
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'no-store')
    if (busy) response.setHeader('retry-after', '2')
    response.end(failurePage(busy, pathOf(request), request.headers.cookie, request.headers['accept-language']))
  }

  /** This server redeems codes at its own provider by the address that it listens on. */
  function isOwnCall(request: IncomingMessage, path: string): boolean {
    return (path === '/id/token' || path === '/id/jwks') && request.headers.host === ownHost(request)
  }

  /** People who came by another name go to the right one, where their cookies are; nothing else is served there. */
  function sendElsewhere(request: IncomingMessage, response: ServerResponse): void {
    if (isSafe(request.method ?? '') && !isApi(pathOf(request)) && request.url?.startsWith('/')) {
      response.writeHead(302, { location: `${publicUrl}${request.url}`, 'cache-control': 'no-store' })
    } else {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' })
    }
    response.end()
  }
}

const isApi = (pathname: string): boolean => pathname === '/api' || pathname.startsWith('/api/')

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?')[0] ?? '/'

function ownHost(request: IncomingMessage): string {
  const { localAddress = '', localPort = 0 } = request.socket
  return localAddress.includes(':') && !localAddress.startsWith('::ffff:')
    ? `[${localAddress}]:${localPort}`
    : `${localAddress.replace('::ffff:', '')}:${localPort}`
}

function plain(text: string, status = 200): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
