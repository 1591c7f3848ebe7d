/** *Was this article helpful?*: the answer is sent at once, and words may follow it. */
class HelpFeedback extends HTMLElement {
  private id: string | null = null

  connectedCallback(): void {
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.sendText()
    })
    for (const button of this.querySelectorAll('fieldset button')) {
      button.addEventListener('click', () => void this.answer(button instanceof HTMLButtonElement && button.value === 'yes'))
    }
  }

  private async answer(helpful: boolean): Promise<void> {
    for (const button of this.querySelectorAll<HTMLButtonElement>('fieldset button')) {
      button.setAttribute('aria-pressed', String((button.value === 'yes') === helpful))
    }
    const more = this.querySelector<HTMLElement>('.feedback__more')
    const label = more?.querySelector('label')
    if (label) label.textContent = this.dataset[helpful ? 'yesMore' : 'noMore'] ?? ''
    if (more) more.hidden = false
    const answer = { article: this.dataset['article'] ?? '', language: document.documentElement.lang.split('-')[0], helpful }
    const id = await this.post(this.id === null ? '/api/help/feedback' : `/api/help/feedback/${this.id}`, answer)
    if (id !== null) this.id = id
  }

  private async sendText(): Promise<void> {
    const field = this.querySelector('textarea')
    if (!field || this.id === null) return
    const text = field.value.trim()
    const helpful = this.querySelector('[aria-pressed=true]')?.getAttribute('value') === 'yes'
    const sent = await this.post(`/api/help/feedback/${this.id}`, { helpful, text })
    if (sent === null) return
    const more = this.querySelector<HTMLElement>('.feedback__more')
    if (more) more.hidden = true
  }

  /** Gives the id of the answer, or null where it was not taken; either way the reader is told. */
  private async post(path: string, body: Readonly<Record<string, unknown>>): Promise<string | null> {
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      })
      if (!response.ok) {
        this.say(response.status === 429 ? 'limited' : 'failed')
        return null
      }
      this.say('thanks')
      const answer = (await response.json()) as { readonly id?: unknown }
      return typeof answer.id === 'string' ? answer.id : null
    } catch {
      this.say('failed')
      return null
    }
  }

  private say(what: 'thanks' | 'failed' | 'limited'): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.dataset[what] ?? ''
  }
}

customElements.define('help-feedback', HelpFeedback)
