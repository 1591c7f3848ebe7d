import { partnerNavigations, type AnyStep, type Place, placesOf } from './places.ts'
import { html, type Html } from './html.ts'
import type { AnyJourney } from './journeys.ts'
import type { Words } from './words.ts'
import { stepPath } from './stepPath.ts'

/**
 * A journey's numbered steps, each with a link to the page that does it. Where the partner's two arrangements begin
 * differently, both stand under one number, in a fixed order, with room for the mark that says which is the reader's.
 */
export function journeySteps(journey: AnyJourney, words: Words): Html {
  return html`<ol class="steps">
    ${placesOf(journey).map((place) => placeItem(journey, place, words))}
  </ol>`
}

function placeItem(journey: AnyJourney, place: Place, words: Words): Html {
  if ('step' in place) return html`<li>${stepText(journey, place.step, words)}</li>`
  const variants = partnerNavigations.flatMap((navigation) => {
    const step = place.variants[navigation]
    return step ? [{ navigation, step }] : []
  })
  return html`<li>
    <p>${words.say('help.variant.lead')}</p>
    <ul class="variants">
      ${variants.map(
        ({ navigation, step }) =>
          html`<li data-navigation="${navigation}">
            <p class="variants__who">
              ${words.say(`help.variant.${navigation}`)}${' '}
              <span class="variants__own">${words.say('help.variant.own')}</span>
            </p>
            <p>${stepText(journey, step, words)}</p>
          </li>`,
      )}
    </ul>
  </li>`
}

function stepText(journey: AnyJourney, step: AnyStep, words: Words): Html {
  const title = words.say(`journeys.${journey.id}.${step.id}.title`)
  if (step.route === null) return html`${title}`
  const path = stepPath(journey, step, words.language)
  // The island makes a link of it for a reader who came from that very page.
  if (path === null) return html`<span data-page="${step.route}" data-step="${step.id}">${title}</span>`
  return path.exact
    ? html`<a href="${path.href}">${title}</a>`
    : html`<a href="${path.href}" data-page="${step.route}" data-step="${step.id}">${title}</a>`
}
