import { DOMWrapper } from '@vue/test-utils'
import { afterEach, expect, vi } from 'vitest'
import { createMemoryHistory, type Router } from 'vue-router'
import { httpHandlers } from '../../mocks/http/handlers.ts'
import type { FaultName } from '../../mocks/http/faults.ts'
import { mockServer } from '../../mocks/http/server.ts'
import { worldDeps } from '../../mocks/node/memory.ts'
import type { WorldName } from '../../server/worlds/worlds.ts'
import type { Backend } from '../../src/backend/contract.ts'
import { cloud as vianetCloud } from '../../src/clouds/21vianet.ts'
import { cloud as globalCloud } from '../../src/clouds/global.ts'
import type { CloudId } from '../../src/clouds/types.ts'
import type { Language } from '../../src/lib/languages.ts'
import { TestClock } from './handler.ts'
import { network, useNetwork } from './msw.ts'
import { say } from './say.ts'

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

export interface MountedPage {
  readonly router: Router
  /** The whole page, frame and all. */
  readonly root: DOMWrapper<Element>
  readonly clock: TestClock
  /** The port as somebody else uses it meanwhile, on the same database. */
  as(userName: string | null): Backend
  /** From now on the page's own requests are made by this person. */
  becomes(userName: string | null): void
  setFault(fault: FaultName): void
  /** What the product says in the page's language. */
  t(key: string, params?: Record<string, string | number>): string
  /** Waits for the heading of level 1. */
  heading(text: string): Promise<void>
  /** Waits until the page says this somewhere. */
  says(text: string): Promise<void>
  /** Waits for a button or link by its whole name. */
  control(name: string): Promise<DOMWrapper<Element>>
  press(name: string): Promise<void>
  /** Chooses a radio button or ticks a box by its label, or by a part that no other label has. */
  choose(label: string): Promise<void>
  fill(label: string, text: string): Promise<void>
}

const mounted: (() => Promise<void>)[] = []

useNetwork()
afterEach(async () => {
  for (const unmount of mounted.splice(0)) await unmount()
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
  let person = options.person ?? null
  let fault = options.faults ?? 'none'
  network.use(
    ...httpHandlers({ answer: (request) => server.answer(request, person), fault: () => fault }),
  )

  const { createMandate, httpBackend } = await appOf(cloud)
  const history = createMemoryHistory()
  history.replace(/^\/[a-z]{2}(\/|$)/.test(route) ? route : `/${language}${route === '/' ? '' : route}`)
  sessionStorage.clear()
  localStorage.clear()
  document.body.innerHTML = '<div id="app"></div>'
  const { app, router } = createMandate({ history, backend: httpBackend({ baseUrl: origin }), language })
  mounted.push(async () => {
    app.unmount()
    await deps.store.close()
    expect(failures.map((error) => (error instanceof Error ? (error.stack ?? error.message) : error))).toEqual([])
  })
  app.mount('#app')
  await router.isReady()

  const root = new DOMWrapper(document.body)
  const all = (selector: string): DOMWrapper<Element>[] => root.findAll(selector)
  const wait = <Found>(find: () => Found): Promise<Found> => vi.waitFor(find, { timeout: 3000, interval: 5 })
  const found = (what: string, elements: DOMWrapper<Element>[]): DOMWrapper<Element> => {
    const [first] = elements
    if (!first) throw new Error(`The page has no ${what}. It says: ${words(root.text())}`)
    return first
  }
  const control = (name: string): Promise<DOMWrapper<Element>> =>
    wait(() =>
      found(
        `button or link “${name}”`,
        all('button, a[href]').filter((one) => (one.attributes('aria-label') ?? words(one.text())) === name),
      ),
    )
  const labelled = (label: string): Promise<DOMWrapper<Element>> =>
    wait(() => {
      const labels = all('label').filter((one) => words(one.text()).includes(label))
      const whole = labels.filter((one) => words(one.text()) === label)
      const of = found(`field “${label}”`, [...whole, ...labels])
      const id = of.attributes('for')
      return found(`field of “${label}”`, id ? all(`[id="${id}"]`) : of.findAll('input, select, textarea'))
    })

  return {
    router,
    root,
    clock,
    as: (userName) =>
      httpBackend({ baseUrl: origin, fetch: (request) => server.answer(request, userName) }),
    becomes: (userName) => (person = userName),
    setFault: (next) => (fault = next),
    t: (key, params) => say(language, key, params),
    heading: (text) => wait(() => expect(words(found('heading', all('h1')).text())).toBe(words(text))),
    says: (text) => wait(() => expect(words(root.text())).toContain(words(text))),
    control,
    press: async (name) => {
      const button = await control(name)
      const { form, type } = button.element as HTMLButtonElement
      // What a click on a form's button does by itself in a browser.
      if (button.element.tagName === 'BUTTON' && form && type === 'submit') await new DOMWrapper(form).trigger('submit')
      else await button.trigger('click')
    },
    choose: async (label) => (await labelled(label)).setValue(true),
    fill: async (label, text) => (await labelled(label)).setValue(text),
  }
}

/** Spaces and the marks around names are not what a test is about. */
const words = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()

let loaded: CloudId = 'global'

/** The app as it is built for a cloud. */
async function appOf(cloud: { readonly id: CloudId }): Promise<{
  createMandate: (typeof import('../../src/app/install/createMandate.ts'))['createMandate']
  httpBackend: (typeof import('../../src/backend/drivers/http/driver.ts'))['httpBackend']
}> {
  if (loaded !== cloud.id) {
    vi.resetModules()
    vi.doMock('#cloud', () => ({ cloud }))
    loaded = cloud.id
  }
  const [{ createMandate }, { httpBackend }] = await Promise.all([
    import('../../src/app/install/createMandate.ts'),
    import('../../src/backend/drivers/http/driver.ts'),
  ])
  return { createMandate, httpBackend }
}
