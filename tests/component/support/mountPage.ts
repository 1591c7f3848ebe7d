import { afterEach, expect, vi } from 'vitest'
import type { App } from 'vue'
import { createMemoryHistory, type Router } from 'vue-router'
import { httpHandlers } from '../../../mocks/http/handlers.ts'
import type { FaultName } from '../../../mocks/http/faults.ts'
import { mockServer } from '../../../mocks/http/server.ts'
import { worldDeps } from '../../../mocks/node/memory.ts'
import type { WorldName } from '../../../server/worlds/worlds.ts'
import type { Backend } from '../../../src/backend/contract.ts'
import { cloud as vianetCloud } from '../../../src/clouds/21vianet.ts'
import { cloud as globalCloud } from '../../../src/clouds/global.ts'
import type { Cloud, CloudId } from '../../../src/clouds/types.ts'
import type { Language } from '../../../src/lib/languages.ts'
import { TestClock } from '../../support/handler.ts'
import { network, useNetwork } from '../../support/msw.ts'
import { say } from '../../support/say.ts'
import { screen, type Screen } from './screen.ts'

const clouds = { global: globalCloud, '21vianet': vianetCloud } satisfies Record<CloudId, unknown>
const origin = 'http://mandate.test'

export interface PageOptions {
  readonly world?: WorldName
  /** User name of whoever is signed in; null, as by default, for a stranger. */
  readonly person?: string | null
  /** Language of the address, where the route has none. */
  readonly language?: Language
  readonly cloud?: CloudId
  /** What goes wrong from the first request on. `setFault` changes it. */
  readonly faults?: FaultName
}

export interface MountedPage extends Screen {
  readonly clock: TestClock
  /** Leaves the page, and opens one on the same database as somebody else, or as the same person. */
  visit(route: string, person?: string | null): Promise<void>
  /** The port as somebody else uses it meanwhile, on the same database. */
  as(userName: string | null): Backend
  /** What goes wrong from now on. */
  setFault(fault: FaultName): void
  /** What the product says in the page's language. */
  t(key: string, params?: Record<string, string | number>): string
  /** Where the router is. */
  path(): string
}

useNetwork()

const leaving: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave()
})

/**
 * A page as people have it: router, messages, stores, and the http driver, whose requests MSW hands to the
 * server's own handler over a fresh database in memory. Taken down after the test.
 */
export async function mountPage(route: string, options: PageOptions = {}): Promise<MountedPage> {
  const { world = 'waiting-offer', language = 'en' } = options
  const cloud = clouds[options.cloud ?? 'global']
  const clock = new TestClock()
  const deps = await worldDeps({ world, cloud, clock, publicUrl: origin })
  const failures: unknown[] = []
  const server = mockServer(deps, (error) => failures.push(error))
  leaving.push(async () => {
    await deps.store.close()
    expect(failures, 'faults of the server').toEqual([])
  })
  let person = options.person ?? null
  let fault = options.faults ?? 'none'
  network.use(...httpHandlers({ answer: (request) => server.answer(request, person), fault: () => fault }))

  const { createMandate, httpBackend } = await appOf(cloud)
  let shown: { readonly app: App; readonly router: Router } | null = null
  const leave = (): void => {
    shown?.app.unmount()
    shown = null
  }
  leaving.push(async () => leave())

  async function visit(to: string, as: string | null = person): Promise<void> {
    leave()
    person = as
    const history = createMemoryHistory()
    history.replace(/^\/[a-z]{2}(\/|$)/.test(to) ? to : `/${language}${to === '/' ? '' : to}`)
    document.body.innerHTML = '<div id="app"></div>'
    shown = createMandate({ history, backend: httpBackend({ baseUrl: origin }), language })
    shown.app.mount('#app')
    // A page that sends people away, to sign in for example, is never ready.
    await shown.router.isReady().catch(() => undefined)
  }

  sessionStorage.clear()
  localStorage.clear()
  await visit(route)
  return {
    ...screen(),
    clock,
    visit,
    as: (userName) => httpBackend({ baseUrl: origin, fetch: (request) => server.answer(request, userName) }),
    setFault: (next) => (fault = next),
    t: (key, params) => say(language, key, params),
    path: () => shown?.router.currentRoute.value.fullPath ?? '',
  }
}

let loaded = 'global'

/** The app as it is built for a cloud. */
async function appOf(cloud: Cloud): Promise<{
  createMandate: (typeof import('../../../src/app/install/createMandate.ts'))['createMandate']
  httpBackend: (typeof import('../../../src/backend/drivers/http/driver.ts'))['httpBackend']
}> {
  if (loaded !== cloud.id) {
    vi.resetModules()
    vi.doMock('#cloud', () => ({ cloud }))
    loaded = cloud.id
  }
  const [{ createMandate }, { httpBackend }] = await Promise.all([
    import('../../../src/app/install/createMandate.ts'),
    import('../../../src/backend/drivers/http/driver.ts'),
  ])
  return { createMandate, httpBackend }
}
