import { defineAsyncComponent, type Component } from 'vue'

/** Milliseconds between the tries to fetch what a lost connection kept away. */
const pause = 2000
const mostTries = 30

/**
 * A part of a page whose code is fetched after the page is shown, and as soon as it is: nobody who goes on to it later
 * waits, and a connection that was lost meanwhile is tried again. `meanwhile` stands in its place where it would
 * otherwise leave a page empty.
 */
export function later<Part extends Component>(load: () => Promise<{ default: Part }>, meanwhile?: Component): Part {
  const fetched = (): Promise<Part> => load().then((module) => module.default)
  return defineAsyncComponent({
    loader: fetched,
    ...(meanwhile && { loadingComponent: meanwhile, delay: 0 }),
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
