import { text } from '../../model/text.ts'
import type { DurationMs, Instant } from '../../model/time.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom, distance, windowMs } from '../limit.ts'

type Spec = SpecOf<'off-baseline'>

/** What was learned of a device: its mean, how far values are from it on the mean, from how many, when last. */
interface Baseline {
  mean: number
  deviation: number
  count: number
  at: Instant
  /** How many were off while it was still learned. */
  strange?: number
}

/** Where the rule does not say from how many values a baseline is known. */
export const BASELINE_SAMPLES = 20
/** From so many on, what is off is no lesson: whoever is ill on the first day would be taken for ill by nature. */
export const FIRST_SAMPLES = 20

const DIRECTIONS: Readonly<Record<Spec['direction'], (off: number) => number>> = {
  above: off => off,
  below: off => -off,
  either: Math.abs,
}

/** Away from what is usual for this device. What is itself off teaches nothing, or it would soon be usual. */
export const offBaseline: Shape<Spec> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const directed = DIRECTIONS[spec.direction]
    const by = compiler.figure(spec.by)
    const byMin = compiler.figure(spec.byMin)
    const pace = {
      timeConstantMs: compiler.figure(spec.timeConstantMs),
      samplesMin: compiler.figure(spec.samplesMin ?? BASELINE_SAMPLES),
    }
    const slot = compiler.slot()
    return (frame, slots) => {
      slots[slot] ??= { mean: 0, deviation: 0, count: 0, at: frame.now }
      const known = slots[slot] as Baseline
      const value = frame.values[metric]
      const isNew = frame.reported[metric] !== undefined
      if (typeof value !== 'number') return undefined
      const isKnown = known.count >= pace.samplesMin
      const isFirst = !isKnown && known.count < FIRST_SAMPLES
      const isOff = !isFirst && directed(value - known.mean) >= Math.max(byMin, by * known.deviation)
      if (isNew && !isOff) learn(known, frame.now, value, pace)
      else if (isNew && !isKnown) wonder(known, frame.now, value)
      return isKnown ? isOff : undefined
    }
  },
  limits: {
    by: { min: 0, max: 100, above: true },
    byMin: distance,
    timeConstantMs: windowMs,
    samplesMin: countFrom(2, 100_000),
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.figure(spec.by)
    const least = describer.amount(spec.byMin, spec.metric)
    const { en, zh } = WORDS[spec.direction]
    return text(
      `${metric.en} is ${by} × its usual deviation or more ${en}, at least ${least}`,
      `${metric.zh}${zh} ${by} 倍平均偏差以上，且不少于 ${least}`,
    )
  },
}

const WORDS = {
  above: text('above its own baseline', '高于自身基线'),
  below: text('below its own baseline', '低于自身基线'),
  either: text('away from its own baseline', '偏离自身基线'),
}

/** Where more is strange than is usual, the usual was the strange: what is learned is learned anew. */
function wonder(known: Baseline, at: Instant, value: number): void {
  known.strange = (known.strange ?? 0) + 1
  if (known.strange > known.count)
    Object.assign(known, { mean: value, deviation: 0, count: 1, at, strange: 0 })
}

interface Pace {
  readonly timeConstantMs: DurationMs
  readonly samplesMin: number
}

/** The first values count alike; later ones by the time that has passed, and none more than one of the first. */
function learn(known: Baseline, at: Instant, value: number, { timeConstantMs, samplesMin }: Pace): void {
  known.count = Math.min(known.count + 1, samplesMin)
  const byTime = 1 - Math.exp((known.at - at) / timeConstantMs)
  const share = known.count < samplesMin ? 1 / known.count : Math.min(1 / samplesMin, byTime)
  const off = value - known.mean
  known.mean += share * off
  known.deviation += share * (Math.abs(off) * Number(known.count > 1) - known.deviation)
  known.at = at
}
