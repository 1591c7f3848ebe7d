import type { Cloud } from '../../src/clouds/types.ts'
import { chooseLanguage, inLanguage, isLanguage, languageOfPath, type Language } from '../../src/i18n/core.ts'
import type { Caller, Clock, Random } from '../deps.ts'
import { sha256 } from '../services/crypto.ts'
import { sessionLimits } from '../services/limits.ts'
import { signInMaxAge } from '../services/step-up.ts'
import { StoreUnavailable, type Store } from '../store/database.ts'
import { insertSignIn, takeSignIn } from '../store/identity.ts'
import { wasEnded } from '../store/own-sessions.ts'
import { findPerson } from '../store/people.ts'
import { chosenLanguageCookie, cookieNames, keepChosenLanguage, readCookie, setCookie } from './cookies.ts'
import { deviceOf } from './device.ts'
import { linkedPerson } from './linking.ts'
import { plainPage, type PlainPage } from './plain-pages.ts'
import { callbackPath, signedOutPath } from './provider.ts'
import type { ProvenIdentity, RelyingParty } from './relying-party.ts'
import { ownReturnPath } from './return-path.ts'
import { fromOwnPages } from './same-site.ts'
import { counts, createSessions, newSecret } from './session.ts'

export interface SessionLayerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly cloud: Cloud
  readonly publicUrl: string
  readonly relyingParty: RelyingParty
  /** Told of what went wrong at the identity provider, for the operator. */
  readonly report: (what: string, error: unknown) => void
}

export interface SessionLayer {
  /** Who makes a request, by its cookie. */
  caller(request: Request): Promise<Caller | null>
  /** Answers everything below `/auth`. */
  handle(request: Request): Promise<Response>
}

const signInMinutes = 60

/** Sign-in, the way back, and sign-out: the outermost layer, which no mock and no service knows of. */
export function createSessionLayer(options: SessionLayerOptions): SessionLayer {
  const { store, clock, random, cloud, publicUrl, relyingParty, report } = options
  const sessions = createSessions(store, clock)
  const names = cookieNames(publicUrl, cloud.id)

  const cookieOf = (request: Request, name: string): string | undefined =>
    readCookie(request.headers.get('cookie'), name)
  // Each sign-in under way has a cookie of its own, so that two tabs can both come to their end.
  const signInCookie = (state: string): string => `${names.signIn}-${state.slice(0, 8)}`

  return { caller: (request) => sessions.caller(cookieOf(request, names.session)), handle }

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url)
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /auth/sign-in':
        return beginSignIn(request, url)
      case `GET ${callbackPath}`:
        return comeBack(request, url)
      case 'POST /auth/sign-out':
        return signOut(request, url)
      case `GET ${signedOutPath}`:
        return redirect(afterSignOut(url.searchParams.get('state') ?? '') ?? `/${languageOf(request, url)}`)
      default:
        return sayPlainly('failed', request, url, 404)
    }
  }

  async function beginSignIn(request: Request, url: URL): Promise<Response> {
    const language = languageOf(request, url)
    const returnTo = ownReturnPath(url.searchParams.get('return')) ?? `/${language}`
    const again = url.searchParams.get('switch') === '1'
    const link = url.searchParams.get('link')
    // Whoever is signed in confirms who they are, for an act that wants it.
    const fresh = url.searchParams.get('fresh') === '1'
    const here = await sessions.caller(cookieOf(request, names.session))
    if (!again && !fresh && !link && here) return redirect(returnTo)

    const maxAge = fresh ? signInMaxAge : null
    const checks = relyingParty.newChecks()
    let target: URL
    try {
      const person = fresh && here ? await store.read((tx) => findPerson(tx, here.personId)) : undefined
      target = await relyingParty.signInUrl(checks, { language, again, maxAge, hint: person?.user_name })
    } catch (error) {
      report('The identity provider could not be asked', error)
      return sayPlainly('unavailable', request, url, 503)
    }
    const secret = newSecret()
    const id = await sha256(secret)
    await store.transaction((tx) =>
      insertSignIn(tx, { id, ...checks, maxAge, returnTo, createdAt: clock.now().toISOString() }),
    )
    const cookies = [setCookie(publicUrl, signInCookie(checks.state), secret, signInMinutes * 60)]
    if (link && link.length <= 200 && /^[\w-]+$/.test(link)) {
      cookies.push(setCookie(publicUrl, names.link, link, signInMinutes * 60))
    }
    return redirect(target.href, cookies)
  }

  async function comeBack(request: Request, url: URL): Promise<Response> {
    const state = url.searchParams.get('state') ?? ''
    const secret = /^[\w-]{16,100}$/.test(state) ? cookieOf(request, signInCookie(state)) : undefined
    const id = secret ? await sha256(secret) : undefined
    const begun = id === undefined ? undefined : await store.transaction((tx) => takeSignIn(tx, id))
    const tooOld = begun && clock.now().getTime() - Date.parse(begun.createdAt) > signInMinutes * 60_000
    if (!begun || tooOld || begun.state !== state) return sayPlainly('over', request, url, 400)

    const spent = [setCookie(publicUrl, signInCookie(state), null, 0), keepChosenLanguage(cloud.id, null)]
    const chosen = asked(cookieOf(request, chosenLanguageCookie(cloud.id)))
    const returnTo = chosen ? inLanguage(begun.returnTo, chosen) : begun.returnTo

    let proven: ProvenIdentity
    try {
      proven = await relyingParty.redeem(new URL(`${publicUrl}${url.pathname}${url.search}`), begun)
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      report('A sign-in was not confirmed by the identity provider', error)
      return sayPlainly('refused', request, url, 400, returnTo, spent)
    }
    const person = relyingParty.embedded
      ? await store.read((tx) => findPerson(tx, proven.subject))
      : await linkedPerson(
          { store, clock, random, language: languageOfPath(returnTo) ?? cloud.defaultLanguage },
          proven,
          cookieOf(request, names.link),
        )
    if (!person || person.blocked) return sayPlainly('unknown', request, url, 403, returnTo, spent)
    // The password was reset between its page and here: the new one must be chosen first.
    if (!counts(person, proven.authenticatedAt.toISOString())) return redirect(signInAgain(returnTo), spent)

    // A provider whose clock is ahead must not make a sign-in that stays fresh.
    const authenticatedAt = new Date(Math.min(proven.authenticatedAt.getTime(), clock.now().getTime())).toISOString()
    // They ended this from elsewhere, and only the provider still knows the browser: the password is asked for.
    if (await store.read((tx) => wasEnded(tx, person.id, authenticatedAt))) {
      return redirect(`${signInAgain(returnTo)}&switch=1`, spent)
    }

    // A session that was here before ends, and its id with it: nobody can have planted the new one.
    await sessions.end(cookieOf(request, names.session))
    const device = deviceOf(request.headers.get('user-agent'))
    const value = await sessions.begin(person.id, authenticatedAt, proven.idToken, device)
    return redirect(returnTo, [
      ...spent,
      setCookie(publicUrl, names.session, value, sessionLimits.absoluteMinutes * 60),
      setCookie(publicUrl, names.link, null, 0),
    ])
  }

  async function signOut(request: Request, url: URL): Promise<Response> {
    if (!fromOwnPages(request.headers, publicUrl)) return sayPlainly('failed', request, url, 403)
    const form = await formOf(request)
    const language = asked(form.get('lang')) ?? languageOf(request, url)
    const ended = await sessions.end(cookieOf(request, names.session))
    const cookies = [setCookie(publicUrl, names.session, null, 0)]
    const returnTo = form.get('then') === 'sign-in' ? (ownReturnPath(form.get('return')) ?? `/${language}`) : undefined
    const state = returnTo === undefined ? language : `${signInState}${returnTo}`
    let target: URL | undefined
    try {
      target = await relyingParty.signOutUrl(ended?.idToken ?? null, language, state)
    } catch (error) {
      report('The identity provider could not be asked to sign out', error)
    }
    return redirect(target?.href ?? afterSignOut(state) ?? `/${language}`, cookies)
  }

  function languageOf(request: Request, url: URL): Language {
    return (
      asked(url.searchParams.get('lang')) ??
      languageOfPath(ownReturnPath(url.searchParams.get('return')) ?? '') ??
      chooseLanguage({
        cookies: request.headers.get('cookie'),
        accept: request.headers.get('accept-language'),
        fallback: cloud.defaultLanguage,
      })
    )
  }

  function sayPlainly(
    kind: PlainPage,
    request: Request,
    url: URL,
    status: number,
    returnTo?: string,
    cookies: readonly string[] = [],
  ): Response {
    const language = asked(url.searchParams.get('lang')) ?? languageOfPath(returnTo ?? '') ?? languageOf(request, url)
    // The parameters of the way back are spent: only the language goes on.
    const linkTo = (other: Language): string => `${url.pathname}?lang=${other}`
    const again =
      kind === 'unknown'
        ? `${signInAgain(returnTo ?? `/${language}`)}&switch=1`
        : signInAgain(returnTo ?? `/${language}`)
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    if (status === 503) headers.set('retry-after', '5')
    for (const cookie of cookies) headers.append('set-cookie', cookie)
    return new Response(plainPage(kind, { cloud, language, linkTo, again }), { status, headers })
  }
}

const asked = (value: string | null | undefined): Language | undefined => (isLanguage(value) ? value : undefined)

/** The state of a sign-out that somebody else is to sign in after, before the path to come back to. */
const signInState = 'sign-in:'

/** Where the state that went to the provider and back leads. It may have been tampered with: own pages only. */
function afterSignOut(state: string): string | undefined {
  const returnTo = state.startsWith(signInState) ? ownReturnPath(state.slice(signInState.length)) : undefined
  if (returnTo) return `${signInAgain(returnTo)}&switch=1`
  return isLanguage(state) ? `/${state}` : undefined
}

const signInAgain = (returnTo: string): string =>
  `/auth/sign-in?lang=${languageOfPath(returnTo) ?? 'en'}&return=${encodeURIComponent(returnTo)}`

async function formOf(request: Request): Promise<URLSearchParams> {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')
  return new URLSearchParams(isForm ? await request.text() : '')
}

function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
