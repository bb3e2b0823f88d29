import type { Values } from '../model/reading.ts'
import type { DurationMs, Instant } from '../model/time.ts'

/**
 * Samples of a metric's latest time that can still be its least, each a time and a value, one after the other: values grow
 * from the first to the last. In one list, since pairs would lie apart in memory (640 ns a reading in a profile, and 410 so).
 */
export type Window = number[]

/** More candidates than this in one window are merged; the newest always stands, the least always stands. */
export const WINDOW_SAMPLES_MAX = 128

export interface WindowSpec {
  readonly metric: string
  readonly withinMs: DurationMs
}

/** What all rules of a device look back on, each once: it is remembered of the device, and not of its rules. */
export class WindowPlaces {
  readonly specs: WindowSpec[] = []

  placeOf(metric: string, withinMs: DurationMs): number {
    const known = this.specs.findIndex(spec => spec.metric === metric && spec.withinMs === withinMs)
    return known < 0 ? this.specs.push({ metric, withinMs }) - 1 : known
  }
}

/** Takes a reading into the windows of its device. */
export function noteInWindows(
  windows: readonly Window[],
  specs: readonly WindowSpec[],
  at: Instant,
  reported: Values,
): void {
  for (let place = 0; place < specs.length; place++) {
    const { metric, withinMs } = specs[place] as WindowSpec
    const value = reported[metric]
    if (typeof value === 'number') note(windows[place] as Window, at, value, withinMs)
  }
}

export function note(window: Window, at: Instant, value: number, withinMs: DurationMs): void {
  forget(window, at - withinMs)
  add(window, at, value)
}

/** How far the newest value stands above the least since then; nothing where there is none. */
export function riseSince(window: Window, since: Instant): number | undefined {
  let from = 0
  while (from < window.length && (window[from] as Instant) < since) from += 2
  if (from === window.length) return undefined
  return (window[window.length - 1] as number) - (window[from + 1] as number)
}

function add(window: Window, at: Instant, value: number): void {
  let length = window.length
  while (length > 0 && (window[length - 1] as number) >= value) length -= 2
  if (length >= 2 * WINDOW_SAMPLES_MAX) length -= 2
  window[length] = at
  window[length + 1] = value
  if (window.length > length + 2) window.length = length + 2
}

function forget(window: Window, before: Instant): void {
  let old = 0
  while (old < window.length && (window[old] as Instant) < before) old += 2
  if (old === 0) return
  for (let i = old; i < window.length; i++) window[i - old] = window[i] as number
  window.length -= old
}
