import { asChoice, asRecord } from './read.ts'
import type { Journey } from './types.ts'

export interface AssignAccessAnswers {
  /** *Yes* or *No* under *Assign administrative access to companies you support*. */
  assign: 'yes' | 'no' | null
  /** Which access, with *Yes*. What was chosen before a *No* stays kept. */
  role: 'full' | 'limited' | null
}

/** Nothing about the reader changes the way. */
export type AssignAccessContext = Readonly<Record<string, never>>

/** A partner's owner decides what one of the company's people may do at the clients, or takes it away. */
export const assignAccess: Journey<AssignAccessAnswers, AssignAccessContext> = {
  id: 'assignAccess',
  steps: [
    { id: 'users', kind: 'move', route: 'team' },
    { id: 'user', kind: 'move', route: 'teamMember' },
    {
      id: 'settings',
      kind: 'page',
      route: 'assignAccess',
      complete: ({ assign, role }) => assign === 'no' || (assign === 'yes' && role !== null),
      asks: ['assign', 'role'],
    },
    { id: 'save', kind: 'page', route: 'assignAccess' },
  ],
  endings: ['done'],
  start: () => ({ assign: null, role: null }),
  parse: (kept) => {
    const record = asRecord(kept)
    if (!record) return null
    return {
      assign: asChoice(record['assign'], ['yes', 'no']),
      role: asChoice(record['role'], ['full', 'limited']),
    }
  },
}
