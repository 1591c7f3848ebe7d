import type { BrowserContext, Page } from '@playwright/test'

/** Adds up how much the layout shifts on every page of a context while it comes up. */
export async function measureShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const page = globalThis as unknown as { layoutShift: number; layoutShifts: string[] }
    page.layoutShift = 0
    page.layoutShifts = []
    // Until somebody acts on the page: what they ask for may take its place.
    let acted = false
    for (const act of ['pointerdown', 'keydown', 'input'])
      addEventListener(act, () => (acted = true), { capture: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node: Node | null }[]
      })[]) {
        if (acted || entry.hadRecentInput) continue
        page.layoutShift += entry.value
        const moved = entry.sources.map(({ node }) =>
          node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName,
        )
        page.layoutShifts.push(`${entry.value.toFixed(4)} ${moved.join(', ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

export const shiftsOf = (page: Page): Promise<{ sum: number; shifts: string[] }> =>
  page.evaluate(() => {
    const { layoutShift, layoutShifts } = globalThis as unknown as { layoutShift: number; layoutShifts: string[] }
    return { sum: layoutShift, shifts: layoutShifts }
  })

/** Where a page has to be scrolled sideways as well as down: the page as a whole, or a part of it. */
export const sidewaysFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const name = (element: Element): string =>
      `${element.localName}${element.id && `#${element.id}`}.${element.className}`
    const faults: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > clientWidth + 1,
      )
      faults.push(`The page is ${scrollWidth} wide in ${clientWidth}: ${wide.slice(-3).map(name).join(', ')}`)
    }
    for (const element of document.body.querySelectorAll<HTMLElement>('*:not(input, select)')) {
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX)
      if (scrolls && element.scrollWidth > element.clientWidth + 1) faults.push(`${name(element)} scrolls sideways`)
    }
    return faults
  })

/**
 * Targets smaller than 24 by 24 CSS pixels that have another one within 24 pixels of their middle. Links in a
 * sentence are as high as its lines. A label is part of its control's target.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = 24
    interface Target {
      readonly element: HTMLElement
      readonly left: number
      readonly top: number
      readonly right: number
      readonly bottom: number
    }
    const shown = (element: HTMLElement): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.matches('.visually-hidden, .visually-hidden *, .skip-link')
    const inDialog = document.querySelector('dialog[open]')
    const selector =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]'
    const targets: Target[] = [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => shown(element) && (!inDialog || inDialog.contains(element)))
      .map((element) => {
        const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
        const isChoice = element.matches('[type=radio], [type=checkbox]')
        const boxes = [element, ...(isChoice ? labels : [])].map((one) => one.getBoundingClientRect())
        return {
          element,
          left: Math.min(...boxes.map(({ left }) => left)),
          top: Math.min(...boxes.map(({ top }) => top)),
          right: Math.max(...boxes.map(({ right }) => right)),
          bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
        }
      })
    const inSentence = (element: HTMLElement): boolean => {
      if (getComputedStyle(element).display !== 'inline') return false
      const line = element.parentElement?.textContent?.trim() ?? ''
      return line.length > (element.textContent?.trim().length ?? 0)
    }
    const isSmall = ({ left, right, top, bottom }: Target): boolean =>
      right - left < least - 0.5 || bottom - top < least - 0.5
    return targets
      .filter((target) => isSmall(target) && !inSentence(target.element))
      .filter((target) => {
        const x = (target.left + target.right) / 2
        const y = (target.top + target.bottom) / 2
        return targets.some((other) => {
          if (other.element === target.element) return false
          const away = isSmall(other)
            ? Math.hypot(x - (other.left + other.right) / 2, y - (other.top + other.bottom) / 2) - least / 2
            : Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom))
          return away < least / 2
        })
      })
      .map(({ element, left, right, top, bottom }) => {
        const size = `${Math.round(right - left)} × ${Math.round(bottom - top)}`
        return `${element.localName}.${element.className} “${element.textContent?.trim().slice(0, 40) ?? ''}” is ${size}`
      })
  })

/** Texts of which a part can't be seen: cut by a box that doesn't grow, or past the edge of what holds them. */
export const clippedTexts = (page: Page, ignored: string): Promise<string[]> =>
  page.evaluate((ignored) => {
    const faults: string[] = []
    // What is for ears only is a box of one pixel.
    const unseen = (element: Element | null): boolean =>
      element !== null &&
      ((element.clientWidth <= 1 && getComputedStyle(element).clipPath !== 'none') || unseen(element.parentElement))
    const root: Element = document.querySelector('dialog[open]') ?? document.body
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (walker.nextNode()) {
      const text = walker.currentNode
      const holder = text.parentElement
      if (!holder || !text.textContent?.trim() || holder.matches(ignored) || holder.closest(ignored)) continue
      if (!holder.checkVisibility({ visibilityProperty: true }) || unseen(holder)) continue
      range.selectNodeContents(text)
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      for (let box: Element | null = holder; box && box !== document.documentElement; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        const hidden = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
        const cutAcross =
          hidden(overflowX) && rects.some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1)
        const cutDown =
          hidden(overflowY) && rects.some(({ top, bottom }) => top < edge.top - 3 || bottom > edge.bottom + 3)
        const past = box === holder && edge.width > 0 && box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1
        if (!cutAcross && !cutDown && !past) continue
        faults.push(`“${text.textContent.trim().slice(0, 60)}” in ${box.localName}.${box.className}`)
        break
      }
      if (rects.some(({ right }) => right > document.documentElement.clientWidth + 1)) {
        faults.push(`“${text.textContent.trim().slice(0, 60)}” passes the edge of the page`)
      }
    }
    return [...new Set(faults)]
  }, ignored)
