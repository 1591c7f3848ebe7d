import type { z } from '@hono/zod-openapi'
import type { Grant } from '../shapes.ts'
import type { VersionContent } from './offers.ts'
import { invalid } from './refusal.ts'

type Granted = z.infer<typeof Grant>

/** What an offer asks for; null where it asks for no administration. */
export const offeredBy = ({ role, durationDays }: VersionContent): Granted | null =>
  role === null ? null : { role, durationDays }

/** What is granted: what was offered, or what the customer made of it, where the partner allows that; never more. */
export function grantOf(content: VersionContent, narrowed: Granted | undefined): Granted {
  const offered = offeredBy(content)
  if (!offered) throw new Error(`Offer ${content.offerId} asks for no administration`)
  if (!narrowed) return offered
  const { role, durationDays } = narrowed
  const wider = offered.durationDays !== null && (durationDays === null || durationDays > offered.durationDays)
  if (role !== offered.role && !(content.narrowable && role === 'limited'))
    throw invalid('narrowed.role', 'not-a-choice')
  if (durationDays !== offered.durationDays && (!content.narrowable || wider)) {
    throw invalid('narrowed.durationDays', 'not-a-choice', offered.durationDays ?? undefined)
  }
  return narrowed
}
