import { stepsOf } from '../../journeys/engine.ts'
import type { PartnerNavigation } from '../../journeys/partnerNavigation.ts'
import type { Step } from '../../journeys/types.ts'
import type { AnyJourney } from './journeys.ts'

export type AnyStep = Step<unknown, Readonly<Record<string, unknown>>>

/** In the order in which the help always shows them. */
export const partnerNavigations: readonly PartnerNavigation[] = ['overview', 'build']

/** A number in an article's list: one step, or the same place in the partner's two arrangements. */
export type Place =
  { readonly step: AnyStep } | { readonly variants: Readonly<Partial<Record<PartnerNavigation, AnyStep>>> }

const contextOf = (navigation: PartnerNavigation | null): Readonly<Record<string, unknown>> => ({ navigation })

/**
 * The steps as an article numbers them. Steps that exist in one arrangement alone, and follow one another, take one
 * number, so that the numbers are those that the reader of either arrangement meets.
 */
export function placesOf(journey: AnyJourney): Place[] {
  const places: Place[] = []
  let open: Partial<Record<PartnerNavigation, AnyStep>> | undefined
  for (const step of stepsOf(journey, contextOf(null))) {
    const holds = partnerNavigations.filter((navigation) => stepsOf(journey, contextOf(navigation)).includes(step))
    const [only] = holds
    if (holds.length !== 1 || only === undefined) {
      open = undefined
      places.push({ step })
      continue
    }
    if (!open || open[only]) {
      open = {}
      places.push({ variants: open })
    }
    open[only] = step
  }
  return places
}
