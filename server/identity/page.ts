import type { Cloud } from '../../src/clouds/types.ts'
import { languageInfo, languages, type Language } from '../../src/i18n/core.ts'
import { html, type Html } from './html.ts'
import { footerLines, say } from './messages.ts'

/** Where the stylesheet of these pages is served. */
export const stylesheetPath = '/id/style.css'

export interface Page {
  readonly language: Language
  readonly cloud: Cloud
  readonly title: string
  readonly body: Html
  /** Something went wrong: then the title of the document says so first. */
  readonly failed?: boolean
  /** The form that changes the language without losing what was typed, by its id; or the links that do. */
  readonly languageSwitch: { readonly form: string } | { readonly linkTo: (language: Language) => string }
}

/** A whole page made by the server: no script, and nothing from elsewhere. */
export function page({ language, cloud, title, body, failed, languageSwitch }: Page): string {
  const shown = failed ? say(language, 'errorTitle', { page: title }) : title
  return html`<!doctype html>
    <html lang="${languageInfo[language].htmlLang}" data-cloud="${cloud.id}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${say(language, 'title', { page: shown, brand: cloud.brand })}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylesheetPath}" />
        <script src="/theme.js"></script>
      </head>
      <body>
        <header>
          <div class="frame">
            <a class="brand" href="/${language}">
              <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor">
                <path d="M3 18V5l9 9 9-9v13" stroke-width="2.6" stroke-linecap="square" />
                <path d="M3 22.2h18" stroke-width="1.6" />
              </svg>
              <span>${cloud.brand}</span>
            </a>
          </div>
        </header>
        <main>${body}</main>
        <footer>
          <div class="frame">
            <nav aria-label="${say(language, 'language')}">
              <ul class="languages">
                ${cloud.languages.map((other) => switchTo(other, language, languageSwitch))}
              </ul>
            </nav>
            ${footerLines(language, cloud.products[language].service).map((line) => html`<p>${line}</p>`)}
          </div>
        </footer>
      </body>
    </html> `.text
}

function switchTo(other: Language, current: Language, by: Page['languageSwitch']): Html {
  const { name, htmlLang } = languageInfo[other]
  if (other === current) return html`<li><span lang="${htmlLang}" aria-current="true">${name}</span></li>`
  return 'form' in by
    ? html`<li>
        <button class="link" lang="${htmlLang}" form="${by.form}" name="lang" value="${other}" formnovalidate>
          ${name}
        </button>
      </li>`
    : html`<li><a href="${by.linkTo(other)}" lang="${htmlLang}" hreflang="${htmlLang}">${name}</a></li>`
}

export interface FieldError {
  /** The id of the field that it is about. */
  readonly field: string
  readonly text: string
}

/** What is wrong, at the head of the page, where it takes the focus; each line leads to its field. */
export function errorSummary(language: Language, errors: readonly FieldError[]): Html | undefined {
  if (errors.length === 0) return undefined
  return html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem">
    <h2 id="problem">${say(language, 'problem')}</h2>
    <ul>
      ${errors.map((error) => html`<li><a href="#${error.field}">${error.text}</a></li>`)}
    </ul>
  </div>`
}

export interface Field {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly type: 'text' | 'password'
  readonly autocomplete: 'username' | 'current-password' | 'new-password'
  readonly value?: string
  readonly readonly?: boolean
  readonly autofocus?: boolean
  readonly errors: readonly FieldError[]
  /** Ids of further texts that describe it. */
  readonly describedBy?: string
}

export function field(spec: Field): Html {
  const { id, label, hint, type, autocomplete, value, errors } = spec
  const error = errors.find((one) => one.field === id)
  const described = [hint && `${id}-hint`, spec.describedBy, error && `${id}-error`].filter(Boolean).join(' ')
  return html`<div class="field${error ? ' wrong' : ''}">
    <label for="${id}">${label}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error && html`<p class="error" id="${id}-error">${error.text}</p>`}
    <input
      id="${id}"
      name="${id}"
      type="${type}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      ${
        value !== undefined && html` value="${value}"`
      }${spec.readonly && html` readonly`}${spec.autofocus && html` autofocus`}${error && html` aria-invalid="true"`}${
        described !== '' && html` aria-describedby="${described}"`
      }
    />
  </div>`
}

/** The language that a page was asked for by its `lang` parameter or the provider's `ui_locales`. */
export function languageAsked(...wishes: readonly unknown[]): Language | undefined {
  for (const wish of wishes) {
    if (typeof wish !== 'string') continue
    for (const tag of wish.split(/\s+/)) {
      const found = languages.find((language) => language === tag.toLowerCase().split('-')[0])
      if (found) return found
    }
  }
  return undefined
}
