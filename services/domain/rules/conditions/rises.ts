import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { someDistance, windowMs } from '../limit.ts'
import { riseSince } from '../windows.ts'

/** The newest value stands at least so far above the least within the window before it. */
export const rises: Shape<SpecOf<'rises'>> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const by = compiler.figure(spec.by)
    const withinMs = compiler.figure(spec.withinMs)
    const windowFor = compiler.window(metric, withinMs)
    return (frame, slots) => {
      const rise = riseSince(windowFor(frame, slots), frame.now - withinMs)
      if (rise === undefined) return frame.values[metric] === undefined ? undefined : false
      return rise >= by
    }
  },
  limits: {
    by: someDistance,
    withinMs: windowMs,
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.amount(spec.by, spec.metric)
    const within = describer.duration(spec.withinMs)
    return text(`${metric.en} rises by ${by} within ${within.en}`, `${metric.zh}在 ${within.zh}内上升 ${by}`)
  },
}
