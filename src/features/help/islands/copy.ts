/** Copies the address of the page, without what stands behind a `#`. */
export class HelpCopy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    const status = this.querySelector('[role=status]')
    const address = location.origin + location.pathname
    try {
      await navigator.clipboard.writeText(address)
      if (status) status.textContent = this.dataset['done'] ?? ''
    } catch {
      // The clipboard is forbidden: the address itself can be selected.
      if (status) status.textContent = address
    }
  }
}

customElements.define('help-copy', HelpCopy)
