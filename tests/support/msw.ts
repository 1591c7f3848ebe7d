import { HttpNetworkFrame } from 'msw/experimental'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

/** MSW for the tests of a file. `mountPage` gives it its handlers; between tests it has none. */
export const network = setupServer()

const strays: string[] = []

/** Starts it for the file that calls this. A request that nobody answers fails the test it was made in. */
export function useNetwork(): void {
  beforeAll(() =>
    network.listen({
      onUnhandledFrame: ({ frame }) => {
        const what = frame instanceof HttpNetworkFrame ? describe(frame.data.request) : frame.protocol
        strays.push(what)
        // The request itself fails too: nothing of a test reaches a real network.
        throw new Error(`Nobody answers ${what}`)
      },
    }),
  )
  afterEach(() => {
    network.resetHandlers()
    const unanswered = takeStrays()
    if (unanswered.length > 0) throw new Error(`Nobody answers ${unanswered.join(', ')}`)
  })
  afterAll(() => network.close())
}

/** The requests that nobody answered since this was last asked. */
export function takeStrays(): string[] {
  return strays.splice(0)
}

function describe({ method, url }: Request): string {
  return `${method} ${url}`
}
