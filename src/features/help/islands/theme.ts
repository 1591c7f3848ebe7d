import { readStored, writeStored } from '../../../lib/storage.ts'

/** The same key that the product uses, and that is read before the first paint. */
const key = 'mandate-theme'

/** The reader's choice of light or dark. */
export class HelpTheme extends HTMLElement {
  connectedCallback(): void {
    const stored = readStored('localStorage', key)
    for (const input of this.querySelectorAll('input')) input.checked = input.value === (stored ?? 'system')
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) choose(target.value)
    })
  }
}

function choose(theme: string): void {
  writeStored('localStorage', key, theme === 'system' ? null : theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

customElements.define('help-theme', HelpTheme)
