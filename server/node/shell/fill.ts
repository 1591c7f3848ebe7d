import type { RouteName } from '../../../src/lib/routes.ts'
import { languageInfo } from '../../../src/i18n/core.ts'
import { html as markup } from '../../identity/html.ts'
import { frame, type ShellContext } from './frame.ts'
import type { Reading } from './offer.ts'
import { shellPage, type DeadOffer } from './pages.ts'
import { partsOf, type Manifest } from './parts.ts'

export interface Filling extends ShellContext {
  readonly name: RouteName | undefined
  readonly offer: Reading | DeadOffer | undefined
  readonly signedIn: boolean
  readonly manifest: Manifest | undefined
}

/** The shell as it was built, filled with what a page says: a reader sees it before the app's code has come. */
export function fillShell(built: string, filling: Filling): string {
  const { language, say, cloud, registrations, offer, manifest, name } = filling
  const { title, main } = shellPage(filling, filling)
  const { styles, scripts } = partsOf(manifest, name)
  const head = [
    ...Object.entries(registrations)
      .filter(([setting]) => !built.includes(`<meta name="${setting}"`))
      .map(([setting, number]) => markup`<meta name="${setting}" content="${number}">`.text),
    ...styles.map((style) => markup`<link rel="stylesheet" crossorigin href="${style}">`.text),
    ...scripts.map((script) => markup`<link rel="modulepreload" crossorigin href="${script}">`.text),
    ...(offer && 'digest' in offer
      ? [`<script type="application/json" id="offer-data">${inertJson(offer)}</script>`]
      : []),
  ]
  return (
    built
      .replace(/<html lang="[^"]*"/, `<html lang="${languageInfo[language].htmlLang}"`)
      .replace(
        /<title>[^<]*<\/title>/,
        () => markup`<title>${say('common.title.page', { page: title, brand: cloud.brand })}</title>`.text,
      )
      .replace('</head>', () => `${head.map((line) => `  ${line}\n  `).join('')}</head>`)
      // What the built shell says to readers without scripts is said in the page itself.
      .replace(/\s*<noscript[\s\S]*?<\/noscript\s*>/, '')
      .replace('<div id="app"></div>', () => `<div id="app">${frame(filling, main).text}</div>`)
  )
}

/** JSON that can stand in a page: no `<` that could end or open an element, nor a line end that JavaScript alone knows. */
function inertJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
