import type { CommandOptions, ReadOptions } from './shared.ts'

/** No guard, a list of partners to keep out, or a list of the only partners to let in. */
export type GuardMode = 'off' | 'block' | 'allow'

export interface GuardedPartner {
  readonly domain: string
  /** Null where the organization hasn't met the partner and it isn't listed. */
  readonly name: string | null
}

/** Which partners an organization lets ask for administration at all. Relationships that exist are not touched. */
export interface Guard {
  readonly mode: GuardMode
  /** Both lists are kept, whichever holds. */
  readonly blocked: readonly GuardedPartner[]
  readonly allowed: readonly GuardedPartner[]
  readonly changedAt: string | null
  readonly changedBy: string | null
  readonly mayChange: boolean
  /** Names of those who may change it. */
  readonly admins: readonly string[]
}

export interface GuardInput {
  readonly mode: GuardMode
  readonly blocked: readonly string[]
  readonly allowed: readonly string[]
  /** `changedAt` of the guard that was shown; another is refused as `changed-meanwhile`. */
  readonly shownChangedAt: string | null
}

export interface GuardPort {
  get(options?: ReadOptions): Promise<Guard>
  set(input: GuardInput, options: CommandOptions): Promise<Guard>
}
