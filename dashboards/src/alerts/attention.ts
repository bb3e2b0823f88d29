import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import { type Hand, handAt } from './hand.ts'

/**
 * Whether somebody is at work in the element: pointing into it, pressing, or with the keyboard inside, and not idle.
 * It is read as a store, not kept as state: React compares a store once more before it commits, so that rows that were
 * being drawn when the pointer came are not moved under it.
 */
export function useAttention(element: RefObject<HTMLElement | null>, alsoWhile: boolean): boolean {
  const [hand] = useState(() => handAt(after))
  const state = useSyncExternalStore(hand.subscribe, hand.state)
  useEffect(() => follow(element, hand), [element, hand])
  return state === 'here' || (alsoWhile && state === 'away')
}

/** Heard at the document: the element may come later than this, and a press ends wherever it is let go. */
function follow(element: RefObject<HTMLElement | null>, hand: Hand): () => void {
  const isIn = ({ target }: Event) => target instanceof Node && element.current?.contains(target) === true
  const point = (event: Event) => hand.pointing(!isTouch(event) && isIn(event))
  const stir = () => hand.stir()
  const focus = () => hand.focusing(element.current?.querySelector(':focus-visible') != null)
  const release = () => hand.pressing(false)
  const stops = [
    listening({ pointermove: stir, pointerdown: stir, keydown: stir, wheel: stir }),
    listening({ pointerover: point, pointermove: point, pointerout: () => hand.pointing(false) }),
    listening({
      pointerdown: event => hand.pressing(isIn(event)),
      pointerup: release,
      pointercancel: release,
    }),
    listening({ focusin: focus, focusout: focus }),
  ]
  hand.stir()
  return () => {
    for (const stop of stops) stop()
    hand.end()
  }
}

function after(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

// A finger leaves no pointer behind; after a tap the list would be held though nobody points at it.
const isTouch = (event: Event): boolean => event instanceof PointerEvent && event.pointerType === 'touch'

function listening(handlers: Record<string, (event: Event) => void>): () => void {
  const options = { passive: true, capture: true }
  for (const [type, handler] of Object.entries(handlers)) document.addEventListener(type, handler, options)
  return () => {
    for (const [type, handler] of Object.entries(handlers))
      document.removeEventListener(type, handler, options)
  }
}
