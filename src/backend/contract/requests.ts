import type { CommandOptions, OrganizationName, ReadOptions } from './shared.ts'

/** What a person who may not answer asked of those who may. Messages: `asking.state.<state>`. */
export interface AdminRequest {
  readonly state: 'open' | 'authorized' | 'declined'
  readonly askedAt: string
  /** When the admins were last reminded; null when they never were. */
  readonly remindedAt: string | null
  /** From when on they can be reminded. */
  readonly mayRemindAt: string
  readonly answeredAt: string | null
}

/** A request that waits, as the admins see it. */
export interface PendingRequest {
  readonly id: string
  readonly person: string
  readonly partner: OrganizationName
  readonly askedAt: string
  readonly remindedAt: string | null
  /** Token of the offer's link. */
  readonly token: string
}

/** A person who may not answer an offer asks their global admins to. */
export interface RequestsPort {
  ask(token: string, options: CommandOptions): Promise<AdminRequest>
  /** At most once a day; refused as `too-many-requests` before. */
  remind(token: string, options: CommandOptions): Promise<AdminRequest>
  /** Those that wait for the signed-in global admin's organization, newest first, at most 50. */
  pending(options?: ReadOptions): Promise<readonly PendingRequest[]>
}
