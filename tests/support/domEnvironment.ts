import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** What a request is made of. A mixture of two platforms' classes fails where one looks at the other's. */
const network = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'AbortController',
  'AbortSignal',
  'URL',
  'URLSearchParams',
  'MessagePort',
] as const

/** happy-dom with the platform's own network: its fetch is what MSW listens to, and what browsers are like. */
const environment: Environment = {
  name: 'dom',
  viteEnvironment: 'client',
  async setup(global: typeof globalThis, options) {
    const kept = network.map((name) => [name, Object.getOwnPropertyDescriptor(global, name)] as const)
    const { happyDOM } = options as { happyDOM?: { settings?: object } }
    const { teardown } = await builtinEnvironments['happy-dom'].setup(global, {
      ...options,
      happyDOM: {
        ...happyDOM,
        // A page that is left stays: where it was led to is for the test to ask.
        settings: { ...happyDOM?.settings, navigation: { disableMainFrameNavigation: true } },
      },
    })
    for (const [name, descriptor] of kept) {
      if (descriptor) Object.defineProperty(global, name, descriptor)
    }
    return { teardown }
  },
}

export default environment
