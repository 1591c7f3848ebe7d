import { asChoice, asRecord } from './read.ts'
import type { Journey } from './types.ts'

export interface RemovePartnerAnswers {
  /** The answer to “Remove this partner?”. With *No* the person goes back to the list. */
  decision: 'yes' | 'no' | null
}

/** Nothing about the reader changes the way. */
export type RemovePartnerContext = Readonly<Record<string, never>>

/** A customer's admin takes a partner's access away: select, *Delete*, *Yes*, confirm. */
export const removePartner: Journey<RemovePartnerAnswers, RemovePartnerContext> = {
  id: 'removePartner',
  steps: [
    { id: 'select', kind: 'move', route: 'partners' },
    {
      id: 'decision',
      kind: 'page',
      route: 'removePartner',
      complete: ({ decision }) => decision === 'yes',
      asks: ['decision'],
    },
    { id: 'confirm', kind: 'page', route: 'removePartner' },
  ],
  endings: ['done'],
  start: () => ({ decision: null }),
  parse: (kept) => {
    const record = asRecord(kept)
    return record ? { decision: asChoice(record['decision'], ['yes', 'no']) } : null
  },
}
