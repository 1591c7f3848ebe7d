import type { Cloud } from '../src/clouds/types.ts'
import type { Store } from './store/database.ts'

/** Time, as tests may set it. */
export interface Clock {
  now(): Date
}

export interface Random {
  /** Bytes that nobody can guess. */
  bytes(length: number): Uint8Array<ArrayBuffer>
}

/** Asks the public name system. */
export interface Dns {
  /** The texts of a name's TXT records, each in the parts it was sent in; empty where there are none. Throws `DnsTrouble`. */
  txt(name: string): Promise<string[][]>
}

/** The name system gave no answer, or none in time: nothing is known. */
export class DnsTrouble extends Error {
  constructor(cause?: unknown) {
    super('The name system did not answer', { cause })
    this.name = 'DnsTrouble'
  }
}

export interface PasswordHash {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** Keys made at the installation's first start; see `services/keys.ts`. */
export interface Keys {
  /** Signs the tokens of links, and makes temporary passwords. */
  readonly links: HmacKey
}

/** WebCrypto's key, named without the DOM's or Node's own types. */
export type HmacKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/**
 * Everything that the handler needs of its surroundings. It imports nothing of Node, so that the same
 * handler runs in Node on either database, in tests, and in a browser.
 */
export interface Deps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly hash: PasswordHash
  readonly dns: Dns
  readonly keys: Keys
  readonly cloud: Cloud
  /** Address of the product as its users see it, without a slash at the end. */
  readonly publicUrl: string
  /** False where people sign in with an outside identity provider, which keeps their passwords. */
  readonly keepsPasswords: boolean
  /** False where no mail server is set: mails are kept, and people read them in the product. */
  readonly sendsMail: boolean
}

/** Who makes a request, as the session layer found out. */
export interface Caller {
  readonly personId: string
  /** When they last proved who they are; ISO 8601 in UTC. */
  readonly authenticatedAt: string
  /** Which of their sessions it is; not known where a person is named instead of signed in. */
  readonly sessionId?: string
}
