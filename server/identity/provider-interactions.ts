import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Cloud } from '../../src/clouds/types.ts'
import { chooseLanguage, languageCookieFor, type Language } from '../../src/i18n/core.ts'
import type { Clock, PasswordHash, Random } from '../deps.ts'
import { readForm } from '../node/body.ts'
import { sha256 } from '../services/crypto.ts'
import { temporaryPasswordDays } from '../services/limits.ts'
import type { Store } from '../store/database.ts'
import { findPerson, findPersonByUserName, type PersonRow } from '../store/people.ts'
import { chooseNewPassword } from './change-password.ts'
import { keepChosenLanguage } from './cookies.ts'
import type { DemoSignIn } from './demo-people.ts'
import { say } from './messages.ts'
import { languageAsked, type FieldError } from './page.ts'
import { plainPage } from './plain-pages.ts'
import { newPasswordPage, signInPage } from './sign-in-pages.ts'
import { attempt } from './tries.ts'

export interface InteractionOptions {
  readonly provider: Provider
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly hash: PasswordHash
  readonly cloud: Cloud
  readonly publicUrl: string
  /** Present in demo mode: whom the page offers to sign in as, without typing. */
  readonly demo: DemoSignIn | undefined
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** What the first page of a sign-in leaves for the second: whose temporary password was right. */
interface Proven {
  readonly personId: string
  /** A digest of the hash that the password matched, so that a later reset voids it. */
  readonly mark: string
}

export type InteractionHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  /** Of the client, behind our own proxies. */
  address: string,
) => Promise<void>

/** The pages of the embedded provider: user name and password, then, where it must be, a new password. */
export function createInteractions(options: InteractionOptions): InteractionHandler {
  const { provider, store, clock, random, hash, cloud, publicUrl, demo } = options
  // Somebody who doesn't exist takes as long as somebody who does.
  const nobody = hash.hash('a password that nobody has')

  return async (request, response, address) => {
    const url = new URL(request.url ?? '/', publicUrl)
    const form = request.method === 'POST' ? await readForm(request) : undefined
    const interaction = await openInteraction(request, response)
    const language =
      languageAsked(
        form?.get('lang'),
        form?.get('shown'),
        url.searchParams.get('lang'),
        interaction?.params['ui_locales'],
      ) ??
      chooseLanguage({
        cookies: request.headers.cookie,
        accept: request.headers['accept-language'],
        fallback: cloud.defaultLanguage,
      })
    if (!interaction) {
      const linkTo = (other: Language): string => `${url.pathname}?lang=${other}`
      send(response, 400, plainPage('over', { cloud, language, linkTo, again: `/auth/sign-in?lang=${language}` }))
      return
    }
    const chosen = languageAsked(form?.get('lang'))
    if (chosen) rememberLanguage(response, chosen)
    const at: At = { response, interaction, language }
    const proven = provenBy(interaction)
    if (proven) await newPassword(at, proven, chosen ? undefined : form)
    else await signIn(at, address, form, Boolean(chosen))
  }

  interface At {
    readonly response: ServerResponse
    readonly interaction: Interaction
    readonly language: Language
  }

  async function openInteraction(request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> {
    try {
      return await provider.interactionDetails(request, response)
    } catch (error) {
      if (error instanceof Error && error.name === 'SessionNotFound') return undefined
      throw error
    }
  }

  function rememberLanguage(response: ServerResponse, language: Language): void {
    response.appendHeader('set-cookie', languageCookieFor(language))
    response.appendHeader('set-cookie', keepChosenLanguage(cloud.id, language))
  }

  async function signIn(
    at: At,
    address: string,
    form: URLSearchParams | undefined,
    onlyLanguage: boolean,
  ): Promise<void> {
    const demoName = demo && form?.get('demo')
    const typed = (demoName ?? form?.get('userName') ?? '').trim()
    const password = demoName ? (demo?.password ?? '') : (form?.get('password') ?? '')
    if (!form || onlyLanguage) {
      showSignIn(at, typed, [])
      return
    }
    const errors: FieldError[] = []
    if (typed === '') errors.push({ field: 'userName', text: say(at.language, 'signIn.error.userNameRequired') })
    if (password === '') errors.push({ field: 'password', text: say(at.language, 'signIn.error.passwordRequired') })
    if (errors.length > 0) {
      showSignIn(at, typed, errors)
      return
    }
    const userName = typed.toLowerCase().slice(0, 320)
    const tried = await attempt(store, clock, userName, address)
    if (tried.waitMinutes > 0) {
      const text = say(at.language, 'signIn.error.tooMany', { count: tried.waitMinutes })
      at.response.setHeader('retry-after', String(tried.waitMinutes * 60))
      showSignIn(at, typed, [{ field: 'userName', text }], 429)
      return
    }
    const person = await store.read((tx) => findPersonByUserName(tx, userName))
    const right = await hash.verify(
      person?.password_hash ? person.password_hash : await nobody,
      password.slice(0, 1000),
    )
    if (!person?.password_hash || !right) {
      showSignIn(at, typed, [{ field: 'userName', text: say(at.language, 'signIn.error.wrong') }], 401)
      return
    }
    await tried.forgive()
    // Only somebody who knows the password hears that the account is blocked.
    if (person.blocked) {
      showSignIn(at, typed, [{ field: 'userName', text: say(at.language, 'signIn.error.blocked') }], 403)
      return
    }
    if (person.must_change_password && isTooOld(person.credentials_changed_at, clock)) {
      showSignIn(
        at,
        typed,
        [{ field: 'userName', text: say(at.language, 'signIn.error.temporaryOver', { days: temporaryPasswordDays }) }],
        403,
      )
      return
    }
    if (person.must_change_password) {
      const proven: Proven = { personId: person.id, mark: await sha256(person.password_hash) }
      at.interaction.lastSubmission = { proven }
      await at.interaction.persist()
      await newPassword(at, proven, undefined)
      return
    }
    await finish(at, person)
  }

  async function newPassword(at: At, proven: Proven, form: URLSearchParams | undefined): Promise<void> {
    const person = await store.read((tx) => findPerson(tx, proven.personId))
    if (!person?.password_hash || (await sha256(person.password_hash)) !== proven.mark) {
      // The password was reset once more, or is set already.
      await beginAnew(at, person)
      return
    }
    if (!form) {
      send(at.response, 200, newPasswordPage({ cloud, language: at.language, errors: [], userName: person.user_name }))
      return
    }
    const outcome = await chooseNewPassword({ store, clock, random, hash }, person, {
      password: form.get('newPassword') ?? '',
      repeated: form.get('repeated') ?? '',
      language: at.language,
    })
    if (outcome === 'overtaken') {
      await beginAnew(at, person)
      return
    }
    if (outcome.length > 0) {
      send(
        at.response,
        422,
        newPasswordPage({ cloud, language: at.language, errors: outcome, userName: person.user_name }),
      )
      return
    }
    await finish(at, person)
  }

  async function beginAnew(at: At, person: PersonRow | undefined): Promise<void> {
    at.interaction.lastSubmission = {}
    await at.interaction.persist()
    showSignIn(at, person?.user_name ?? '', [])
  }

  async function finish({ response, interaction }: At, person: PersonRow): Promise<void> {
    await leaveProviderSession(response)
    interaction.lastSubmission = {}
    interaction.result = { login: { accountId: person.id, remember: false, amr: ['pwd'] } }
    await interaction.persist()
    response.statusCode = 303
    response.setHeader('location', interaction.returnTo)
    response.end()
  }

  /** Whoever signed in here before leaves: otherwise the provider would want an inline script to sign them out. */
  async function leaveProviderSession(response: ServerResponse): Promise<void> {
    const context = provider.createContext(response.req, response)
    const id = context.cookies.get(provider.cookieName('session'), { signed: true })
    const session = id ? await provider.Session.find(id) : undefined
    await session?.destroy()
  }

  function showSignIn({ response, interaction, language }: At, userName: string, errors: FieldError[], status = 200) {
    const asked = String(interaction.params['prompt'] ?? '').split(' ')
    const again = interaction.params['max_age'] !== undefined
    const hint = interaction.params['login_hint']
    send(
      response,
      errors.length > 0 && status === 200 ? 422 : status,
      signInPage({
        cloud,
        language,
        errors,
        userName: userName || (typeof hint === 'string' ? hint : ''),
        why: again ? 'again' : asked.includes('login') ? 'switching' : undefined,
        demoPeople: demo?.people ?? [],
      }),
    )
  }
}

/** A temporary password that nobody used for long may lie in a mailbox that somebody else reads by now. */
function isTooOld(setAt: string, clock: Clock): boolean {
  return clock.now().getTime() - Date.parse(setAt) > temporaryPasswordDays * 86_400_000
}

function provenBy(interaction: Interaction): Proven | undefined {
  const proven = interaction.lastSubmission?.['proven']
  if (typeof proven !== 'object' || proven === null || !('personId' in proven) || !('mark' in proven)) return undefined
  const { personId, mark } = proven
  return typeof personId === 'string' && typeof mark === 'string' ? { personId, mark } : undefined
}

function send(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.end(text)
}
