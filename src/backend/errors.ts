/**
 * Why a backend refused or failed, as a closed set. The screens translate the code; they never show a
 * server's sentence. Messages: `errors.<code>` in the locale folders.
 */
export const errorCodes = [
  /** Nobody is signed in, or the session is over. */
  'not-signed-in',
  /** Somebody else signed in in another tab since this page was made; nothing was done. */
  'other-person',
  /** The act needs a sign-in that isn't older than some minutes; nothing was done. `params.minutes` says how many. */
  'sign-in-again',
  /** Signed in, but this person's role does not cover the act. */
  'not-allowed',
  /** There is nothing at this address, or nothing this person may know of. */
  'not-found',
  /** A value is missing or wrong; `fields` says which and how. */
  'invalid-input',
  /** The link is mangled or was never given out. */
  'offer-unknown',
  /** The link belongs to another cloud; `params.cloud` names it. */
  'offer-wrong-cloud',
  /** The partner took the offer back; `params.partner` names the partner. */
  'offer-withdrawn',
  /** The offer's time is over; `params.partner` names the partner. */
  'offer-expired',
  /** What the person was shown is no longer the current version of the offer. */
  'offer-changed',
  /** Somebody else has written the note since it was shown; nothing was written. */
  'note-changed',
  /** The operator suspended the partner; all its links are dead. */
  'partner-suspended',
  /** The operator suspended the customer: nobody acts in it, neither its own people nor a partner. */
  'organization-suspended',
  /** The person's own organization sent this offer. */
  'own-offer',
  /** Only a global admin of the customer may answer an offer or remove a partner. */
  'not-customer-admin',
  /** The relationship exists already; `params.reference` is its reference. */
  'already-authorized',
  /** The guard of the customer's organization keeps it from authorizing this partner; `params.partner` names it. */
  'guarded',
  /** Somebody changed the same thing since it was shown; nothing was done. */
  'changed-meanwhile',
  /** The customer removed the partner, or the relationship has ended. */
  'relationship-ended',
  /** The staff member was not assigned administrative access to clients. */
  'access-not-assigned',
  /** Limited administration does not cover this act on this user. */
  'access-limited',
  /** Nobody acts for this client now: the working session ended, or was never begun. Entering again continues. */
  'on-behalf-ended',
  /** The act can never be delegated to a partner. */
  'never-delegable',
  /** The domain is the organization's first one, or people still sign in under it. */
  'domain-in-use',
  /** It would take the last global admin's account. */
  'last-global-admin',
  /** The partner would be left without an owner. */
  'last-owner',
  /** Nobody can do this to their own account. */
  'own-account',
  /** All licenses of the subscription are given out, or its time is over. */
  'no-licenses-left',
  /** The organization has tried this product before; `params.product` is its id. */
  'trial-used',
  /** The organization has taken this offer already; `params.reference` is the receipt's. */
  'already-ordered',
  /** The partner is not certified to offer delegated administration in this cloud. */
  'not-certified',
  /** The one-time link was used, or its time is over. */
  'link-spent',
  /** Another row has this name already; `params.name` is the name. */
  'name-taken',
  /** A command came without an idempotency key, or the key was used for other input. */
  'idempotency-conflict',
  /** The request did not come from the product's own pages. */
  'cross-site',
  /** The backend can't do this at all (see its capabilities). */
  'not-supported',
  /** Too many tries; `retryAfter` is in seconds. */
  'too-many-requests',
  /** The backend is there but can't serve now; `retryAfter` is in seconds. */
  'unavailable',
  /** The backend could not be reached: no network, or the request was lost. */
  'offline',
  /** A fault of ours. */
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What is wrong with a field. Messages: `errors.field.<problem>`. */
export const fieldProblems = [
  'required',
  'too-long',
  'too-short',
  'not-an-email',
  'not-a-domain',
  'not-a-user-name',
  'not-allowed-characters',
  'not-a-choice',
  'too-weak',
  'taken',
] as const

export type FieldProblem = (typeof fieldProblems)[number]

/** `field` is the path of the input's property, joined by dots: `terms.da`. `limit` goes with too-long and too-short. */
export interface FieldError {
  readonly field: string
  readonly problem: FieldProblem
  readonly limit?: number | undefined
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some((code) => code === value)
}

export interface BackendErrorDetails {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly fields?: readonly FieldError[] | undefined
  /** Seconds until another try makes sense. */
  readonly retryAfter?: number | undefined
  readonly cause?: unknown
}

/** The only error that a driver may throw, apart from an AbortError for an aborted request. */
export class BackendError extends Error {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string>>
  readonly fields: readonly FieldError[]
  readonly retryAfter: number | null

  constructor(code: ErrorCode, details: BackendErrorDetails = {}) {
    super(code, { cause: details.cause })
    this.name = 'BackendError'
    this.code = code
    this.params = details.params ?? {}
    this.fields = details.fields ?? []
    this.retryAfter = details.retryAfter ?? null
  }
}

/** What was thrown, as the port's error; whatever else it was is a fault of ours. */
export function asBackendError(cause: unknown): BackendError {
  return cause instanceof BackendError ? cause : new BackendError('unexpected', { cause })
}

/** True where trying the very same command again, with the same key, may succeed. */
export function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof BackendError &&
    (error.code === 'offline' || error.code === 'unavailable' || error.code === 'too-many-requests')
  )
}
