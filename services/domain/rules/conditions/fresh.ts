import { text } from '../../model/text.ts'
import type { Instant } from '../../model/time.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { windowMs } from '../limit.ts'

/** A metric was reported a short while ago: an old value says nothing beside a new one of another metric. */
export const fresh: Shape<SpecOf<'fresh'>> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    const withinMs = compiler.figure(spec.withinMs)
    const slot = compiler.slot()
    return (frame, slots) => {
      if (frame.reported[metric] !== undefined) slots[slot] = frame.now
      const at = slots[slot] as Instant | undefined
      if (at === undefined) return undefined
      if (frame.now >= at + withinMs) return false
      frame.wakeAt = Math.min(frame.wakeAt, at + withinMs)
      return true
    }
  },
  limits: {
    withinMs: windowMs,
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const within = describer.duration(spec.withinMs)
    return text(`${metric.en} was reported within ${within.en}`, `${metric.zh}在 ${within.zh}内有上报`)
  },
}
