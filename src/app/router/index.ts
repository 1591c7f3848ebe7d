import { nextTick, shallowRef, type ShallowRef } from 'vue'
import { createRouter, START_LOCATION, type Router, type RouterHistory } from 'vue-router'
import type { Session } from '../../backend/contract.ts'
import { isLanguage, type LanguageState } from '../../i18n/index.ts'
import type { PageState } from '../../ui/page.ts'
import { isFor } from './audience.ts'
import { focusHeading } from './focus.ts'
import { localizedAddress } from './language.ts'
import { isLoadFailure, mayReload } from './load-failure.ts'
import { routeRecords } from './records.ts'
import { frameAreas } from './routes.ts'

/** Why the frame shows something else than the page. */
export type Trouble = 'outdated' | 'failed' | 'wrong-person'

export interface NavigationParts {
  readonly history: RouterHistory
  readonly language: LanguageState
  readonly page: PageState
  readonly session: () => Promise<Session | null | 'unknown'>
  readonly signIn: (language: string, returnTo: string) => void
}

export interface Navigation {
  readonly router: Router
  readonly trouble: ShallowRef<Trouble | null>
}

/** What is said of a page that has come up: where in its journey it is, and its title. */
function tellOf(main: HTMLElement): string {
  const step = main.querySelector('.ui-steps')?.textContent?.trim()
  return step ? `${step} – ${document.title}` : document.title
}

/** The router with all that a navigation brings: messages, who may see it, title, focus, and what to do in trouble. */
export function createNavigation({ history, language, page, session, signIn }: NavigationParts): Navigation {
  const trouble = shallowRef<Trouble | null>(null)
  const router = createRouter({
    history,
    routes: routeRecords(),
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved
      if (to.hash) return { el: to.hash }
      // Whoever has begun to read the shell stays where they are.
      return from === START_LOCATION ? false : { top: 0 }
    },
  })
  const loading = new WeakMap<object, Promise<void>>()

  router.beforeEach(async (to) => {
    const wanted = to.params['language']
    if (!isLanguage(wanted)) return localizedAddress(to.redirectedFrom?.fullPath ?? to.fullPath)
    // Begins here, so that messages and the page's code are fetched at the same time.
    const messages = language.load(wanted, [...frameAreas, ...(to.meta.areas ?? [])])
    messages.catch(() => undefined)
    loading.set(to, messages)
    if ((to.meta.audience ?? 'public') === 'public') return true
    const person = await session()
    if (person !== null) return true
    signIn(wanted, to.fullPath)
    return false
  })

  router.beforeResolve(async (to) => {
    const wanted = to.params['language']
    if (!isLanguage(wanted)) return
    await (loading.get(to) ?? language.load(wanted, [...frameAreas, ...(to.meta.areas ?? [])]))
    const audience = to.meta.audience ?? 'public'
    const person = audience === 'public' ? 'unknown' : await session()
    const fits = person === 'unknown' || person === null || isFor(audience, person)
    trouble.value = fits ? null : 'wrong-person'
    language.show(wanted)
  })

  router.afterEach((to, from, failure) => {
    if (failure || from === START_LOCATION || to.path === from.path) return
    void nextTick(() => {
      const main = document.querySelector('main')
      if (main) focusHeading(main, () => void nextTick(() => page.announce(tellOf(main))))
    })
  })

  router.onError((error, to) => {
    if (isLoadFailure(error) && mayReload({ online: navigator.onLine, now: Date.now() })) {
      location.assign(to.fullPath)
      return
    }
    trouble.value = isLoadFailure(error) ? 'outdated' : 'failed'
  })

  return { router, trouble }
}
