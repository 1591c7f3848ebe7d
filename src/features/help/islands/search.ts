import MiniSearch, { type SearchResult } from 'minisearch'
import { indexOptions, queryOptions, type SearchFile } from '../../../content/search.ts'
import { element } from './element.ts'
import { allowKeys, keysAllowed } from './keys.ts'
import { marked } from './marking.ts'
import styles from './search.css?inline'

interface Loaded {
  readonly file: SearchFile
  readonly search: MiniSearch
}

let dialog: HTMLDialogElement | undefined

/** Opens the search; the link that asks for it says where its articles are. */
export function openSearch(from: Element): void {
  const source = from instanceof HTMLElement ? from.dataset : {}
  dialog ??= createDialog(source['index'] ?? '', source['label'] ?? '', source['close'] ?? '')
  if (!dialog.open) dialog.showModal()
  dialog.querySelector('input')?.select()
}

async function load(url: string): Promise<Loaded> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(String(response.status))
  const file = (await response.json()) as SearchFile
  return {
    file,
    search: MiniSearch.loadJS(file.index as Parameters<typeof MiniSearch.loadJS>[0], indexOptions(file.language)),
  }
}

function createDialog(url: string, label: string, close: string): HTMLDialogElement {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets.push(sheet)

  const input = element('input', {
    id: 'search-input',
    type: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    'aria-controls': 'search-results',
    'aria-describedby': 'search-hint',
  })
  const closing = element('button', { type: 'button', class: 'button' }, close)
  const status = element('p', { role: 'status', id: 'search-hint', class: 'search__status' })
  const results = element('ul', { id: 'search-results', class: 'search__results' })
  const foot = element('div', { class: 'search__foot' })
  const made = element(
    'dialog',
    { class: 'search', 'aria-label': label },
    element('label', { for: 'search-input', class: 'search__label' }, label),
    element('div', { class: 'search__bar' }, input, closing),
    status,
    results,
    foot,
  )
  document.body.append(made)

  const loaded = load(url)
  loaded.then(
    ({ file }) => {
      foot.append(...footOf(file))
      show()
    },
    () => {
      status.textContent = ''
      const fallback = document.querySelector<HTMLAnchorElement>('help-search a')
      if (fallback) location.assign(fallback.href)
    },
  )
  const show = (): void =>
    void loaded.then(
      (parts) => showResults(parts, input.value, status, results),
      () => undefined,
    )
  input.addEventListener('input', show)
  closing.addEventListener('click', () => made.close())
  made.addEventListener('click', (event) => {
    // The dialog itself is only hit beside what is in it.
    if (event.target === made) made.close()
  })
  made.addEventListener('keydown', (event) => move(event, input, results))
  return made
}

function footOf(file: SearchFile): Node[] {
  const box = element('input', { type: 'checkbox', id: 'search-keys' })
  box.checked = keysAllowed()
  box.addEventListener('change', () => allowKeys(box.checked))
  return [
    element('label', { for: 'search-keys' }, box, file.texts.keys),
    element('a', { href: file.articlesPath }, file.texts.articles),
  ]
}

/** The articles that fit best, and how many there are. */
export function find(search: MiniSearch, query: string): SearchResult[] {
  return search.search(query, queryOptions).slice(0, 8)
}

function showResults({ file, search }: Loaded, query: string, status: HTMLElement, results: HTMLElement): void {
  const { texts } = file
  const found = query.trim() ? find(search, query) : []
  results.replaceChildren(
    ...found.map((result) => {
      const title = String(result['title'])
      const summary = String(result['summary'])
      return element(
        'li',
        {},
        element(
          'a',
          { href: String(result['path']) },
          element('strong', {}, ...marked(title, result.terms)),
          element('span', {}, ...marked(summary, result.terms)),
        ),
      )
    }),
  )
  if (!query.trim()) status.textContent = texts.hint
  else if (found.length === 0) status.textContent = `${texts.none.replace('{query}', query.trim())} · ${texts.noneText}`
  else {
    const form = texts.found[found.length === 1 ? 0 : texts.found.length - 1] ?? ''
    const count = form.replace('{count}', String(found.length))
    // Where there is no keyboard there are no keys to tell of.
    status.textContent = matchMedia('(hover: none)').matches ? count : `${count} · ${texts.move}`
  }
}

/** Arrow keys walk from the field through the results; Enter in the field opens the first. */
function move(event: KeyboardEvent, input: HTMLInputElement, results: HTMLElement): void {
  const links = [...results.querySelectorAll('a')]
  const stops: HTMLElement[] = [input, ...links]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  if (at === -1) return
  if (event.key === 'Enter' && at === 0) {
    event.preventDefault()
    links[0]?.click()
    return
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.isComposing) return
  event.preventDefault()
  stops[(at + step + stops.length) % stops.length]?.focus()
}
