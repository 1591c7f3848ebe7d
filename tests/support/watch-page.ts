import type { BrowserContext } from '@playwright/test'

export interface Watch {
  /** What the content security policy refused, and what the console complained of. */
  readonly complaints: string[]
  /** Requests that left the origin. */
  readonly strangers: string[]
}

/** Listens, on all pages of a context, for what a page of ours may never do. */
export async function watchPages(context: BrowserContext, origin: string): Promise<Watch> {
  const watch: Watch = { complaints: [], strangers: [] }
  await context.exposeFunction('reportViolation', (text: string) => void watch.complaints.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = globalThis as unknown as { reportViolation: (text: string) => void }
      reportViolation(`${event.violatedDirective} refused ${event.blockedURI} on ${event.documentURI}`)
    })
  })
  context.on('console', (message) => {
    if (message.type() === 'error' && /content security policy|trusted/i.test(message.text()))
      watch.complaints.push(message.text())
  })
  context.on('request', (request) => {
    const url = request.url()
    if (/^https?:/.test(url) && new URL(url).origin !== origin) watch.strangers.push(url)
  })
  return watch
}
