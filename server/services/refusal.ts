/**
 * A service refuses. `code` is one of the closed set that clients translate; `services/` is the only place
 * where something is allowed or refused.
 */
export const refusals = {
  'not-signed-in': 401,
  'other-person': 409,
  'sign-in-again': 403,
  'not-allowed': 403,
  'not-found': 404,
  'invalid-input': 422,
  'offer-unknown': 404,
  'offer-wrong-cloud': 421,
  'offer-withdrawn': 410,
  'offer-expired': 410,
  'offer-changed': 409,
  'note-changed': 409,
  'partner-suspended': 410,
  'organization-suspended': 403,
  'own-offer': 409,
  'not-customer-admin': 403,
  'already-authorized': 409,
  guarded: 403,
  'changed-meanwhile': 409,
  'relationship-ended': 403,
  'access-not-assigned': 403,
  'access-limited': 403,
  'on-behalf-ended': 403,
  'never-delegable': 403,
  'domain-in-use': 409,
  'last-global-admin': 403,
  'last-owner': 403,
  'own-account': 403,
  'no-licenses-left': 409,
  'trial-used': 409,
  'already-ordered': 409,
  'not-certified': 403,
  'link-spent': 410,
  'name-taken': 409,
  'idempotency-conflict': 422,
  'cross-site': 403,
  'not-supported': 501,
  'too-many-requests': 429,
  unavailable: 503,
  unexpected: 500,
} as const

export type RefusalCode = keyof typeof refusals

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

export interface FieldRefusal {
  readonly field: string
  readonly problem: FieldProblem
  readonly limit?: number
}

export interface RefusalDetails {
  readonly params?: Readonly<Record<string, string>>
  readonly fields?: readonly FieldRefusal[]
  /** Seconds. */
  readonly retryAfter?: number
}

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  get status(): number {
    return refusals[this.code]
  }
}

export function invalid(field: string, problem: FieldProblem, limit?: number): Refusal {
  return new Refusal('invalid-input', {
    fields: [limit === undefined ? { field, problem } : { field, problem, limit }],
  })
}
