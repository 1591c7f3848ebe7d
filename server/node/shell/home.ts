import { html as markup, type Html } from '../../identity/html.ts'
import { withoutScript, type ShellContext } from './frame.ts'

/** The same drawing as the app's (src/features/account/HomePicture.vue). */
const picture = markup`<svg class="home-picture" viewBox="0 0 360 280" fill="none" aria-hidden="true"><path class="home-picture__under" d="m102 18 206 14-15 226-206-14z"/><path class="home-picture__sheet" d="M64 20h216v240H64z"/><path class="home-picture__fill" d="M64 20h216v6H64zM88 214h72v26H88z"/><path class="home-picture__words" d="M88 54h118M88 78h150M88 90h104"/><path class="home-picture__rows" d="M112 120h110M112 142h134M112 164h92M112 186h120"/><path class="home-picture__ticks" d="m88 120 4 4 8-9m-12 27 4 4 8-9m-12 27 4 4 8-9m-12 24h12"/><path class="home-picture__other" d="M170.5 214.5h71v25h-71z"/><circle class="home-picture__seal" cx="286" cy="222" r="36"/><path class="home-picture__mark" d="M271 233v-20l15 15 15-15v20m-30 8h30"/></svg>`

const way = ['offer', 'read', 'answer', 'end'] as const
const sides = {
  customers: 'authorize-or-remove-partner-relationships',
  partners: 'offer-delegated-administration',
} as const

/** The front page for whoever isn't signed in, as the app draws it (src/features/account/HomeFront.vue). */
export function homeMain({ say, language, address }: ShellContext): Html {
  const signIn = `/auth/sign-in?${new URLSearchParams({ lang: language, return: address }).toString()}`
  const steps = way.map(
    (step) => markup`<li><h3>${say(`home.how.${step}.title`)}</h3><p>${say(`home.how.${step}.text`)}</p></li>`,
  )
  const cards = (['customers', 'partners'] as const).map(
    (side) =>
      markup`<section aria-labelledby="home-${side}"><h2 id="home-${side}">${say(`home.${side}.heading`)}</h2><p>${say(
        `home.${side}.text`,
      )}</p><p>${say(`home.${side}.control`)}</p><p><a href="/${language}/help/${sides[side]}/">${say(`home.${side}.help`)}</a></p></section>`,
  )
  return markup`<div class="ui-page ui-page--wide"><div class="home__hero"><div><h1>${say('home.title')}</h1><p class="home__lead">${say('home.lead')}</p>${withoutScript(
    say('common.noScript'),
  )}<p><a class="ui-button ui-button--primary" href="${signIn}">${say('home.signIn')}</a></p></div>${picture}</div><section aria-labelledby="home-how"><h2 id="home-how">${say(
    'home.how.heading',
  )}</h2><ol class="home__way">${steps}</ol></section><div class="home__sides">${cards}</div></div>`
}
