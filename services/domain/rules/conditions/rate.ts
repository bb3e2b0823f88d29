import { type Text, text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom, DURATION_MS_MAX, windowMs } from '../limit.ts'
import { addSample, countOf, forgetSamples, type Samples } from './samples.ts'

type Spec = SpecOf<'rate'>

/** Of many values in one window no more are sure to be left. */
const SAMPLES_MIN_MAX = 40

const DIRECTIONS: Readonly<Record<Spec['direction'], (change: number) => number>> = {
  up: change => change,
  down: change => -change,
  either: Math.abs,
}

/**
 * How fast a value moves: from the oldest of the window to the newest, per unit of time. The window ends with the newest
 * value and not with now: a device that falls silent does not stand still.
 */
export const rate: Shape<Spec> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const directed = DIRECTIONS[spec.direction]
    const by = compiler.figure(spec.by)
    const perMs = compiler.figure(spec.perMs)
    const withinMs = compiler.figure(spec.withinMs)
    const spanMsMin = compiler.figure(spec.spanMsMin ?? 1)
    const samplesMin = compiler.figure(spec.samplesMin ?? 2)
    const slot = compiler.slot()
    return (frame, slots) => {
      slots[slot] ??= []
      const samples = slots[slot] as Samples
      const value = frame.reported[metric]
      if (typeof value === 'number') {
        forgetSamples(samples, frame.now - withinMs)
        addSample(samples, frame.now, value, withinMs)
      }
      const spanMs = spanOf(samples)
      if (countOf(samples) < samplesMin || spanMs < spanMsMin) {
        return frame.values[metric] === undefined ? undefined : false
      }
      return directed(changeOf(samples) / spanMs) * perMs >= by
    }
  },
  limits: {
    by: { min: 0, max: 1_000_000_000, above: true },
    perMs: windowMs,
    withinMs: windowMs,
    spanMsMin: { min: 0, max: DURATION_MS_MAX, upTo: 'withinMs' },
    samplesMin: countFrom(2, SAMPLES_MIN_MAX),
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.amount(spec.by, spec.metric)
    const per = each(describer.duration(spec.perMs))
    const within = describer.duration(spec.withinMs)
    const words = WORDS[spec.direction]
    return text(
      `${metric.en} ${words.en} by ${by} or more per ${per.en} over ${within.en}`,
      `${metric.zh}在 ${within.zh}内每${per.zh}${words.zh} ${by} 以上`,
    )
  },
}

const WORDS = {
  up: text('rises', '上升'),
  down: text('falls', '下降'),
  either: text('moves', '变化'),
}

/** "per min", and not "per 1 min". */
const each = ({ en, zh }: Text): Text => text(en.replace(/^1 /, ''), zh.replace(/^1 /, ''))

const spanOf = (samples: Samples): number =>
  samples.length === 0 ? 0 : (samples[samples.length - 2] as number) - (samples[0] as number)

const changeOf = (samples: Samples): number =>
  (samples[samples.length - 1] as number) - (samples[1] as number)
