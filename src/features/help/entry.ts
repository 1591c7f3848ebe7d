/**
 * The one script of a help page. It is small, and loads what a page or its reader needs: the rest of the page works
 * without any of it.
 */
import { languageCookieFor } from '../../i18n/core/negotiate.ts'
import { isLanguage } from '../../lib/languages.ts'
import { keysAllowed } from './islands/keys.ts'

type Island = () => Promise<unknown>

/** Islands that are seen at once are made when the browser is idle. */
const whenIdle: Readonly<Record<string, Island>> = {
  'help-theme': () => import('./islands/theme.ts'),
  'help-feedback': () => import('./islands/feedback.ts'),
  'help-copy': () => import('./islands/copy.ts'),
  '[data-navigation]': () => import('./islands/ownVariant.ts'),
  'main [data-page]': () => import('./islands/resume.ts'),
}

const openSearch = async (from: Element): Promise<void> => {
  const { openSearch: open } = await import('./islands/search.ts')
  open(from)
}

function idle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 2000 })
  else setTimeout(task, 200)
}

/** A click with a key or another button means to open the link elsewhere. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  const search = target?.closest('help-search')
  if (search && isPlain(event)) {
    event.preventDefault()
    void openSearch(search)
  }
  const language = target?.closest<HTMLElement>('[data-language]')?.dataset['language']
  if (isLanguage(language)) document.cookie = languageCookieFor(language)
})

document.addEventListener('keydown', (event) => {
  const target = event.target instanceof HTMLElement ? event.target : null
  const typing = target?.closest('input:not([type=radio]), textarea, select, [contenteditable]')
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
  const chord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
  const search = document.querySelector('help-search')
  if ((!slash && !chord) || !search || !keysAllowed()) return
  event.preventDefault()
  void openSearch(search)
})

idle(() => {
  for (const [selector, island] of Object.entries(whenIdle)) {
    if (document.querySelector(selector)) void island()
  }
})
