import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  type Box,
  centred,
  fitted,
  kept,
  moved,
  onSheet,
  type Point,
  sheetOf,
  type View,
  zoomed,
} from './view.ts'

/** What moves a sheet. Drawn by hand: React would draw five hundred devices anew for each pixel. */
export interface SheetView {
  readonly zoomBy: (factor: number, at?: Point) => void
  readonly panBy: (dx: number, dy: number) => void
  readonly showAll: () => void
  /** Brings a place of the sheet (in fractions) to the middle of what is not covered, at that height of the window, near enough to be told from its neighbours. */
  readonly showPlace: (place: Point, height: number, coveredPx: number) => void
  /** Which place of the sheet (in fractions) is seen at a point of the screen. */
  readonly placeAt: (client: Point) => Point
  readonly middle: () => Point
}

export interface SheetParts {
  readonly window: RefObject<SVGSVGElement | null>
  readonly ground: RefObject<SVGGElement | null>
  readonly view: SheetView
  /** How large the sheet is drawn, in coarse steps: what is written on it goes by that. */
  readonly scale: number
}

const STEP = Math.SQRT2
const SHOWN_SCALE = 3

export function useSheetView(aspect: number, insets: number): SheetParts {
  const window = useRef<SVGSVGElement>(null)
  const ground = useRef<SVGGElement>(null)
  const now = useRef<{ view: View; box: Box; whole: View; isWhole: boolean }>(undefined)
  const [scale, setScale] = useState(1)
  const sheet = useMemo(() => sheetOf(aspect), [aspect])

  const show = useCallback(
    (view: View, isWhole = false) => {
      const { current } = now
      if (current === undefined || ground.current === null) return
      const { scale, x, y } = kept(view, sheet, current.box)
      now.current = { ...current, view: { scale, x, y }, isWhole }
      ground.current.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`)
      ground.current.style.setProperty('--k', String(1 / scale))
      setScale(STEP ** Math.round(Math.log(scale) / Math.log(STEP)))
    },
    [sheet],
  )

  useEffect(() => {
    const svg = window.current
    if (svg === null) return
    const measure = () => {
      const { width, height } = svg.getBoundingClientRect()
      const box = { width: Math.max(1, width), height: Math.max(1, height) }
      const whole = fitted(sheet, box, insets)
      const before = now.current
      now.current = { view: before?.view ?? whole, box, whole, isWhole: before?.isWhole ?? true }
      show(now.current.isWhole ? whole : now.current.view, now.current.isWhole)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(svg)
    return () => observer.disconnect()
  }, [sheet, show, insets])

  const view = useMemo((): SheetView => {
    const at = ({ x, y }: Point): Point => {
      const box = window.current?.getBoundingClientRect()
      return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) }
    }
    const fractions = ({ x, y }: Point): Point => ({ x: x / sheet.width, y: y / sheet.height })
    const middleOf = ({ width, height }: Box): Point => ({ x: width / 2, y: height / 2 })
    return {
      zoomBy(factor, client) {
        const { current } = now
        if (current === undefined) return
        show(zoomed(current.view, factor, client ? at(client) : middleOf(current.box), current.whole))
      },
      panBy: (dx, dy) => now.current && show(moved(now.current.view, dx, dy)),
      showAll: () => now.current && show(now.current.whole, true),
      showPlace({ x, y }, height, coveredPx) {
        const { current } = now
        if (current === undefined) return
        const place = { x: x * sheet.width, y: y * sheet.height }
        const { box } = current
        const spot = { x: (coveredPx + box.width) / 2, y: box.height * height }
        show(centred(current.view, place, spot, current.whole.scale * SHOWN_SCALE))
      },
      placeAt: client => fractions(now.current ? onSheet(now.current.view, at(client)) : { x: 0, y: 0 }),
      middle: () =>
        now.current ? fractions(onSheet(now.current.view, middleOf(now.current.box))) : { x: 0.5, y: 0.5 },
    }
  }, [sheet, show])

  return { window, ground, view, scale }
}
