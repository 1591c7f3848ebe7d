/** *Was this article helpful?*: the answer is sent at once, and words may follow it. */
export class HelpFeedback extends HTMLElement {
  private answerId: string | null = null
  private text = ''
  /** One after the other, so that a changed mind completes the answer before. */
  private sending: Promise<boolean> = Promise.resolve(true)

  connectedCallback(): void {
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.sendText()
    })
    for (const button of this.querySelectorAll('fieldset button')) {
      button.addEventListener(
        'click',
        () => void this.answer(button instanceof HTMLButtonElement && button.value === 'yes'),
      )
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
    await this.send(helpful, this.text)
  }

  private async sendText(): Promise<void> {
    const field = this.querySelector('textarea')
    if (!field) return
    const text = field.value.trim()
    const helpful = this.querySelector('[aria-pressed=true]')?.getAttribute('value') === 'yes'
    if (!(await this.send(helpful, text))) return
    this.text = text
    const more = this.querySelector<HTMLElement>('.feedback__more')
    if (more) more.hidden = true
  }

  private send(helpful: boolean, text: string): Promise<boolean> {
    this.sending = this.sending.then(() => this.post(helpful, text))
    return this.sending
  }

  /** Sends the answer, or completes it. The reader is told how it went; true when it was taken. */
  private async post(helpful: boolean, text: string): Promise<boolean> {
    const answer = {
      article: this.dataset['article'] ?? '',
      language: document.documentElement.lang.split('-')[0],
      helpful,
      text,
      answer: this.answerId,
    }
    try {
      const response = await fetch('/api/help/feedback', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(answer),
      })
      // The answer alone is taken at once; whoever sees the field for words is not thanked for them yet.
      this.say(response.ok ? (text ? 'thanks' : 'noted') : response.status === 429 ? 'limited' : 'failed')
      if (!response.ok) return false
      const { id } = (await response.json()) as { readonly id?: unknown }
      if (typeof id === 'string') this.answerId = id
      return true
    } catch {
      this.say('failed')
      return false
    }
  }

  private say(what: 'noted' | 'thanks' | 'failed' | 'limited'): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.dataset[what] ?? ''
  }
}

customElements.define('help-feedback', HelpFeedback)
