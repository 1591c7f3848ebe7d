let stopWaiting: (() => void) | undefined

function focusFirstHeading(main: HTMLElement): boolean {
  const heading = main.querySelector('h1')
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}

/**
 * Moves the focus to the heading of the page that has just been shown, so that a screen reader begins there.
 * For a while it waits for a heading that comes with its data, and follows one that is replaced by another;
 * but not once the person has begun to do something.
 */
export function focusHeading(main: HTMLElement, onFocus: () => void): void {
  stopWaiting?.()
  let told = false
  const follow = (): void => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if ((told && !lost) || !focusFirstHeading(main)) return
    if (!told) onFocus()
    told = true
  }
  const stop = (): void => {
    observer.disconnect()
    clearTimeout(timer)
    removeEventListener('pointerdown', stop)
    removeEventListener('keydown', stop)
  }
  const observer = new MutationObserver(follow)
  const timer = setTimeout(stop, 10_000)
  observer.observe(main, { childList: true, subtree: true })
  addEventListener('pointerdown', stop)
  addEventListener('keydown', stop)
  stopWaiting = stop
  follow()
}
