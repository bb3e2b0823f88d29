import { type RefObject, useEffect, useRef } from 'react'
import type { SheetView } from './use-sheet-view.ts'
import type { Point } from './view.ts'

/** Something on the sheet that was taken hold of: it is moved in place of the sheet. */
export interface Grab {
  readonly move: (place: Point) => void
  readonly drop: () => void
}

export interface Gestures {
  /** A press that did not move: with what was pressed. */
  readonly onTap: (target: Element, place: Point, event: PointerEvent) => void
  readonly grab?: (target: Element) => Grab | undefined
}

/** A hand trembles: less than this is a press, not a pull. */
const TREMBLE_PX = 5
const WHEEL_STEP = 0.0016
const KEY_PX = 60
const KEY_FACTOR = 1.4

/** Wheel, one finger, two fingers and keys, on the window of a sheet. */
export function useGestures(
  window: RefObject<SVGSVGElement | null>,
  view: SheetView,
  gestures: Gestures,
): void {
  const latest = useRef(gestures)
  latest.current = gestures
  useEffect(() => {
    const svg = window.current
    if (svg === null) return
    const stop = new AbortController()
    const { signal } = stop
    const fingers = fingersOn(svg, view, latest)
    svg.addEventListener('pointerdown', fingers.down, { signal })
    svg.addEventListener('pointermove', fingers.move, { signal })
    svg.addEventListener('pointerup', fingers.up, { signal })
    svg.addEventListener('pointercancel', fingers.lost, { signal })
    svg.addEventListener('wheel', event => byWheel(event, view), { signal, passive: false })
    svg.addEventListener('keydown', event => byKey(event, view), { signal })
    return () => stop.abort()
  }, [window, view])
}

function byWheel(event: WheelEvent, view: SheetView): void {
  event.preventDefault()
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
  view.zoomBy(Math.exp(-event.deltaY * lines * WHEEL_STEP), { x: event.clientX, y: event.clientY })
}

function byKey(event: KeyboardEvent, view: SheetView): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  const act = KEYS[event.key]
  if (act === undefined) return
  event.preventDefault()
  act(view)
}

const KEYS: Readonly<Record<string, (view: SheetView) => void>> = {
  ArrowLeft: view => view.panBy(KEY_PX, 0),
  ArrowRight: view => view.panBy(-KEY_PX, 0),
  ArrowUp: view => view.panBy(0, KEY_PX),
  ArrowDown: view => view.panBy(0, -KEY_PX),
  '+': view => view.zoomBy(KEY_FACTOR),
  '=': view => view.zoomBy(KEY_FACTOR),
  '-': view => view.zoomBy(1 / KEY_FACTOR),
  '0': view => view.showAll(),
}

function fingersOn(svg: SVGSVGElement, view: SheetView, gestures: RefObject<Gestures>) {
  const points = new Map<number, Point>()
  let pulled = false
  let pressed: { readonly target: Element; readonly at: Point } | undefined
  let held: Grab | undefined

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return
    const at = { x: event.clientX, y: event.clientY }
    points.set(event.pointerId, at)
    svg.setPointerCapture(event.pointerId)
    if (points.size > 1) {
      release()
      pulled = true
      return
    }
    const target = event.target as Element
    ;[pulled, pressed, held] = [false, { target, at }, gestures.current.grab?.(target)]
  }

  const move = (event: PointerEvent) => {
    const before = points.get(event.pointerId)
    if (before === undefined) return
    const at = { x: event.clientX, y: event.clientY }
    if (!pulled && pressed && distance(pressed.at, at) < TREMBLE_PX) return
    pulled = true
    points.set(event.pointerId, at)
    if (points.size === 2) pinch(event.pointerId, before, at)
    else if (held) held.move(view.placeAt(at))
    else if (points.size === 1) view.panBy(at.x - before.x, at.y - before.y)
  }

  function pinch(id: number, before: Point, at: Point): void {
    const other = [...points].find(([one]) => one !== id)?.[1] ?? at
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }
    view.panBy((at.x - before.x) / 2, (at.y - before.y) / 2)
    view.zoomBy(distance(at, other) / Math.max(1, distance(before, other)), middle)
  }

  const up = (event: PointerEvent) => {
    if (!points.delete(event.pointerId)) return
    const { current } = gestures
    if (!pulled && pressed) current.onTap(pressed.target, view.placeAt(pressed.at), event)
    if (points.size === 0) release()
  }

  const lost = (event: PointerEvent) => {
    points.delete(event.pointerId)
    release()
  }

  function release(): void {
    if (pulled) held?.drop()
    ;[pressed, held] = [undefined, undefined]
  }

  return { down, move, up, lost }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
