import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react'
import { useMeasured } from './measured.ts'
import { type Anchor, anchorOf, drawn, type Offsets, offsetsOf, type Sight } from './offsets.ts'
import { type Scroller, scrollerOf } from './scroller.ts'

export interface VirtualOptions {
  /** Positioned, and as high as the whole list. */
  readonly area: RefObject<HTMLElement | null>
  readonly keys: readonly string[]
  /** How high a row is that was never drawn. */
  readonly estimate: (index: number) => number
  readonly focused: number | undefined
}

export interface Virtual {
  readonly rows: readonly { readonly index: number; readonly top: number }[]
  readonly total: number
  /** The ref of each row that is drawn. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined
  readonly show: (index: number) => void
}

/** Room left above and below a row that is brought into sight. */
const MARGIN_PX = 60
const UNSEEN: Sight = { from: 0, to: 900 }
/** A finer step than this draws the same rows. */
const STEP_PX = 100

/** Of a long list, the rows in sight. What comes above them does not move them. */
export function useVirtual({ area, keys, estimate, focused }: VirtualOptions): Virtual {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const { heights, revision, measure } = useMeasured()
  const sight = useRef(UNSEEN)
  const scroller = useRef<Scroller>(undefined)
  const anchor = useRef<Anchor>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision is another state of the heights
  const offsets = useMemo(
    () => offsetsOf(keys.map((key, index) => heights.get(key) ?? estimate(index))),
    [keys, estimate, heights, revision],
  )
  useFollowing(area, scroller, sight, redraw)
  useHeldStill({ area, scroller, sight, anchor, offsets, keys })
  const show = useCallback(
    (index: number) => {
      const element = area.current
      if (element === null || scroller.current === undefined) return
      const { from, to } = scroller.current.sightOf(element)
      const above = offsets.topOf(index) - MARGIN_PX - from
      const below = offsets.topOf(index + 1) + MARGIN_PX - to
      if (above < 0) scroller.current.moveBy(above)
      else if (below > 0) scroller.current.moveBy(below)
    },
    [area, offsets],
  )
  const rows = drawn(offsets, sight.current, focused)
  return {
    rows: rows.map(index => ({ index, top: offsets.topOf(index) })),
    total: offsets.total,
    measure,
    show,
  }
}

/** Draws anew when it was scrolled far enough for other rows. */
function useFollowing(
  area: RefObject<HTMLElement | null>,
  scroller: RefObject<Scroller | undefined>,
  sight: RefObject<Sight>,
  redraw: () => void,
): void {
  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    const scrolls = scrollerOf(element)
    scroller.current = scrolls
    const look = () => {
      const seen = scrolls.sightOf(element)
      const before = sight.current
      sight.current = seen
      const far = (a: number, b: number) => Math.floor(a / STEP_PX) !== Math.floor(b / STEP_PX)
      if (far(seen.from, before.from) || far(seen.to, before.to)) redraw()
    }
    look()
    const stop = scrolls.listen(look)
    // What stands above the list may grow, too.
    const watch = new ResizeObserver(look)
    watch.observe(element.parentElement ?? element)
    return () => {
      stop()
      watch.disconnect()
    }
  }, [area, scroller, sight, redraw])
}

interface Held {
  readonly area: RefObject<HTMLElement | null>
  readonly scroller: RefObject<Scroller | undefined>
  readonly sight: RefObject<Sight>
  readonly anchor: RefObject<Anchor | undefined>
  readonly offsets: Offsets
  readonly keys: readonly string[]
}

/** After rows came or went above: as far as the first row in sight was moved, the list is moved back. */
function useHeldStill({ area, scroller, sight, anchor, offsets, keys }: Held): void {
  useLayoutEffect(() => {
    const element = area.current
    const held = anchor.current
    if (element === null || held === undefined || scroller.current === undefined) return
    const index = keys.indexOf(held.key)
    if (index < 0) return
    const { from } = scroller.current.sightOf(element)
    const movedBy = offsets.topOf(index) - from - held.belowTop
    if (Math.abs(movedBy) >= 1) scroller.current.moveBy(movedBy)
  }, [area, scroller, anchor, offsets, keys])
  useEffect(() => {
    const element = area.current
    if (element === null) return
    const note = () => {
      if (scroller.current) sight.current = scroller.current.sightOf(element)
      anchor.current = anchorOf(offsets, keys, sight.current)
    }
    note()
    return scroller.current?.listen(note)
  }, [area, scroller, sight, anchor, offsets, keys])
}
