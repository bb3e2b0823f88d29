import { type PointerEvent, useState } from 'react'
import { GRID } from './metric-option.ts'
import { type Range, SPAN_MS_MIN } from './range.ts'

/** Less than this is a click. */
const DRAG_PX_MIN = 8

interface Drag {
  readonly from: number
  readonly to: number
}

/** Marks a span of time by dragging over a chart, and tells it when the hand lets go. */
export function useDrag(range: Range, zoom: (range: Range) => void) {
  const [drag, setDrag] = useState<Drag>()
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      const x = xOf(event)
      setDrag({ from: x, to: x })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drag === undefined) return
      // Not before it is a drag: a click belongs to the chart.
      if (Math.abs(xOf(event) - drag.from) >= DRAG_PX_MIN)
        event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ ...drag, to: xOf(event) })
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (drag !== undefined) finish(drag, event.currentTarget.clientWidth)
      setDrag(undefined)
    },
    onPointerCancel: () => setDrag(undefined),
  }
  function finish({ from, to }: Drag, widthPx: number): void {
    if (Math.abs(to - from) < DRAG_PX_MIN) return
    const [first, last] = [from, to].sort((a, b) => a - b).map(x => timeAt(x, widthPx, range)) as [
      number,
      number,
    ]
    if (last - first >= SPAN_MS_MIN) zoom({ from: first, to: last })
  }
  const isDrag = drag !== undefined && Math.abs(drag.to - drag.from) >= DRAG_PX_MIN
  const selected = isDrag
    ? { left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }
    : undefined
  return { handlers, selected }
}

const xOf = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number =>
  clientX - currentTarget.getBoundingClientRect().left

/** The time below a pixel of a chart; what is beside the picture is its edge. */
export function timeAt(x: number, widthPx: number, { from, to }: Range): number {
  const width = widthPx - GRID.left - GRID.right
  const part = Math.min(1, Math.max(0, (x - GRID.left) / width))
  return Math.round(from + part * (to - from))
}
