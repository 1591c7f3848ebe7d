import { startOfDay } from '../lib/days.ts'
import { asChoice, asRecord, asText } from './read.ts'
import type { Journey } from './types.ts'

export interface ChangePartnerAnswers {
  readonly role: 'full' | 'limited' | null
  /** The end as it is, none, or the end of a day. */
  readonly end: 'keep' | 'open' | 'day' | null
  readonly day: string
}

/** Nothing about the reader changes the way. */
export type ChangePartnerContext = Readonly<Record<string, never>>

/** A customer's admin changes what a partner may do, or until when, without removing it. */
export const changePartner: Journey<ChangePartnerAnswers, ChangePartnerContext> = {
  id: 'changePartner',
  steps: [
    { id: 'details', kind: 'move', route: 'partners' },
    {
      id: 'terms',
      kind: 'page',
      route: 'changePartner',
      complete: ({ role, end, day }) => role !== null && end !== null && (end !== 'day' || startOfDay(day) !== null),
      asks: ['role', 'end'],
    },
    { id: 'check', kind: 'page', route: 'changePartner' },
  ],
  endings: ['done'],
  start: () => ({ role: null, end: null, day: '' }),
  parse: (kept) => {
    const record = asRecord(kept)
    if (!record) return null
    return {
      role: asChoice(record['role'], ['full', 'limited']),
      end: asChoice(record['end'], ['keep', 'open', 'day']),
      day: asText(record['day']),
    }
  },
}
