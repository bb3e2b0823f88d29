import { useEffect } from 'react'
import { go, usePlace } from '../app/location.ts'

/** How many pages of this entry lie behind the one that is shown, kept with each of them in the browser's history. */
const depthNow = (): number | undefined => (history.state as { depth?: number } | null)?.depth
let before = depthNow() ?? -1

/** Marks each page with its depth, so that the arrow in its head goes where the phone's own Back goes. */
export function useDepth(): void {
  const { path, query } = usePlace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each place is marked once
  useEffect(() => {
    const depth = depthNow() ?? before + 1
    if (depthNow() === undefined) history.replaceState({ depth }, '')
    before = depth
  }, [path, query])
}

/** To where somebody came from; to `otherwise` where this page was opened from outside. */
export function back(otherwise: string): void {
  if ((depthNow() ?? 0) > 0) history.back()
  else goInstead(otherwise)
}

/** A change that Back should not step through. */
export function goInstead(to: string): void {
  before -= 1
  go(to, { replace: true })
}
