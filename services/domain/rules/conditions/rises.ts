import { text } from '../../model/text.ts'
import type { Instant } from '../../model/time.ts'
import type { Shape, SpecOf } from '../condition.ts'

/** Samples of the window that can still be its least: values grow from the first to the last. */
type Window = [at: Instant, value: number][]

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
      const window = (slots[slot] ?? []) as Window
      slots[slot] = window
      const value = frame.reported[metric] ?? (window.length === 0 ? frame.values[metric] : undefined)
      if (typeof value === 'number') add(window, frame.now, value)
      forget(window, frame.now - withinMs)
      const least = window[0]
      const newest = window[window.length - 1]
      if (newest === undefined || least === undefined)
        return frame.values[metric] === undefined ? undefined : false
      return newest[1] - least[1] >= by
    }
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.amount(spec.by, spec.metric)
    const within = describer.duration(spec.withinMs)
    return text(`${metric.en} rises by ${by} within ${within.en}`, `${metric.zh}在 ${within.zh}内上升 ${by}`)
  },
}

// The pair that leaves is the one that comes: nothing is made where the newest is no more than what went before.
function add(window: Window, at: Instant, value: number): void {
  let spare: Window[number] | undefined
  while (window.length > 0 && (window[window.length - 1] as Window[number])[1] >= value) spare = window.pop()
  if (window.length >= WINDOW_SAMPLES_MAX) spare = window.pop()
  window.push(spare === undefined ? [at, value] : rewritten(spare, at, value))
}

function rewritten(pair: Window[number], at: Instant, value: number): Window[number] {
  pair[0] = at
  pair[1] = value
  return pair
}

function forget(window: Window, before: Instant): void {
  let old = 0
  while (old < window.length && (window[old] as Window[number])[0] < before) old++
  if (old === 1) window.shift()
  else if (old > 0) window.splice(0, old)
}
