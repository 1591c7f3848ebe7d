import { PiniaColada, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp, type App } from 'vue'
import type { Router, RouterHistory } from 'vue-router'
import type { Backend } from '../../backend/contract.ts'
import { provideBackend } from '../../backend/registry.ts'
import { createLanguageState, type Language } from '../../i18n/index.ts'
import { createPageState } from '../../ui/page.ts'
import MandateApp from '../App.vue'
import { createNavigation } from '../router/index.ts'
import { askSession, goToSignIn } from '../session.ts'
import { troubleKey } from './trouble.ts'

export interface MandateParts {
  readonly history: RouterHistory
  readonly backend: Backend
  /** Shown until the router has found the language of the address. */
  readonly language: Language
}

export interface Mandate {
  readonly app: App
  readonly router: Router
  /** Asks who is signed in. Resolves when it is known, or can't be. */
  readonly meet: () => Promise<void>
}

/** The whole app, put together from its parts and not yet mounted. */
export function createMandate({ history, backend, language: first }: MandateParts): Mandate {
  const app = createApp(MandateApp)
  const language = createLanguageState(first)
  const page = createPageState()
  const pinia = createPinia()
  const session = (): ReturnType<typeof askSession> => askSession(backend, useQueryCache(pinia))
  const { router, trouble } = createNavigation({
    history,
    language,
    page,
    session,
    signIn: goToSignIn,
  })

  app.use(pinia).use(PiniaColada).use(language).use(page)
  provideBackend(app, backend)
  app.provide(troubleKey, trouble)
  app.use(router)
  const meet = async (): Promise<void> => void (await session())
  return { app, router, meet }
}
