import { monitorEventLoopDelay } from 'node:perf_hooks'

const EVERY_MS = 10
/** Between a cause and what is seen of it stand so many programs, each of which the machine may keep waiting. */
const PROGRAMS = 8

/**
 * For a test that holds a time against a limit while the machine does other things: from here on, by how much those delays
 * may have made it longer, measured on this process. On a quiet machine it is next to nothing, and the limit is what it says.
 */
export function heldUp(): () => number {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS })
  delay.enable()
  return () => Math.ceil(Math.max(0, delay.max / 1e6 - 2 * EVERY_MS)) * PROGRAMS
}
