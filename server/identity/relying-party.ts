import * as oidc from 'openid-client'
import { callbackPath, clientId, providerPath, signedOutPath } from './provider.ts'

/** What an identity provider said of somebody who signed in. */
export interface ProvenIdentity {
  readonly issuer: string
  readonly subject: string
  readonly idToken: string | null
  /** When they last proved who they are; long ago where the provider doesn't say. */
  readonly authenticatedAt: Date
  /** What the provider calls them: to print, never to find anybody by. */
  readonly name: string | undefined
  readonly userName: string | undefined
  readonly email: string | undefined
}

export interface SignInChecks {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

export interface SignInWishes {
  readonly language: string
  /** Asks for the account anew, for somebody who wants to be somebody else. */
  readonly again: boolean
  /** Seconds that proving who they are may lie back; null for any time. With it they are asked in any case. */
  readonly maxAge: number | null
  /** Who is expected to sign in. */
  readonly hint: string | undefined
}

/** The server as a client of an OpenID Connect provider: code flow with PKCE, state and nonce. */
export interface RelyingParty {
  /** True for the provider inside this server. */
  readonly embedded: boolean
  newChecks(): SignInChecks
  signInUrl(checks: SignInChecks, wishes: SignInWishes): Promise<URL>
  /** Redeems the answer that came back; throws where anything about it is wrong, and where it is older than was asked. */
  redeem(answer: URL, checks: SignInChecks & { readonly maxAge: number | null }): Promise<ProvenIdentity>
  /** Where to sign out at the provider, if it has such a place. */
  signOutUrl(idToken: string | null, language: string, state: string): Promise<URL | undefined>
}

type GetConfiguration = () => Promise<oidc.Configuration>

function relyingParty(embedded: boolean, publicUrl: string, get: GetConfiguration): RelyingParty {
  return {
    embedded,
    newChecks: () => ({
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    }),

    async signInUrl(checks, { language, again, maxAge, hint }) {
      return oidc.buildAuthorizationUrl(await get(), {
        redirect_uri: `${publicUrl}${callbackPath}`,
        scope: embedded ? 'openid' : 'openid profile email',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language === 'zh' ? 'zh-CN' : language,
        ...(again || maxAge !== null ? { prompt: 'login' } : {}),
        ...(maxAge === null ? {} : { max_age: String(maxAge) }),
        // What somebody is called here may be nobody, or somebody else, at an outside issuer.
        ...(embedded && hint !== undefined ? { login_hint: hint } : {}),
      })
    },

    async redeem(answer, checks) {
      const configuration = await get()
      const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
        ...(checks.maxAge === null ? {} : { maxAge: checks.maxAge }),
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The identity provider sent no ID token')
      return {
        issuer: configuration.serverMetadata().issuer,
        subject: claims.sub,
        idToken: tokens.id_token ?? null,
        authenticatedAt: new Date((claims.auth_time ?? 0) * 1000),
        name: textClaim(claims['name']),
        userName: textClaim(claims['preferred_username']),
        email: textClaim(claims['email']),
      }
    },

    async signOutUrl(idToken, language, state) {
      const configuration = await get()
      if (!configuration.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${publicUrl}${signedOutPath}`,
        state,
        ui_locales: language,
        ...(idToken ? { id_token_hint: idToken } : {}),
      })
    },
  }
}

const textClaim = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim !== '' ? claim : undefined

export interface EmbeddedOptions {
  readonly publicUrl: string
  readonly clientSecret: string
  /** The address on which this process itself listens: nobody says that it can reach its own public one. */
  readonly ownUrl: string
}

/** The client of the provider inside this server. Its endpoints are known, so that nothing is asked before it listens. */
export function embeddedRelyingParty({ publicUrl, clientSecret, ownUrl }: EmbeddedOptions): RelyingParty {
  const issuer = `${publicUrl}${providerPath}`
  const configuration = new oidc.Configuration(
    {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/session/end`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['ES256'],
    },
    clientId,
    { id_token_signed_response_alg: 'ES256' },
    oidc.ClientSecretBasic(clientSecret),
  )
  configuration[oidc.customFetch] = (url, options) => {
    const target = new URL(url)
    return fetch(`${ownUrl}${target.pathname}${target.search}`, options as RequestInit)
  }
  if (publicUrl.startsWith('http:')) oidc.allowInsecureRequests(configuration)
  oidc.enableNonRepudiationChecks(configuration)
  return relyingParty(true, publicUrl, () => Promise.resolve(configuration))
}

export interface OutsideOptions {
  readonly publicUrl: string
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string | undefined
}

/** The client of an outside issuer, which is asked for its endpoints at the first sign-in, and again if that failed. */
export function outsideRelyingParty({ publicUrl, issuer, clientId: id, clientSecret }: OutsideOptions): RelyingParty {
  let found: Promise<oidc.Configuration> | undefined
  const discover = async (): Promise<oidc.Configuration> => {
    const configuration = await oidc.discovery(
      issuer,
      id,
      undefined,
      clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret),
      { timeout: 10, execute: issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [] },
    )
    oidc.enableNonRepudiationChecks(configuration)
    return configuration
  }
  return relyingParty(false, publicUrl, () => {
    found ??= discover().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  })
}
