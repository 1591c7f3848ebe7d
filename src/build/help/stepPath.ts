import type { Language } from '../../lib/languages.ts'
import { pathOf, routePaths, type RouteName } from '../../lib/routes.ts'
import type { AnyJourney } from './journeys.ts'
import type { AnyStep } from './places.ts'

export interface StepPath {
  readonly href: string
  /** Whether it is the step's own page; otherwise the page from which it is reached. */
  readonly exact: boolean
}

/**
 * Where an article's step leads. A page whose address names one customer's relationship or one offer can't be known
 * when the article is built: there the step leads to the page before it, from which it is reached; null where
 * that can't be known either.
 */
export function stepPath(journey: AnyJourney, step: AnyStep, language: Language): StepPath | null {
  if (step.route === null) return null
  const own = pathWith(step.route, language, step.id)
  if (own !== null) return { href: own, exact: true }
  const before = journey.steps.slice(0, journey.steps.indexOf(step)).reverse()
  for (const { route, id } of before) {
    const path = route && pathWith(route, language, id)
    if (path) return { href: path, exact: false }
  }
  return null
}

/** The path of a page that needs nothing but the name of the step; null where it needs more. */
function pathWith(route: RouteName, language: Language, step: string): string | null {
  const needed = [...routePaths[route].matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name)
  if (needed.some((name) => name !== 'step')) return null
  const path: string = routePaths[route].replace(':step', encodeURIComponent(step))
  return `${pathOf(language, 'home')}${path ? `/${path}` : ''}`
}
