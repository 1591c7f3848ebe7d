import type { CommandOptions, OrganizationName, ReadOptions } from './shared.ts'
import type { AccessRole, AccessScope } from './words.ts'

/** A person of a partner at work in a client's organization, from entering until they leave or time is over. */
export interface OnBehalfSession {
  readonly id: string
  readonly customer: OrganizationName
  readonly role: AccessRole
  /** What they can do there, by the server's own rules. */
  readonly access: AccessScope
  /** What they said why; the client can read it. */
  readonly reason: string
  readonly startedAt: string
  readonly endsAt: string
  /** At the time of the answer: the browser's clock may differ from the server's. */
  readonly secondsLeft: number
}

/** *Administer on behalf of*: what a partner's people do inside a client's organization. */
export interface OnBehalfPort {
  /** Null where the person who asks has not entered, or the session is over. */
  current(customerId: string, options?: ReadOptions): Promise<OnBehalfSession | null>
  enter(customerId: string, reason: string, options: CommandOptions): Promise<OnBehalfSession>
  leave(customerId: string, options: CommandOptions): Promise<void>
}
