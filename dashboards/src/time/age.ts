import type { Say } from '../words/say.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "3 min ago". A time slightly ahead of the server's, as clocks have it, is "just now". */
export function ageWords(say: Say, ageMs: number): string {
  if (ageMs < 5 * SECOND) return say('age.now')
  if (ageMs < MINUTE) return say('age.seconds', { n: Math.floor(ageMs / SECOND) })
  if (ageMs < HOUR) return say('age.minutes', { n: Math.floor(ageMs / MINUTE) })
  if (ageMs < DAY) return say('age.hours', { n: Math.floor(ageMs / HOUR) })
  return say('age.days', { n: Math.floor(ageMs / DAY) })
}

/** "2 h 5 min": two units at most, the smaller left out when it is nothing. */
export function lastingWords(say: Say, durationMs: number): string {
  const ms = Math.max(0, durationMs)
  if (ms < MINUTE) return say('lasting.seconds', { n: Math.floor(ms / SECOND) })
  if (ms < HOUR) return say('lasting.minutes', { n: Math.floor(ms / MINUTE) })
  if (ms < DAY) {
    const h = Math.floor(ms / HOUR)
    const m = Math.floor((ms % HOUR) / MINUTE)
    return m === 0 ? say('lasting.hours-even', { n: h }) : say('lasting.hours', { h, m })
  }
  const d = Math.floor(ms / DAY)
  const h = Math.floor((ms % DAY) / HOUR)
  return h === 0 ? say('lasting.days-even', { n: d }) : say('lasting.days', { d, h })
}
