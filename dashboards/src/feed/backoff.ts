const FIRST_MS = 500
const MOST_MS = 15_000

/**
 * How long to wait before the attempt-th reconnection (from 0): twice as long each time up to a limit, somewhere in
 * the upper half of it, so that a hundred consoles do not come back in the same instant after a restart.
 */
export function reconnectDelayMs(attempt: number, random: () => number): number {
  const wholeMs = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 30))
  return Math.round(wholeMs * (0.5 + random() / 2))
}
