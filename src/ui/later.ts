import { defineAsyncComponent, type Component } from 'vue'

/** Milliseconds between the tries to fetch what a lost connection kept away. */
const pause = 2000
const mostTries = 30

/**
 * A part of a page whose code is fetched after the page is shown, and as soon as it is: nobody who goes on to it later
 * waits, and a connection that was lost meanwhile is tried again.
 */
export function later<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  const fetched = (): Promise<Part> => load().then((module) => module.default)
  return defineAsyncComponent({
    loader: fetched,
    onError: (_error, retry, fail, tries) => {
      if (tries < mostTries) setTimeout(retry, pause)
      else fail()
    },
  }) as unknown as Part
}

/** Fetches parts ahead of their use. What can't be fetched now is fetched when it is used. */
export function ahead(...loads: readonly (() => Promise<unknown>)[]): void {
  for (const load of loads) void load().catch(() => undefined)
}
