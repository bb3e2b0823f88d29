import { text } from '../../model/text.ts'
import type { Instant } from '../../model/time.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom, distance, windowMs } from '../limit.ts'

/** The values that have stood still: since when, until when, their bounds, how many. */
interface Run {
  readonly since: Instant
  until: Instant
  min: number
  max: number
  count: number
}

/** A sensor that goes on reporting and always says the same. One that falls silent is no matter of this. */
export const unchanged: Shape<SpecOf<'unchanged'>> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const within = compiler.figure(spec.within)
    const forMs = compiler.figure(spec.forMs)
    const samplesMin = compiler.figure(spec.samplesMin ?? 2)
    const slot = compiler.slot()
    return (frame, slots) => {
      const value = frame.reported[metric]
      if (typeof value === 'number')
        slots[slot] = joined(slots[slot] as Run | undefined, frame.now, value, within)
      const run = slots[slot] as Run | undefined
      return run && run.count >= samplesMin && run.until - run.since >= forMs
    }
  },
  limits: {
    within: distance,
    forMs: windowMs,
    samplesMin: countFrom(2, 10_000),
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const within = describer.amount(spec.within, spec.metric)
    const duration = describer.duration(spec.forMs)
    return text(
      `${metric.en} is reported and stays within ${within} for ${duration.en}`,
      `${metric.zh}持续上报，但 ${duration.zh}内变化不超过 ${within}`,
    )
  },
}

function joined(run: Run | undefined, at: Instant, value: number, within: number): Run {
  const min = Math.min(run?.min ?? value, value)
  const max = Math.max(run?.max ?? value, value)
  if (run === undefined || max - min > within)
    return { since: at, until: at, min: value, max: value, count: 1 }
  run.until = at
  run.min = min
  run.max = max
  run.count++
  return run
}
