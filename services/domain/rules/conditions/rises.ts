import { text } from '../../model/text.ts'
import type { Instant } from '../../model/time.ts'
import type { Shape, Slots, SpecOf } from '../condition.ts'

/**
 * Samples of the window that can still be its least, each a time and a value, one after the other: values grow from the
 * first to the last. In one list, since pairs would lie apart in memory (640 ns a reading in a profile, and 410 so).
 */
type Window = number[]

/** As it was remembered by an older version: in pairs. */
type OlderWindow = [at: Instant, value: number][]

/** More candidates than this in one window are merged; the newest always stands, the least always stands. */
export const WINDOW_SAMPLES_MAX = 128

/** The newest value stands at least so far above the least within the window before it. */
export const rises: Shape<SpecOf<'rises'>> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const by = compiler.figure(spec.by)
    const withinMs = compiler.figure(spec.withinMs)
    const slot = compiler.slot()
    return (frame, slots) => {
      const window = windowOf(slots, slot)
      const value = frame.reported[metric] ?? (window.length === 0 ? frame.values[metric] : undefined)
      if (typeof value === 'number') add(window, frame.now, value)
      forget(window, frame.now - withinMs)
      if (window.length === 0) return frame.values[metric] === undefined ? undefined : false
      return (window[window.length - 1] as number) - (window[1] as number) >= by
    }
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.amount(spec.by, spec.metric)
    const within = describer.duration(spec.withinMs)
    return text(`${metric.en} rises by ${by} within ${within.en}`, `${metric.zh}在 ${within.zh}内上升 ${by}`)
  },
}

function windowOf(slots: Slots, slot: number): Window {
  const known = slots[slot] as Window | OlderWindow | undefined
  if (known !== undefined && typeof known[0] !== 'object') return known as Window
  const window = (known ?? []).flat()
  slots[slot] = window
  return window
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
