import { articleIds } from '../../content/articles.ts'
import { isUnreviewedMachineTranslation } from '../../content/frontMatter.ts'
import { helpPath } from '../../content/paths.ts'
import { formatDate, formatSentences } from '../../i18n/core.ts'
import { frame } from './frame.ts'
import { html, raw, type Html } from './html.ts'
import type { Article } from './library.ts'
import { originSlot, type Assets, type HelpSite } from './site.ts'
import type { Words } from './words.ts'

export function articlePage(site: HelpSite, assets: Assets, article: Article): string {
  const words = site.words[article.language]
  const sections = article.headings.filter(({ level }) => level === 2)
  const main = html` <nav class="crumbs" aria-label="${words.say('help.article.crumbs')}">
      <ol>
        <li><a href="${helpPath(article.language)}">${words.say('help.title')}</a></li>
        <li>
          <a href="${helpPath(article.language)}#${article.meta.audience}"
            >${words.say(`help.home.${article.meta.audience}`)}</a
          >
        </li>
      </ol>
    </nav>
    <div class="head">
      <h1>${article.title}</h1>
      <p class="lead">${article.summary}</p>
      ${facts(site, article, words)} ${translationNotice(site, article, words)}
    </div>
    ${
      sections.length > 1 &&
      html`<nav class="toc" aria-labelledby="toc-title">
        <p class="toc__title" id="toc-title">${words.say('help.article.onThisPage')}</p>
        <ol>
          ${sections.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}
        </ol>
      </nav>`
    }
    <article class="prose">${raw(article.html)}</article>
    <div class="foot">
      ${translationNotice(site, article, words)} ${feedback(article, words)} ${share(article, words)}
      ${neighbours(site, article, words)} ${more(site, article, words)}
    </div>`
  return frame(site, assets, {
    language: article.language,
    page: article.id,
    kind: 'article',
    title: article.title,
    description: article.summary,
    main,
  })
}

function facts(site: HelpSite, { meta, language }: Article, words: Words): Html {
  const { service } = site.cloud.products[language]
  const applies = meta.appliesTo.includes(site.cloud.id)
  const date = html`<time datetime="${meta.changed}">${formatDate(language, meta.changed, { timeZone: 'UTC' })}</time>`
  const [before, after] = words.written('help.article.changed').split('{date}')
  return html`<ul class="facts">
    <li>${words.say(applies ? 'help.article.appliesTo' : 'help.article.elsewhere', { service })}</li>
    <li>${before}${date}${after}</li>
  </ul>`
}

/** At the head and the foot of a machine translation that nobody has reviewed. */
function translationNotice(site: HelpSite, article: Article, words: Words): Html | null {
  if (!isUnreviewedMachineTranslation(article.meta)) return null
  const stale = site.library.en.get(article.id)?.meta.changed !== article.meta.follows
  const notice = [words.say('help.translation.notice'), ...(stale ? [words.say('help.translation.stale')] : [])]
  return html`<div class="note note--translation">
    <p>
      ${formatSentences(article.language, [...notice, ''])}<a href="${helpPath('en', article.id)}" hreflang="en"
        >${words.say('help.translation.link')}</a
      >
    </p>
  </div>`
}

function feedback({ id }: Article, words: Words): Html {
  const text = (name: string): string => words.say(`help.feedback.${name}`)
  return html`<help-feedback
    data-article="${id}"
    data-yes-more="${text('yesMore')}"
    data-no-more="${text('noMore')}"
    data-noted="${text('noted')}"
    data-thanks="${text('thanks')}"
    data-failed="${text('failed')}"
    data-limited="${text('limited')}"
  >
    <form class="feedback">
      <fieldset>
        <legend>${text('title')}</legend>
        <button class="button" type="button" value="yes">${text('yes')}</button>
        <button class="button" type="button" value="no">${text('no')}</button>
      </fieldset>
      <div class="feedback__more" hidden>
        <label for="feedback-text">${text('yesMore')}</label>
        <p class="hint" id="feedback-hint">${text('hint')}</p>
        <textarea id="feedback-text" rows="3" maxlength="1000" aria-describedby="feedback-hint"></textarea>
        <button class="button button--main" type="submit">${text('send')}</button>
      </div>
      <p class="feedback__said" role="status"></p>
    </form>
  </help-feedback>`
}

function share({ id, title, language }: Article, words: Words): Html {
  const address = `${originSlot}${helpPath(language, id)}`
  const subject = encodeURIComponent(title)
  return html`<section class="share" aria-labelledby="share-title">
    <h2 id="share-title">${words.say('help.share.title')}</h2>
    <ul>
      <li><a href="mailto:?subject=${subject}&amp;body=${address}">${words.say('help.share.email')}</a></li>
      <li>
        <help-copy data-done="${words.say('help.share.copied')}">
          <button class="button" type="button">${words.say('help.share.copy')}</button><span role="status"></span>
        </help-copy>
      </li>
    </ul>
  </section>`
}

/** Related articles by their author's choice, then the others for the same people. */
function neighbours(site: HelpSite, article: Article, words: Words): Html {
  const shelf = site.library[article.language]
  const related = article.meta.related.flatMap((id) => shelf.get(id) ?? [])
  const others = articleIds
    .flatMap((id) => shelf.get(id) ?? [])
    .filter((other) => other.id !== article.id && !related.includes(other))
    .filter(
      ({ meta }) =>
        meta.audience === article.meta.audience || meta.audience === 'both' || article.meta.audience === 'both',
    )
  const list = (id: string, title: string, entries: readonly Article[]): Html | false =>
    entries.length > 0 &&
    html`<nav class="neighbours" aria-labelledby="${id}">
      <h2 id="${id}">${title}</h2>
      <ul>
        ${entries.map((entry) => html`<li><a href="${helpPath(entry.language, entry.id)}">${entry.title}</a></li>`)}
      </ul>
    </nav>`
  return html`<div class="pair">
    ${list('related', words.say('help.article.related'), related)}
    ${list('other', words.say('help.article.other'), others)}
  </div>`
}

function more(site: HelpSite, { language, meta }: Article, words: Words): Html {
  const { adminCenter } = site.cloud.products[language]
  const whom =
    meta.audience === 'partner' ? ['partner'] : meta.audience === 'customer' ? ['customer'] : ['partner', 'customer']
  const advice = whom.map((who) => words.say(`help.more.${who}`, { adminCenter }))
  return html`<section class="more" aria-labelledby="more-title">
    <h2 id="more-title">${words.say('help.more.title')}</h2>
    <p>
      ${words.say('help.more.search')}
      <a href="${helpPath(language, 'articles')}">${words.say('help.more.articles')}</a>
    </p>
    ${advice.map((text) => html`<p>${text}</p>`)}
    <p>
      <a href="${site.cloud.hosts.adminCenter}" rel="noreferrer"
        >${words.say('help.more.adminCenter', { adminCenter })}</a
      >
    </p>
  </section>`
}
