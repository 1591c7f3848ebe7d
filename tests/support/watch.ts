import type { BrowserContext } from '@playwright/test'

export interface Watched {
  /** What should not have happened: a request to another origin, a script's fault, a breach of the CSP. */
  readonly problems: string[]
}

/** Watches every page of a context. Give the one before to gather the problems of several in one list. */
export async function watch(context: BrowserContext, origin: string, before?: Watched): Promise<Watched> {
  const watched = before ?? { problems: [] }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
    })
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) watched.problems.push(`off-origin: ${url.href}`)
  })
  context.on('weberror', (error) => watched.problems.push(`error: ${error.error().message}`))
  context.on('console', (message) => {
    // Chromium reports each refused request of the API on the console; those are part of the story.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) watched.problems.push(`console: ${message.text()}`)
  })
  return watched
}
