/** One page of a list. `next` is an opaque cursor, null on the last page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface ListOptions extends ReadOptions {
  /** Text to find in names, domains and the like; trimmed, case and accents folded. */
  readonly search?: string | undefined
  /** A cursor of a page before. */
  readonly after?: string | undefined
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
}

export interface CommandOptions {
  /** Idempotency key: the same key with the same input is done once, however often it is sent. */
  readonly key: string
}

export interface OrganizationName {
  readonly id: string
  readonly name: string
  /** The organization's main domain. */
  readonly domain: string
}

export interface PersonName {
  readonly id: string
  readonly name: string
}
