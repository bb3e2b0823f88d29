import { useSyncExternalStore } from 'react'
import { clock } from './clock.ts'

const STEP_MS = 1_000
const listeners = new Set<() => void>()
let now = clock.now()
let ticking: ReturnType<typeof setInterval> | undefined

/** The server's time, to the second: one timer for all ages on the screen. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)

/** What is said of the time: drawn anew only when the words are others, and not each second. */
export const useNowIn = (words: (now: number) => string): string =>
  useSyncExternalStore(subscribe, () => words(now))

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0) start()
  listeners.add(changed)
  return () => {
    listeners.delete(changed)
    if (listeners.size === 0) clearInterval(ticking)
  }
}

function start(): void {
  now = clock.now()
  ticking = setInterval(() => {
    now = clock.now()
    for (const changed of listeners) changed()
  }, STEP_MS)
}
