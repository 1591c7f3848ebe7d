import { flushPromises } from '@vue/test-utils'
import { createMemoryHistory, type Router } from 'vue-router'
import { afterEach, vi } from 'vitest'
import { createMandate } from '../../../src/app/install/createMandate.ts'
import type { Backend } from '../../../src/backend/contract.ts'
import { isLanguage } from '../../../src/i18n/index.ts'

export interface OpenedApp {
  readonly router: Router
  /** Everything between the header and the footer. */
  readonly main: HTMLElement
  readonly go: (path: string) => Promise<void>
  /** The first element that the selector finds; the test fails without one. */
  readonly get: <T extends HTMLElement = HTMLElement>(selector: string) => T
  /** The button or link that says exactly this. */
  readonly control: (text: string) => HTMLElement
  readonly press: (text: string) => Promise<void>
  readonly fill: (selector: string, text: string) => Promise<void>
  readonly choose: (selector: string) => Promise<void>
  readonly heading: () => string
  /** Takes the app away, as a reload does: what is stored stays. */
  readonly close: () => void
}

// The first test of a file also waits for the whole app to be compiled.
vi.setConfig({ testTimeout: 30_000 })

const opened = new Set<OpenedApp>()
afterEach(() => {
  for (const app of opened) app.close()
  sessionStorage.clear()
})

/** Opens the whole app at an address, as a browser does, on a backend of the test's. */
export async function openApp(path: string, backend: Backend): Promise<OpenedApp> {
  const language = path.split('/')[1]
  const { app, router } = createMandate({
    history: createMemoryHistory(),
    backend,
    language: isLanguage(language) ? language : 'en',
  })
  const host = document.createElement('div')
  document.body.append(host)
  await router.push(path)
  app.mount(host)
  await settle()

  const main = (): HTMLElement => {
    const found = host.querySelector<HTMLElement>('main')
    if (!found) throw new Error('The page has no main part')
    return found
  }
  const get = <T extends HTMLElement>(selector: string): T => {
    const found = main().querySelector<T>(selector)
    if (!found) throw new Error(`Nothing matches ${selector} in: ${main().innerHTML}`)
    return found
  }
  const control = (text: string): HTMLElement => {
    const all = [...main().querySelectorAll<HTMLElement>('button, a')]
    const found = all.find((element) => nameOf(element) === text)
    if (!found) throw new Error(`There is no “${text}” among: ${all.map(nameOf).join(' · ')}`)
    return found
  }

  const result: OpenedApp = {
    router,
    get main() {
      return main()
    },
    get,
    control,
    go: async (to) => {
      await router.push(to)
      await settle()
    },
    press: async (text) => {
      control(text).click()
      await settle()
    },
    fill: async (selector, text) => {
      const field = get<HTMLInputElement>(selector)
      field.value = text
      field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
      await settle()
    },
    choose: async (selector) => {
      get(selector).click()
      await settle()
    },
    heading: () => spoken(get('h1')),
    close: () => {
      app.unmount()
      host.remove()
      opened.delete(result)
    },
  }
  opened.add(result)
  return result
}

/** Lets everything happen that is under way: answers, loaded pages, and what they render. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await flushPromises()
    await vi.dynamicImportSettled()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

/** Looks at the tab again after a minute elsewhere: what it shows is read anew. */
export async function lookAgain(): Promise<void> {
  const later = Date.now() + 60_000
  const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  clock.mockRestore()
}

/** The text as it is read out: without what is only for the eyes, its spaces made one. */
export function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"], svg')) hidden.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** What a control is called by assistive technology. */
function nameOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? spoken(element)
}
