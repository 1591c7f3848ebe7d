import Provider, { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Cloud } from '../../src/clouds/types.ts'
import { chooseLanguage, type Language } from '../../src/i18n/core.ts'
import type { Clock } from '../deps.ts'
import { sessionLimits } from '../services/limits.ts'
import { StoreUnavailable, type Store } from '../store/database.ts'
import { findPerson } from '../store/people.ts'
import { languageAsked } from './page.ts'
import { plainPage } from './plain-pages.ts'
import { providerAdapter } from './provider-adapter.ts'
import type { ProviderKeys } from './provider-keys.ts'
import { signOutPage } from './sign-in-pages.ts'

/** The path of the embedded identity provider on our own origin, and of its cookies. */
export const providerPath = '/id'
export const clientId = 'mandate'
export const callbackPath = '/auth/callback'
export const signedOutPath = '/auth/signed-out'

export interface ProviderOptions {
  readonly store: Store
  readonly clock: Clock
  readonly cloud: Cloud
  readonly publicUrl: string
  readonly keys: ProviderKeys
}

/** The language of a page of the provider: asked for, stored, wished by the browser, or the cloud's. */
export function pageLanguage(ctx: KoaContextWithOIDC, cloud: Cloud): Language {
  const params: Record<string, unknown> = ctx.oidc?.params ?? ctx.query
  return (
    languageAsked(ctx.query['lang'], params['ui_locales']) ??
    chooseLanguage({ cookies: ctx.get('cookie'), accept: ctx.get('accept-language'), fallback: cloud.defaultLanguage })
  )
}

/** The embedded OpenID Connect provider over the directory's own people, with our own server as its only client. */
export function createProvider({ store, clock, cloud, publicUrl, keys }: ProviderOptions): Provider {
  const secure = publicUrl.startsWith('https:')
  const cookie = { path: providerPath, httpOnly: true, sameSite: 'lax', signed: true, secure } as const
  const name = (what: string): string => `mandate-id-${cloud.id}-${what}`

  const provider = new Provider(`${publicUrl}${providerPath}`, {
    adapter: providerAdapter(store, clock),
    clients: [
      {
        client_id: clientId,
        client_name: cloud.brand,
        client_secret: keys.clientSecret,
        redirect_uris: [`${publicUrl}${callbackPath}`],
        post_logout_redirect_uris: [`${publicUrl}${signedOutPath}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      names: { session: name('session'), interaction: name('interaction'), resume: name('resume') },
      long: cookie,
      // The provider gives these a path of their own, below ours.
      short: { httpOnly: true, sameSite: 'lax', signed: true, secure },
    },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    pkce: { required: () => true },
    clientAuthMethods: ['client_secret_basic'],
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut, postLogoutSuccessSource: saySignedOut },
    },
    interactions: {
      policy: alwaysAskForPassword(),
      url: async (_ctx, interaction) => {
        // The interaction stands on its own: a sign-in that ends meanwhile in another tab must not spoil it.
        if (interaction.session) {
          delete interaction.session
          await interaction.persist()
        }
        return `${providerPath}/interaction/${interaction.uid}`
      },
    },
    findAccount: async (_ctx, id) => {
      const person = await store.read((tx) => findPerson(tx, id))
      if (!person || person.blocked) return undefined
      return { accountId: id, claims: () => ({ sub: id }) }
    },
    // The only client is ourselves: there is nothing to consent to.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 3600,
      Session: sessionLimits.absoluteMinutes * 60,
    },
    renderError: (ctx, _out, error) => {
      const busy = error instanceof StoreUnavailable
      if (busy) {
        ctx.status = 503
        ctx.set('retry-after', '2')
      }
      ctx.type = 'html'
      ctx.body = plainPage(busy ? 'unavailable' : ctx.status >= 500 ? 'failed' : 'over', {
        ...plainPlace(ctx),
        again: `/auth/sign-in?lang=${pageLanguage(ctx, cloud)}`,
      })
    },
  })
  // We stand in front of it and say ourselves which address, scheme and client a request has.
  provider.proxy = true
  provider.use(signOutAtOnce)
  return provider

  function plainPlace(ctx: KoaContextWithOIDC) {
    const linkTo = (other: Language): string => {
      const url = new URL(ctx.href)
      url.searchParams.set('lang', other)
      return `${url.pathname}${url.search}`
    }
    return { cloud, language: pageLanguage(ctx, cloud), linkTo }
  }

  function askToSignOut(ctx: KoaContextWithOIDC): void {
    const { language, linkTo } = plainPlace(ctx)
    const secret = ctx.oidc.session?.state?.['secret']
    ctx.type = 'html'
    ctx.body = signOutPage({
      cloud,
      language,
      linkTo,
      action: ctx.oidc.urlFor('end_session_confirm'),
      secret: typeof secret === 'string' ? secret : '',
    })
  }

  function saySignedOut(ctx: KoaContextWithOIDC): void {
    const place = plainPlace(ctx)
    ctx.type = 'html'
    ctx.body = plainPage('signed-out', { ...place, again: `/auth/sign-in?lang=${place.language}` })
  }

  /**
   * The product asks to sign somebody out with the token that it got for them: then nobody is asked again, and
   * the same where nobody is signed in here (for which the provider's own page would need an inline script).
   */
  async function signOutAtOnce(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    await next()
    if (ctx.oidc?.route !== 'end_session' || ctx.status !== 200) return
    const { session, params, entities } = ctx.oidc
    const back = params?.['post_logout_redirect_uri']
    const asked = entities.IdTokenHint?.payload['sub']
    if (!session || (session.accountId && session.accountId !== asked)) return
    await session.destroy()
    ctx.cookies.set(provider.cookieName('session'), null, { ...cookie, overwrite: true })
    const target = new URL(typeof back === 'string' ? back : ctx.oidc.urlFor('end_session_success'))
    const state = params?.['state']
    if (typeof state === 'string') target.searchParams.set('state', state)
    ctx.status = 303
    ctx.redirect(target.href)
  }
}

/**
 * Each sign-in asks for the password, whatever the client sends: the product's own session is the only one that
 * keeps somebody signed in, so that its limits, a block or a reset can't be got round through the provider's.
 */
function alwaysAskForPassword(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  const { Check } = interactionPolicy
  policy
    .get('login')
    ?.checks.push(
      new Check('fresh', 'The password is asked for at each sign-in', (ctx) =>
        ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    )
  policy.remove('consent')
  return policy
}
