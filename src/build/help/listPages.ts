import { articleIds, journeyArticles } from '../../content/articles.ts'
import { helpPath } from '../../content/paths.ts'
import { formatDate, languageInfo } from '../../i18n/core.ts'
import { languages, type Language } from '../../lib/languages.ts'
import { frame, searchLink } from './frame.ts'
import { glossary } from './glossary.ts'
import { html, raw, type Html } from './html.ts'
import type { Article } from './library.ts'
import type { Assets, HelpSite } from './site.ts'
import { journeySteps } from './steps.ts'

const audiences = ['partner', 'customer', 'both'] as const

/** The articles of a language for each audience, in their fixed order. */
function byAudience(
  site: HelpSite,
  language: Language,
): { audience: (typeof audiences)[number]; articles: Article[] }[] {
  const articles = articleIds.flatMap((id) => site.library[language].get(id) ?? [])
  return audiences
    .map((audience) => ({ audience, articles: articles.filter(({ meta }) => meta.audience === audience) }))
    .filter((group) => group.articles.length > 0)
}

const entry = ({ language, id, title, summary }: Article): Html =>
  html`<li>
    <a href="${helpPath(language, id)}">${title}</a>
    <p>${summary}</p>
  </li>`

/** The front page: both audiences with their articles, then every journey step by step. */
export function homePage(site: HelpSite, assets: Assets, language: Language): string {
  const words = site.words[language]
  const journeys = Object.entries(journeyArticles).flatMap(([name, id]) => {
    const journey = site.journeys.get(name)
    const article = site.library[language].get(id)
    return journey && article ? [{ journey, article }] : []
  })
  const main = html` <div class="head">
      <h1>${words.say('help.title')}</h1>
      <p class="lead">${words.say('help.home.lead')}</p>
      ${searchLink(site, assets, language, true)}
    </div>
    <div class="audiences">
      ${byAudience(site, language).map(
        ({ audience, articles }) =>
          html`<section aria-labelledby="${audience}">
            <h2 id="${audience}">${words.say(`help.home.${audience}`)}</h2>
            <p>${words.say(`help.home.${audience}Text`)}</p>
            <ul class="entries">
              ${articles.map(entry)}
            </ul>
          </section>`,
      )}
    </div>
    <section class="journeys" aria-labelledby="step-by-step">
      <h2 id="step-by-step">${words.say('help.home.journeys')}</h2>
      <p>${words.say('help.home.journeysText')}</p>
      <div class="journeys__list">
        ${journeys.map(
          ({ journey, article }) =>
            html`<section aria-labelledby="journey-${journey.id}">
              <h3 id="journey-${journey.id}">${words.say(`journeys.${journey.id}.title`)}</h3>
              ${journeySteps(journey, words)}
              <p>
                <a href="${helpPath(language, article.id)}"
                  >${words.say('help.home.readArticle', { title: article.title })}</a
                >
              </p>
            </section>`,
        )}
      </div>
    </section>`
  return frame(site, assets, {
    language,
    page: 'home',
    kind: 'home',
    title: words.say('help.title'),
    description: words.say('help.home.lead'),
    main,
  })
}

/** Every article with its summary: where the search leads without a script. */
export function articlesPage(site: HelpSite, assets: Assets, language: Language): string {
  const words = site.words[language]
  const main = html` ${head(site, language, 'articles')}
  ${byAudience(site, language).map(
    ({ audience, articles }) =>
      html`<section aria-labelledby="${audience}">
        <h2 id="${audience}">${words.say(`help.home.${audience}`)}</h2>
        <ul class="entries">
          ${articles.map(entry)}
        </ul>
      </section>`,
  )}`
  return listPage(site, assets, language, 'articles', main)
}

export function glossaryPage(site: HelpSite, assets: Assets, language: Language): string {
  const words = site.words[language]
  const collator = new Intl.Collator(languageInfo[language].formatTag)
  const terms = glossary
    .map(({ id, term, text }) => ({ id, term: words.say(term), text: words.say(text) }))
    .sort((a, b) => collator.compare(a.term, b.term))
  const main = html` ${head(site, language, 'glossary')}
    <dl class="glossary">
      ${terms.map(
        ({ id, term, text }) =>
          html`<div id="${id}">
            <dt>${term}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>`
  return listPage(site, assets, language, 'glossary', main)
}

/** What is translated, how, and when it last followed the English text. */
export function translationsPage(site: HelpSite, assets: Assets, language: Language): string {
  const words = site.words[language]
  const date = (day: string): string => formatDate(language, day, { timeZone: 'UTC' })
  const rows = articleIds.flatMap((id) =>
    languages.flatMap((other) => {
      const article = site.library[other].get(id)
      return article ? [{ id, other, article }] : []
    }),
  )
  const title = (id: Article['id']): string =>
    site.library[language].get(id)?.title ?? site.library.en.get(id)?.title ?? id
  const label = (column: 'language' | 'kind' | 'changed' | 'follows'): string =>
    words.say(`help.translations.${column}`)
  const main = html` ${head(site, language, 'translations')}
    <div class="scroll translations" role="region" tabindex="0" aria-labelledby="translations-caption">
      <table role="table">
        <caption id="translations-caption">
          ${words.say('help.translations.caption')}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            ${['article', 'language', 'kind', 'changed', 'follows'].map(
              (column) => html`<th scope="col" role="columnheader">${words.say(`help.translations.${column}`)}</th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(({ id, other, article }) => {
            const { htmlLang, name } = languageInfo[other]
            const { translation, reviewed, changed, follows } = article.meta
            const how = translation === 'machine' && reviewed ? 'reviewed' : translation
            const stale = follows !== site.library.en.get(id)?.meta.changed
            return html`<tr role="row">
              <th scope="row" role="rowheader">
                <a href="${helpPath(other, id)}" hreflang="${htmlLang}">${title(id)}</a>
              </th>
              <td role="cell" data-label="${label('language')}"><span lang="${htmlLang}">${name}</span></td>
              <td role="cell" data-label="${label('kind')}">${words.say(`help.translations.${how}`)}</td>
              <td role="cell" data-label="${label('changed')}">${date(changed)}</td>
              <td role="cell" data-label="${label('follows')}">
                ${follows ? words.say(`help.translations.${stale ? 'stale' : 'upToDate'}`, { date: date(follows) }) : '–'}
              </td>
            </tr>`
          })}
        </tbody>
      </table>
    </div>`
  return listPage(site, assets, language, 'translations', main)
}

/** What any other address below the help shows. */
export function missingPage(site: HelpSite, assets: Assets, language: Language): string {
  const words = site.words[language]
  const main = html` <div class="head">
    <h1>${words.say('help.notFound.title')}</h1>
    <p>${words.say('help.notFound.text')}</p>
    <p><a href="${helpPath(language)}">${words.say('help.notFound.home')}</a></p>
    <p><a href="${helpPath(language, 'articles')}">${words.say('help.more.articles')}</a></p>
  </div>`
  return frame(site, assets, {
    language,
    page: null,
    kind: 'missing',
    title: words.say('help.notFound.title'),
    description: words.say('help.notFound.text'),
    main,
  })
}

type ListPage = 'articles' | 'glossary' | 'translations'

function head(site: HelpSite, language: Language, page: ListPage): Html {
  const words = site.words[language]
  return html`<nav class="crumbs" aria-label="${words.say('help.article.crumbs')}">
      <ol>
        <li><a href="${helpPath(language)}">${words.say('help.title')}</a></li>
      </ol>
    </nav>
    <div class="head">
      <h1>${words.say(`help.${page}.title`)}</h1>
      <p class="lead">${words.say(`help.${page}.lead`)}</p>
    </div>`
}

function listPage(site: HelpSite, assets: Assets, language: Language, page: ListPage, main: Html): string {
  const words = site.words[language]
  return frame(site, assets, {
    language,
    page,
    kind: 'list',
    title: words.say(`help.${page}.title`),
    description: words.say(`help.${page}.lead`),
    main: raw(main.text),
  })
}
