import { asChoice, asRecord, asText } from './read.ts'
import type { Journey } from './types.ts'

/**
 * *Yes* or *No* under *Partner relationships*. Beside a trial or a purchase a no is `without`: it is taken without
 * administration, and `no` declines the whole offer.
 */
export type Decision = 'yes' | 'without' | 'no'

export interface AuthorizePartnerAnswers {
  decision: Decision | null
  /** Why not, if the person wants to say. The partner reads it. */
  reason: string
  /** The role that is granted in place of the one that is offered. */
  role: 'limited' | null
  /** Days to grant in place of those that are offered, as they were typed; empty for as offered. */
  days: string
}

/** Nothing about the reader changes the way. */
export type AuthorizePartnerContext = Readonly<Record<string, never>>

/** A customer's admin reads an offer, answers it, and checks the answer before it holds. */
export const authorizePartner: Journey<AuthorizePartnerAnswers, AuthorizePartnerContext> = {
  id: 'authorizePartner',
  steps: [
    { id: 'open', kind: 'outside', route: null },
    { id: 'read', kind: 'move', route: 'offer' },
    {
      id: 'decision',
      kind: 'page',
      route: 'authorize',
      complete: ({ decision }) => decision !== null,
      asks: ['decision'],
    },
    { id: 'check', kind: 'page', route: 'authorize' },
  ],
  endings: ['declined'],
  start: () => ({ decision: null, reason: '', role: null, days: '' }),
  parse: (kept) => {
    const record = asRecord(kept)
    if (!record) return null
    return {
      decision: asChoice(record['decision'], ['yes', 'without', 'no']),
      reason: asText(record['reason']),
      role: asChoice(record['role'], ['limited']),
      days: asText(record['days']),
    }
  },
}
