import { asRecord } from './read.ts'
import type { Journey } from './types.ts'

/** Nothing is asked on the way that would have to be kept. */
export type LookUpClientAnswers = Readonly<Record<string, never>>

/** Nothing about the reader changes the way. */
export type LookUpClientContext = Readonly<Record<string, never>>

/** A partner finds a client by one of its users or its domain, and goes on from there. */
export const lookUpClient: Journey<LookUpClientAnswers, LookUpClientContext> = {
  id: 'lookUpClient',
  steps: [
    { id: 'open', kind: 'move', route: 'lookUp' },
    { id: 'search', kind: 'move', route: 'lookUp' },
    { id: 'read', kind: 'move', route: 'lookUp' },
    { id: 'act', kind: 'move', route: 'client' },
  ],
  endings: [],
  start: () => ({}),
  parse: (kept) => (asRecord(kept) ? {} : null),
}
