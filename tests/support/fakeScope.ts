import { acts, type AccessRole, type AccessScope } from '../../src/backend/contract.ts'

const granted: Readonly<Record<AccessRole, number>> = { full: 9, limited: 2 }

/** A role with the acts that it covers, roughly as the server says it. */
export function scopeOf(role: AccessRole): AccessScope {
  return { role, mayDo: acts.slice(0, granted[role]), mayNotDo: acts.slice(granted[role]) }
}
