import { asRecord } from './read.ts'
import type { Journey } from './types.ts'

/** Nothing is asked on the way that would have to be kept. */
export type ViewPartnersAnswers = Readonly<Record<string, never>>

/** Nothing about the reader changes the way. */
export type ViewPartnersContext = Readonly<Record<string, never>>

/** A customer's admin sees who may administer the organization, what was granted, and what was done. */
export const viewPartners: Journey<ViewPartnersAnswers, ViewPartnersContext> = {
  id: 'viewPartners',
  steps: [
    { id: 'list', kind: 'move', route: 'partners' },
    { id: 'receipt', kind: 'move', route: 'receipt' },
    { id: 'activity', kind: 'move', route: 'activity' },
  ],
  endings: [],
  start: () => ({}),
  parse: (kept) => (asRecord(kept) ? {} : null),
}
