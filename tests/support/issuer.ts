import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from './server.ts'

export interface OutsideIssuer {
  readonly url: string
  /** Who signs in there next; nobody is asked for anything. */
  next: { readonly subject: string; readonly name: string; readonly email: string; readonly minutesAgo?: number }
  close(): Promise<void>
}

/** An OpenID provider of somebody else, with one client: the server at `publicUrl`. */
export async function startIssuer(publicUrl: string): Promise<OutsideIssuer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const outside: OutsideIssuer = {
    url,
    next: { subject: 'sub-1', name: 'Ane Berg', email: 'ane@login.example' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const provider = new Provider(url, {
    clients: [
      {
        client_id: 'mandate',
        client_secret: 'a secret between the two',
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/auth/signed-out`],
        token_endpoint_auth_method: 'client_secret_post',
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...key, kid: 'outside' }] },
    cookies: { keys: ['cookies of the test'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      claims: () => ({
        sub: subject,
        name: outside.next.name,
        preferred_username: outside.next.email,
        email: outside.next.email,
      }),
    }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/sign-in/')) {
      const { subject, minutesAgo = 0 } = outside.next
      const ts = Math.floor(Date.now() / 1000) - minutesAgo * 60
      void provider.interactionFinished(request, response, { login: { accountId: subject, ts } })
    } else void callback(request, response)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return outside
}
