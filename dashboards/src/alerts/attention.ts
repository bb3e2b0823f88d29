import { type RefObject, useEffect, useState } from 'react'

/** A pointer that rests on the list of a person who left must not hold it for ever. */
const IDLE_MS = 15_000

/** Whether somebody is at work in the element: pointing into it, or with the keyboard inside, and not idle. */
export function useAttention(element: RefObject<HTMLElement | null>, alsoWhile: boolean): boolean {
  const [inside, setInside] = useState(false)
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    const area = element.current
    if (area === null) return
    const enter = (event: Event) => setInside(!isTouch(event))
    const leave = () => setInside(area.contains(document.activeElement) && isByKeyboard(area))
    const focus = () => setInside(isByKeyboard(area))
    return listening(area, { pointerenter: enter, pointerleave: leave, focusin: focus, focusout: leave })
  }, [element])
  useEffect(() => {
    let timer = setTimeout(setIdle, IDLE_MS, true)
    const stir = () => {
      setIdle(false)
      clearTimeout(timer)
      timer = setTimeout(setIdle, IDLE_MS, true)
    }
    const stop = listening(document, { pointermove: stir, pointerdown: stir, keydown: stir, wheel: stir })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return (inside || alsoWhile) && !idle
}

// A finger leaves no pointer behind; after a tap the list would be held though nobody points at it.
const isTouch = (event: Event): boolean => event instanceof PointerEvent && event.pointerType === 'touch'
const isByKeyboard = (area: HTMLElement): boolean => area.querySelector(':focus-visible') !== null

function listening(target: EventTarget, handlers: Record<string, (event: Event) => void>): () => void {
  for (const [type, handler] of Object.entries(handlers)) {
    target.addEventListener(type, handler, { passive: true })
  }
  return () => {
    for (const [type, handler] of Object.entries(handlers)) target.removeEventListener(type, handler)
  }
}
