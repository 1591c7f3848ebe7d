import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { JWK } from 'oidc-provider'
import type { Clock } from '../deps.ts'
import type { Store } from '../store/database.ts'
import { ensureKey } from '../store/keys.ts'

export interface ProviderKeys {
  /** Signs the tokens of the identity provider. */
  readonly signing: JWK
  /** Signs its cookies. */
  readonly cookies: string
  /** What the server, as the provider's only client, proves itself with. */
  readonly clientSecret: string
}

/** Makes the identity provider's keys at the first start. Of several processes one is first, and all use its keys. */
export async function loadProviderKeys(store: Store, clock: Clock): Promise<ProviderKeys> {
  const now = clock.now().toISOString()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signing = {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomBytes(8).toString('hex'),
    use: 'sig',
    alg: 'ES256',
  }
  const secret = (): string => randomBytes(32).toString('base64url')
  const fresh = { signing: JSON.stringify(signing), cookies: secret(), clientSecret: secret() }
  return store.transaction(async (tx) => ({
    signing: JSON.parse(await ensureKey(tx, 'provider-signing', fresh.signing, now)) as JWK,
    cookies: await ensureKey(tx, 'provider-cookies', fresh.cookies, now),
    clientSecret: await ensureKey(tx, 'provider-client-secret', fresh.clientSecret, now),
  }))
}
