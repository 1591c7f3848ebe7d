import { inject, type App, type InjectionKey } from 'vue'
import type { Backend } from './contract.ts'

const backendKey: InjectionKey<Backend> = Symbol('backend')

/** Makes a driver available to the whole app. Called once, by the composition root. */
export function provideBackend(app: App, backend: Backend): void {
  app.provide(backendKey, backend)
}

/** The backend of this app. For the queries and commands of features, never for a component's own use. */
export function useBackend(): Backend {
  const backend = inject(backendKey, null)
  if (!backend) throw new Error('No backend was provided to this app')
  return backend
}
