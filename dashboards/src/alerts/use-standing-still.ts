import { type RefObject, useLayoutEffect } from 'react'

/**
 * What comes or goes above the page (a critical alert, a lost line) pushes the box that the list scrolls in. While the
 * list is held, the box is scrolled by as much before it is painted: the row under the pointer stays there.
 */
export function useStandingStill(element: RefObject<HTMLElement | null>, held: boolean): void {
  useLayoutEffect(() => {
    const box = held && boxAround(element.current)
    if (!box) return
    let top = box.getBoundingClientRect().top
    // Pushed down, it is also less high, as it ends with the window.
    const watch = new ResizeObserver(() => {
      const before = top
      top = box.getBoundingClientRect().top
      box.scrollBy({ top: top - before, behavior: 'instant' })
    })
    watch.observe(box)
    return () => watch.disconnect()
  }, [element, held])
}

/** None where the page itself scrolls: there the bar stands over the page. */
function boxAround(element: HTMLElement | null): HTMLElement | undefined {
  for (let around = element?.parentElement; around && around !== document.body; around = around.parentElement)
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around
  return undefined
}
