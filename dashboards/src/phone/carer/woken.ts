/** Somebody takes the phone out of the pocket: what was known is old, and for a moment is being asked for. */
let seenSince = performance.now()
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') seenSince = performance.now()
})

/** A line that answers does so sooner. */
const ANSWERS_MS_MAX = 6_000

export const isJustWoken = (): boolean => performance.now() - seenSince < ANSWERS_MS_MAX
