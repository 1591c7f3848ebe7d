import type { Relationship, RelationshipLimits, RelationshipTerms } from '../../backend/contract.ts'
import type { ChangePartnerAnswers } from '../../journeys/changePartner.ts'
import { startOfDay } from '../../lib/days.ts'

/** What the answers make of a relationship; null while they are not complete. A day is meant to its very end. */
export function termsOf(
  answers: ChangePartnerAnswers,
  relationship: Pick<Relationship, 'endsAt'>,
  limits: RelationshipLimits,
): RelationshipTerms | null {
  const { role, end, day } = answers
  if (!role || !end) return null
  if (end !== 'day') return { role, endsAt: end === 'open' ? null : relationship.endsAt }
  const wished = startOfDay(day, 1)?.toISOString()
  if (!wished) return null
  // The last day that can be chosen ends where the limit is, at whatever hour that falls.
  const begins = startOfDay(day)?.toISOString() ?? wished
  const reaches = begins <= limits.latestEnd && wished > limits.latestEnd
  return { role, endsAt: reaches ? limits.latestEnd : wished }
}

/** What is wrong with a day to end at; null where it can be chosen. */
export function dayProblem(day: string, limits: RelationshipLimits, now: Date): 'required' | 'past' | 'late' | null {
  const start = startOfDay(day)
  const end = startOfDay(day, 1)
  if (!start || !end) return 'required'
  if (end <= now) return 'past'
  return start.toISOString() > limits.latestEnd ? 'late' : null
}
