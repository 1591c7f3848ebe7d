import type { Cloud } from '../../src/clouds/types.ts'
import {
  chooseLanguage,
  isLanguage,
  languageOfCookie,
  languageOfHeader,
  languageOfPath,
  type Language,
} from '../../src/i18n/core.ts'
import type { Handler } from '../app.ts'
import { cookieNames, readCookie } from '../identity/cookies.ts'
import { plainPage } from '../identity/plain-pages.ts'
import { answerHelp } from './help-pages.ts'
import { fillShell } from './shell/fill.ts'
import type { Reading } from './shell/offer.ts'
import { pageAt, type DeadOffer } from './shell/pages.ts'
import { shellTexts } from './shell/texts.ts'
import { bodyOf, respond, type StaticFiles } from './static-files.ts'

export interface PagesOptions {
  /** The folder of the project, where the messages are. */
  readonly root: string
  readonly cloud: Cloud
  readonly publicUrl: string
  readonly app: Handler
  readonly files: StaticFiles
  /** Numbers for the foot of each page, by the name of their `<meta>` element. */
  readonly registrations: Readonly<Record<string, string>>
}

const offerPath = /^\/[a-z]+\/offers\/([A-Za-z0-9_-]{1,200})\/?$/
const shortPath = /^\/o\/([A-Za-z0-9_-]{1,200})\/?$/

/** Answers GET for everything that a person opens: redirects to a language, the app's shell, and files. */
export function createPages({
  root,
  cloud,
  publicUrl,
  app,
  files,
  registrations,
}: PagesOptions): (request: Request) => Promise<Response> {
  const textsIn = shellTexts(root, cloud.id)
  const sessionCookie = cookieNames(publicUrl, cloud.id).session
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const file = files.find(pathname)
    if (file) return respond(request, file)
    const wanted = chooseLanguage({
      cookies: request.headers.get('cookie'),
      accept: request.headers.get('accept-language'),
      fallback: cloud.defaultLanguage,
    })
    const help = await answerHelp(request, { cloud, files, pathname })
    if (help) return help
    if (pathname === '/') return redirect(`/${wanted}${search}`)
    if (/^\/help(\/|$)/.test(pathname)) return redirect(`/${wanted}${pathname}${search}`)
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
    const chosen =
      languageOfCookie(request.headers.get('cookie')) ?? languageOfHeader(request.headers.get('accept-language'))
    if (chosen) return chosen
    const reading = await readOffer(token, cloud.defaultLanguage)
    return 'digest' in reading && isLanguage(reading.bindingLanguage) ? reading.bindingLanguage : cloud.defaultLanguage
  }

  async function readOffer(token: string, language: Language): Promise<Reading | DeadOffer> {
    const url = `${publicUrl}/api/offer-links/${encodeURIComponent(token)}?language=${language}`
    const response = await app.fetch(new Request(url), { caller: null })
    // Either what its route promises, or a problem with its code.
    return (await response.json()) as Reading | DeadOffer
  }

  async function shell(request: Request, pathname: string, language: Language, status = 200): Promise<Response> {
    const built = files.shell()
    if (!built) return notBuilt(language, pathname)
    const token = offerPath.exec(pathname)?.[1]
    const html = fillShell(built.html, {
      ...textsIn(language),
      cloud,
      language,
      publicUrl,
      registrations,
      address: pathname + new URL(request.url).search,
      name: pageAt(pathname),
      offer: token ? await readOffer(token, language) : undefined,
      signedIn: readCookie(request.headers.get('cookie'), sessionCookie) !== undefined,
      manifest: built.manifest,
    })
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
