import type { ArticleId } from '../../content/articles.ts'
import { helpPath, type HelpPage } from '../../content/paths.ts'
import { languageInfo } from '../../i18n/core.ts'
import type { Language } from '../../lib/languages.ts'
import { pathOf } from '../../lib/routes.ts'
import { html, raw, type Html } from './html.ts'
import { originSlot, type Assets, type HelpSite } from './site.ts'

export interface PageParts {
  readonly language: Language
  /** Which page it is; null for the one that says that there is none. */
  readonly page: HelpPage | ArticleId | null
  readonly title: string
  readonly description: string
  readonly main: Html
  /** Further pages of the help that this one is found under, besides the front page. */
  readonly kind: 'article' | 'home' | 'list' | 'missing'
}

/** A whole page of the help: complete without a script, its style within it. */
export function frame(site: HelpSite, assets: Assets, parts: PageParts): string {
  const { language, kind } = parts
  const words = site.words[language]
  const { brand, id } = site.cloud
  const title =
    kind === 'home'
      ? words.say('common.title.page', { page: parts.title, brand })
      : words.say('common.title.page', { page: parts.title, brand })
  const page = html`<html lang="${languageInfo[language].htmlLang}" data-cloud="${id}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <meta name="description" content="${parts.description}" />
      ${parts.page === null ? html`<meta name="robots" content="noindex" />` : addresses(site, language, parts.page)}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      ${
        assets.styleUrl
          ? html`<link rel="stylesheet" href="${assets.styleUrl}" />`
          : html`<style>
              ${raw(assets.style)}
            </style>`
      }
      <script>
        ${raw(assets.themeScript)}
      </script>
      <script type="module" src="${assets.scriptUrl}"></script>
    </head>
    <body>
      <a class="skip-link" href="#main">${words.say('common.skip')}</a>
      ${header(site, assets, parts)}
      <main id="main" tabindex="-1" class="help help--${kind}">${parts.main}</main>
      ${footer(site, language)}
    </body>
  </html>`
  return `<!doctype html>\n${page.text}\n`
}

/** The page's own address, and that of the same page in each language. */
function addresses(site: HelpSite, language: Language, page: HelpPage | ArticleId): Html {
  const { cloud } = site
  const at = (other: Language): string => `${originSlot}${helpPath(other, page)}`
  return html`<link rel="canonical" href="${at(language)}" />
    ${cloud.languages.map((other) => html`<link rel="alternate" hreflang="${cloud.languageTags[other]}" href="${at(other)}" />`)}
    <link rel="alternate" hreflang="x-default" href="${at(cloud.defaultLanguage)}" />`
}

function header(site: HelpSite, assets: Assets, { language, page }: PageParts): Html {
  const words = site.words[language]
  const { brand } = site.cloud
  const entries: readonly (readonly [HelpPage, string])[] = [
    ['home', words.say('help.title')],
    ['articles', words.say('help.nav.articles')],
    ['glossary', words.say('help.nav.glossary')],
  ]
  return html`<header class="page-header">
    <div class="page-header__bar">
      <a class="page-header__brand" href="${pathOf(language, 'home')}" aria-label="${words.say('common.brand.home')}">
        <svg class="page-header__mark" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M3 18V5l9 9 9-9v13" stroke-width="2.6" stroke-linecap="square" />
          <path d="M3 22.2h18" stroke-width="1.6" />
        </svg>
        <span>${brand}</span>
      </a>
      ${searchLink(site, assets, language)}
    </div>
    <div class="page-header__bar page-header__bar--low">
      <nav class="page-header__nav" aria-label="${words.say('help.nav.label')}">
        <ul>
          ${entries.map(
            ([name, label]) =>
              html`<li>
                <a href="${helpPath(language, name)}" ${name === page ? raw(' aria-current="page"') : ''}>${label}</a>
              </li>`,
          )}
        </ul>
      </nav>
      <nav class="languages" aria-label="${words.say('help.language.label')}">
        <ul>
          ${site.cloud.languages.map((other) => {
            const { name, htmlLang } = languageInfo[other]
            const current = other === language ? raw(' aria-current="true"') : ''
            const path = helpPath(other, page ?? 'home')
            return html`<li>
              <a href="${path}" lang="${htmlLang}" hreflang="${htmlLang}" data-language="${other}" ${current}
                >${name}</a
              >
            </li>`
          })}
        </ul>
      </nav>
    </div>
  </header>`
}

/** Leads to the list of all articles; its island opens the search in place instead. */
export function searchLink(site: HelpSite, assets: Assets, language: Language, wide = false): Html {
  const words = site.words[language]
  const className = wide ? 'search-link search-link--wide' : 'search-link'
  return html`<help-search
    data-index="${assets.searchUrls[language]}"
    data-label="${words.say('help.search.label')}"
    data-close="${words.say('help.search.close')}"
  >
    <a class="${className}" href="${helpPath(language, 'articles')}">
      <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="m13 13 4.5 4.5" />
      </svg>
      <span>${words.say('help.search.label')}</span>
      <kbd aria-hidden="true">/</kbd>
    </a>
  </help-search>`
}

function footer(site: HelpSite, language: Language): Html {
  const words = site.words[language]
  return html`<footer class="page-footer">
    <div class="page-footer__inner">
      <help-theme
        ><fieldset class="page-footer__theme">
          <legend class="visually-hidden">${words.say('common.theme.label')}</legend>
          ${(['system', 'light', 'dark'] as const).map(
            (theme) =>
              html`<label for="theme-${theme}"
                ><input
                  id="theme-${theme}"
                  type="radio"
                  name="theme"
                  value="${theme}"
                  ${theme === 'system' ? raw(' checked') : ''}
                /><span>${words.say(`common.theme.${theme}`)}</span></label
              >`,
          )}
        </fieldset></help-theme
      >
      <p class="page-footer__links">
        <a href="${pathOf(language, 'home')}">${words.say('help.nav.product', { brand: site.cloud.brand })}</a>
        <a href="${helpPath(language, 'translations')}">${words.say('help.nav.translations')}</a>
      </p>
      <p>${words.say('common.footer.runs', { service: site.cloud.products[language].service })}</p>
      <p>${words.say('common.footer.independent')}</p>
      ${raw(registrationSlot)}
    </div>
  </footer>`
}

/** Where the server writes the registration numbers that the law wants and the deployer sets. */
export const registrationSlot = '<!--registrations-->'
