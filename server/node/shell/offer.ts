import type { z } from '@hono/zod-openapi'
import {
  formatCountry,
  formatDate,
  formatDateTime,
  formatLanguageName,
  languageInfo,
  type Language,
} from '../../../src/i18n/core.ts'
import { inSentence, shownName } from '../../../src/lib/names.ts'
import { say as sayOwn } from '../../identity/messages.ts'
import { html as markup, type Html } from '../../identity/html.ts'
import type { OfferReading } from '../../shapes.ts'
import { notice, withoutScript, type ShellContext } from './frame.ts'
import type { ShellKey } from './texts.ts'

export type Reading = z.infer<typeof OfferReading>

const utc = { timeZone: 'UTC' }

/** Names that people gave, so that they can't disturb the text around them. */
const nameOf = (text: string): Html => markup`<bdi class="ui-name">${shownName(text)}</bdi>`

/**
 * The whole offer as plain HTML, for a reader without scripts and for the first paint: the same words in the same
 * order as the page of the app, which takes its place. Only the answer is missing: it needs the app.
 */
export function offerMain(context: ShellContext, reading: Reading): Html {
  const { say } = context
  return markup`<article class="offer"><header class="offer__head"><h1>${say(titleOf(reading), { partner: inSentence(reading.partner.name) })}</h1><p class="offer__lead">${say(reading.order ? 'offer.order.lead' : 'offer.lead')}</p>${notice(context, 'info', say(reading.order ? 'offer.order.safe' : 'offer.safe'))}<p class="offer__jump"><a href="#answer">${say('offer.answer.jump')}</a></p></header><div class="offer-text offer__text">${partnerFacts(context, reading)}${checkCode(context, reading)}${reading.order && order(context, reading, reading.order)}${reading.access && access(context, reading, reading.access)}${reading.access && length(context, reading)}${words(context, reading)}${whatNext(context, reading)}</div><aside id="answer" class="offer__answer"><section class="answer" aria-labelledby="answer-title"><h2 id="answer-title">${say('offer.answer.heading')}</h2>${withoutScript(sayOwn(context.language, 'shell.answer'))}<p>${say('offer.answer.signedOut')}</p></section></aside></article>`
}

export const offerTitle = ({ say }: ShellContext, reading: Reading): string =>
  say(titleOf(reading), { partner: inSentence(reading.partner.name, 60) })

const titleOf = ({ kind }: Reading): ShellKey =>
  kind === 'delegated-administration' ? 'offer.title' : `offer.titles.${kind}`

function partnerFacts(context: ShellContext, { partner, partnerNow }: Reading): Html {
  const { language, say } = context
  const address = [...partner.address.split('\n'), formatCountry(language, partner.country)]
  const proven = partner.domainProven ? say('offer.who.proven') : say('offer.who.unproven')
  const row = (label: string, value: Html | string): Html =>
    markup`<div class="ui-summary__row"><dt class="ui-summary__label">${label}</dt><dd class="ui-summary__value">${value}</dd></div>`
  return markup`<section aria-labelledby="who-is-asking"><h2 id="who-is-asking">${say('offer.who.heading')}</h2>${
    !partner.domainProven &&
    notice(
      context,
      'danger',
      say('offer.who.unprovenText', { domain: inSentence(partner.domain) }),
      say('offer.who.unprovenTitle'),
    )
  }${
    partnerNow &&
    notice(
      context,
      'warning',
      say('offer.who.renamed', { name: inSentence(partnerNow.name), domain: inSentence(partnerNow.domain) }),
    )
  }<dl class="ui-summary">${row(say('offer.who.name'), nameOf(partner.name))}${row(
    say('offer.who.domain'),
    markup`${nameOf(partner.domain)}<br>${proven}`,
  )}${row(say('offer.who.address'), markup`${address.map((line, place) => markup`${place > 0 && markup`<br>`}${nameOf(line)}`)}`)}${
    partner.phone !== '' && row(say('offer.who.phone'), nameOf(partner.phone))
  }${row(say('offer.who.since'), markup`<time datetime="${partner.since}">${formatDate(language, partner.since, utc)}</time>`)}${row(
    say('offer.who.clients'),
    say(`offer.who.band.${partner.clients}`),
  )}</dl></section>`
}

function checkCode({ say }: ShellContext, { checkCode: code }: Reading): Html {
  return markup`<section aria-labelledby="offer-code"><h2 id="offer-code">${say('offer.code.heading')}</h2><p>${say(
    'offer.code.text',
  )}</p><p class="offer-code">${say('offer.code.label')}<br><strong class="offer-code__code">${code}</strong></p></section>`
}

function order(
  { language, say }: ShellContext,
  { partner, access: asked, expiresAt }: Reading,
  { items, trialDays, billing, usageCountry }: NonNullable<Reading['order']>,
): Html {
  const name = { partner: inSentence(partner.name) }
  return markup`<section aria-labelledby="offer-order"><h2 id="offer-order">${say('offer.order.heading')}</h2><p>${say(
    billing ? 'offer.order.purchase' : 'offer.order.trial',
  )}</p><ul>${items.map(
    ({ product, licenses }) =>
      markup`<li>${say('offer.order.item', { product: product.names[language], count: licenses })}</li>`,
  )}</ul>${trialDays !== null && markup`<p>${say('offer.order.length', { count: trialDays })}</p>`}${
    usageCountry !== null &&
    markup`<p>${say('offer.order.country', { country: formatCountry(language, usageCountry) })}</p>`
  }${billing && markup`<p>${say(`offer.order.${billing}`, name)}</p>`}${
    !asked && markup`<p>${say('offer.order.noAccess', name)}</p>`
  }${expiresAt && markup`<p>${answerBy(language, say, expiresAt)}</p>`}</section>`
}

// The reader's own time zone is not known here, so the zone is named.
const answerBy = (language: Language, say: ShellContext['say'], expiresAt: string): string =>
  say('offer.length.answerBy', { date: `${formatDateTime(language, expiresAt, utc)} UTC` })

function access(
  { say }: ShellContext,
  { order: offered, narrowable }: Reading,
  { role, mayDo, mayNotDo }: NonNullable<Reading['access']>,
): Html {
  const isChoice = offered !== null
  const list = (kind: 'may' | 'may-not', acts: typeof mayDo): Html =>
    markup`<div><h3>${say(kind === 'may' ? 'access.mayDo' : 'access.mayNotDo')}</h3><ul class="access__list access__list--${kind}">${acts.map(
      (act) => markup`<li>${say(`access.act.${act}`)}</li>`,
    )}</ul></div>`
  return markup`<section aria-labelledby="offer-access"><h2 id="offer-access">${say('offer.access.heading')}</h2>${isChoice && markup`<p>${say('offer.order.choice')}</p>`}<p><strong>${say(
    `access.role.${role}.name`,
  )}</strong><br>${say(`access.role.${role}.meaning`)}</p><div class="access">${list('may', mayDo)}${list('may-not', mayNotDo)}</div><p>${say(
    'offer.access.never',
  )}<br>${say('offer.access.recorded')}</p>${narrowable && markup`<p>${say('offer.access.narrowable')}</p>`}</section>`
}

function length({ language, say }: ShellContext, { durationDays, expiresAt, order: offered }: Reading): Html {
  return markup`<section aria-labelledby="offer-length"><h2 id="offer-length">${say('offer.length.heading')}</h2><p>${
    durationDays === null ? say('offer.length.open') : say('offer.length.days', { count: durationDays })
  }</p>${expiresAt && !offered && markup`<p>${answerBy(language, say, expiresAt)}</p>`}</section>`
}

function words(
  { language, say }: ShellContext,
  { message, terms, version, versionDate, bindingLanguage }: Reading,
): Html {
  const partners = ({ text, language: its }: { text: string; language: Language }): Html => {
    const { htmlLang, dir } = languageInfo[its]
    return markup`<div>${
      its !== language &&
      markup`<p class="words__note">${say('offer.terms.otherLanguage', { language: formatLanguageName(language, its) })}</p>`
    }<blockquote class="words" lang="${htmlLang}" dir="${dir}">${text}</blockquote></div>`
  }
  return markup`${
    message.text !== '' &&
    markup`<section aria-labelledby="offer-message"><h2 id="offer-message">${say('offer.message.heading')}</h2>${partners(message)}</section>`
  }<section id="terms" aria-labelledby="offer-terms"><h2 id="offer-terms">${say('offer.terms.heading')}</h2><p>${say(
    'offer.terms.version',
    {
      version,
      date: formatDate(language, versionDate, utc),
    },
  )}<br>${say('offer.terms.binds', { language: formatLanguageName(language, bindingLanguage) })}<br>${say(
    'offer.terms.theirs',
  )}</p>${partners(terms)}</section>`
}

function whatNext({ say, publicUrl }: ShellContext, reading: Reading): Html {
  const { token, partner, order: offered, access: asked } = reading
  const link = `${publicUrl}/o/${token}`
  const letter = `${say('asking.forward.body', { partner: inSentence(partner.name) })}\n\n${link}\n`
  const mail = `mailto:?subject=${encodeURIComponent(say('asking.forward.subject'))}&body=${encodeURIComponent(letter)}`
  return markup`<section aria-labelledby="offer-next"><h2 id="offer-next">${say('offer.next.heading')}</h2><ol><li>${say(offered ? 'offer.order.signIn' : 'offer.next.signIn')}</li><li>${say(
    offered ? 'offer.order.answer' : 'offer.next.answer',
  )}</li><li>${say('offer.next.mail')}</li></ol>${asked && markup`<h3>${say('offer.remove.heading')}</h3><p>${say('offer.remove.text')}</p>`}</section><section aria-labelledby="offer-not-me"><h2 id="offer-not-me">${say(
    'offer.notMe.heading',
  )}</h2><ul><li>${say('offer.notMe.forward')} <br><span class="offer-text__link">${say('offer.notMe.link')}<br><a href="${link}">${link}</a></span> <br><a href="${mail}">${say('asking.forward.mail')}</a></li><li>${say(
    'offer.notMe.ignore',
  )}</li><li>${say('offer.notMe.decline')}</li></ul></section>`
}
