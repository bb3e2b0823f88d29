/** What scrolls an element: the nearest one around it that does, or the page. */
export interface Scroller {
  /** Where it is scrolled to, as a height of the element. */
  sightOf(element: HTMLElement): { from: number; to: number }
  moveBy(pixels: number): void
  listen(changed: () => void): () => void
}

export function scrollerOf(element: HTMLElement): Scroller {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY) && around !== document.body)
      return boxScroller(around)
  }
  return pageScroller
}

const boxScroller = (box: HTMLElement): Scroller => ({
  sightOf(element) {
    const from = box.getBoundingClientRect().top - element.getBoundingClientRect().top
    return { from, to: from + box.clientHeight }
  },
  moveBy: pixels => box.scrollBy({ top: pixels, behavior: 'instant' }),
  listen: changed => listening(box, changed),
})

const pageScroller: Scroller = {
  sightOf(element) {
    const from = -element.getBoundingClientRect().top
    return { from, to: from + innerHeight }
  },
  moveBy: pixels => scrollBy({ top: pixels, behavior: 'instant' }),
  listen: changed => listening(window, changed),
}

function listening(target: EventTarget, changed: () => void): () => void {
  target.addEventListener('scroll', changed, { passive: true })
  addEventListener('resize', changed)
  return () => {
    target.removeEventListener('scroll', changed)
    removeEventListener('resize', changed)
  }
}
