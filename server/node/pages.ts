import type { Cloud } from '../../src/clouds/types.ts'
import {
  chooseLanguage,
  isLanguage,
  languageInfo,
  languageOfCookie,
  languageOfHeader,
  languageOfPath,
  type Language,
} from '../../src/i18n/core.ts'
import type { Handler } from '../app.ts'
import { escapeHtml } from '../identity/html.ts'
import { plainPage } from '../identity/plain-pages.ts'
import { bodyOf, respond, type StaticFiles } from './static-files.ts'

export interface PagesOptions {
  readonly cloud: Cloud
  readonly publicUrl: string
  readonly app: Handler
  readonly files: StaticFiles
  /** Numbers for the foot of each page, by the name of their `<meta>` element. */
  readonly registrations: Readonly<Record<string, string>>
}

const offerPath = /^\/(?:en|da|zh)\/offers\/([A-Za-z0-9_-]{1,200})\/?$/
const shortPath = /^\/o\/([A-Za-z0-9_-]{1,200})\/?$/

/** Answers GET for everything that a person opens: redirects to a language, the app's shell, and files. */
export function createPages({ cloud, publicUrl, app, files, registrations }: PagesOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const file = files.find(pathname)
    if (file) return respond(request, file)
    const wanted = chooseLanguage({
      cookies: request.headers.get('cookie'),
      accept: request.headers.get('accept-language'),
      fallback: cloud.defaultLanguage,
    })
    if (pathname === '/') return redirect(`/${wanted}${search}`)
    const token = shortPath.exec(pathname)?.[1]
    if (token) return redirect(`/${await offerLanguage(request, token)}/offers/${token}`)
    const language = languageOfPath(pathname)
    if (language) return shell(request, pathname, language)
    // A file that isn't there is no page; anything else may be one that lacks its language.
    if (/\.[a-z0-9]+$/i.test(pathname) || pathname.startsWith('/assets/')) {
      return new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    }
    return shell(request, pathname, wanted, 404)
  }

  function redirect(location: string): Response {
    const headers = { location, 'cache-control': 'no-store', vary: 'Cookie, Accept-Language' }
    return new Response(null, { status: 302, headers })
  }

  /** The reader's own choice, else the browser's, else that of the offer: its author knew whom they wrote to. */
  async function offerLanguage(request: Request, token: string): Promise<Language> {
    const chosen = languageOfCookie(request.headers.get('cookie')) ?? languageOfHeader(request.headers.get('accept-language'))
    if (chosen) return chosen
    const reading = await readOffer(token, cloud.defaultLanguage)
    const binding = reading?.['bindingLanguage']
    return isLanguage(binding) ? binding : cloud.defaultLanguage
  }

  async function readOffer(token: string, language: Language): Promise<Record<string, unknown> | undefined> {
    const url = `${publicUrl}/api/offer-links/${encodeURIComponent(token)}?language=${language}`
    const response = await app.fetch(new Request(url), { caller: null })
    // The page itself says what is wrong with a link, by asking again.
    return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined
  }

  async function shell(request: Request, pathname: string, language: Language, status = 200): Promise<Response> {
    const built = files.shell()
    if (!built) return notBuilt(language, pathname)
    const token = offerPath.exec(pathname)?.[1]
    const reading = token ? await readOffer(token, language) : undefined
    const tags = Object.entries(registrations)
      .filter(([name]) => !built.html.includes(`<meta name="${name}"`))
      .map(([name, number]) => `<meta name="${name}" content="${escapeHtml(number)}">`)
    const data = reading && `<script type="application/json" id="offer-data">${inertJson(reading)}</script>`
    const html = built.html
      .replace(/<html lang="[^"]*"/, `<html lang="${languageInfo[language].htmlLang}"`)
      .replace('</head>', () => `${tags.map((tag) => `${tag}\n    `).join('')}${data ? `${data}\n  ` : ''}</head>`)
    const cacheControl = token ? 'no-store' : 'no-cache'
    const body = bodyOf(new TextEncoder().encode(html), 'text/html; charset=utf-8', cacheControl)
    const response = await respond(request, body, status)
    response.headers.set('content-language', cloud.languageTags[language])
    if (token) {
      response.headers.delete('etag')
      // The link's token is in the address: no index may keep it.
      response.headers.set('x-robots-tag', 'noindex')
    }
    return response
  }

  function notBuilt(language: Language, pathname: string): Response {
    const linkTo = (other: Language): string => `/${other}`
    const text = plainPage('unavailable', { cloud, language, linkTo, again: pathname })
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '30' }
    return new Response(text, { status: 503, headers })
  }
}

/** JSON that can stand in a page: no `<` that could end or open an element, nor a line end that JavaScript alone knows. */
function inertJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
