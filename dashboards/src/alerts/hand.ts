/** A pointer that rests on the list of a person who left must not hold it for ever. */
export const IDLE_MS = 15_000
/** Whoever just let go may press again: a double click, the next row. */
export const MOMENT_MS = 500

/** Has something done after so long; what it gives takes that back. */
export type After = (work: () => void, ms: number) => () => void

/** `idle`: whatever else holds, nothing was moved or pressed for so long that nobody is there. */
export type HandState = 'here' | 'away' | 'idle'

/** A person's hand at an element. What it does counts from that very event on, not from the next drawing. */
export interface Hand {
  readonly state: () => HandState
  readonly subscribe: (changed: () => void) => () => void
  pointing(on: boolean): void
  pressing(on: boolean): void
  /** With the keyboard. */
  focusing(on: boolean): void
  /** Something was done, wherever. */
  stir(): void
  /** Forgets what it waits for. */
  end(): void
}

export function handAt(after: After): Hand {
  const listeners = new Set<() => void>()
  const does = { pointing: false, pressing: false, focusing: false, lingering: false }
  let isIdle = false
  let state: HandState = 'away'
  let stopIdle = () => {}
  let stopLingering = () => {}

  function look(): void {
    const isHere = does.pointing || does.pressing || does.focusing || does.lingering
    const next = isIdle ? 'idle' : isHere ? 'here' : 'away'
    if (next === state) return
    state = next
    for (const changed of listeners) changed()
  }

  function set(what: 'pointing' | 'pressing' | 'focusing', on: boolean): void {
    if (does[what] === on) return
    does[what] = on
    if (!on) linger()
    look()
  }

  function linger(): void {
    stopLingering()
    does.lingering = true
    stopLingering = after(() => {
      does.lingering = false
      look()
    }, MOMENT_MS)
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    pointing: on => set('pointing', on),
    pressing: on => set('pressing', on),
    focusing: on => set('focusing', on),
    stir() {
      stopIdle()
      stopIdle = after(() => {
        isIdle = true
        look()
      }, IDLE_MS)
      isIdle = false
      look()
    },
    end() {
      stopIdle()
      stopLingering()
    },
  }
}
