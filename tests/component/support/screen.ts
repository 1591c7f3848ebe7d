import { DOMWrapper } from '@vue/test-utils'
import { expect, vi } from 'vitest'

/** What a person sees and does on the page that is mounted. Everything waits a while for what it looks for. */
export interface Screen {
  /** The whole page, frame and all. */
  readonly root: DOMWrapper<Element>
  /** Waits for the heading of level 1. */
  heading(text: string): Promise<void>
  /** Waits until the page says this somewhere. */
  says(text: string): Promise<void>
  /** Waits for a button or link by its whole name. */
  control(name: string): Promise<DOMWrapper<Element>>
  press(name: string): Promise<void>
  /** The field of a label, which may be a part of one that no other has. */
  field(label: string): Promise<DOMWrapper<Element>>
  /** Chooses a radio button or ticks a box. */
  choose(label: string): Promise<void>
  fill(label: string, text: string): Promise<void>
}

/** Spaces and the marks around names are not what a test is about. */
const words = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const wait = <Found>(find: () => Found): Promise<Found> => vi.waitFor(find, { timeout: 8000, interval: 5 })

export function screen(): Screen {
  const root = new DOMWrapper(document.body)

  function found(what: string, elements: readonly DOMWrapper<Element>[]): DOMWrapper<Element> {
    const [first] = elements
    if (!first) throw new Error(`The page has no ${what}. It says: ${words(root.find('main').text())}`)
    return first
  }

  function nameOf(control: DOMWrapper<Element>): string {
    return words(control.attributes('aria-label') ?? control.text())
  }

  const control = (name: string): Promise<DOMWrapper<Element>> =>
    wait(() => {
      const wanted = words(name)
      const controls = root.findAll('button, a[href]')
      return found(
        `button or link “${wanted}”`,
        controls.filter((one) => nameOf(one) === wanted),
      )
    })

  const field = (label: string): Promise<DOMWrapper<Element>> =>
    wait(() => {
      const wanted = words(label)
      const labels = root.findAll('label').filter((one) => words(one.text()).includes(wanted))
      const whole = labels.filter((one) => words(one.text()) === wanted)
      const chosen = found(`field “${wanted}”`, [...whole, ...labels])
      const id = chosen.attributes('for')
      return found(
        `field of “${wanted}”`,
        id ? root.findAll(`[id="${id}"]`) : chosen.findAll('input, select, textarea'),
      )
    })

  return {
    root,
    heading: (text) => wait(() => expect(words(found('heading', root.findAll('h1')).text())).toBe(words(text))),
    says: (text) => wait(() => expect(words(root.text())).toContain(words(text))),
    control,
    field,
    press: async (name) => {
      const wrapper = await control(name)
      const { element } = wrapper
      // What a click on a form's button does by itself in a browser.
      const form = element instanceof HTMLButtonElement && element.type === 'submit' ? element.form : null
      await (form ? new DOMWrapper(form).trigger('submit') : wrapper.trigger('click'))
    },
    choose: async (label) => (await field(label)).setValue(true),
    fill: async (label, text) => (await field(label)).setValue(text),
  }
}
