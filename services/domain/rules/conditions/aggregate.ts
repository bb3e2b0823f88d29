import type { MetricValue } from '../../model/reading.ts'
import { text } from '../../model/text.ts'
import { type Instant, NEVER } from '../../model/time.ts'
import type { Describer, Shape, SpecOf } from '../condition.ts'
import { countFrom, windowMs } from '../limit.ts'
import { operators, signs } from './comparing.ts'
import { addToPools, forgetPools, newestOf, type Pools, type Total, timesOf, totalOf } from './pools.ts'

type Spec = SpecOf<'aggregate'>

const MADE_OF: Readonly<Record<Spec['of'], (total: Total) => number>> = {
  min: ({ min }) => min,
  max: ({ max }) => max,
  mean: ({ sum, count }) => sum / count,
  sum: ({ sum }) => sum,
  count: ({ count }) => count,
}

const FALLS_WITH_TIME: ReadonlySet<Spec['of']> = new Set(['sum', 'count'])

/** What the values of a window come to, against a limit. */
export const aggregate: Shape<Spec> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const beyond = operators[spec.op]
    const limit = compiler.figure(spec.value)
    const withinMs = compiler.figure(spec.withinMs)
    const samplesMin = compiler.figure(spec.samplesMin ?? 1)
    const fallsWithTime = FALLS_WITH_TIME.has(spec.of)
    const isSo = (total: Total): boolean =>
      (total.count >= samplesMin || fallsWithTime) && beyond(MADE_OF[spec.of](total), limit)
    const slot = compiler.slot()
    return (frame, slots) => {
      slots[slot] ??= []
      const pools = slots[slot] as Pools
      const value = frame.reported[metric]
      if (value !== undefined) addToPools(pools, frame.now, numberIn(value), withinMs)
      if (pools.length === 0 && frame.values[metric] === undefined) return undefined
      const until = fallsWithTime || pools.length === 0 ? frame.now : newestOf(pools)
      forgetPools(pools, until - withinMs)
      const so = isSo(totalOf(pools))
      if (fallsWithTime) frame.wakeAt = Math.min(frame.wakeAt, turnsAt(pools, so, isSo, withinMs))
      return so
    }
  },
  limits: {
    withinMs: windowMs,
    samplesMin: countFrom(1, 100_000),
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const within = describer.duration(spec.withinMs)
    const words = WORDS[spec.of]
    const limit = `${signs[spec.op]} ${limitOf(spec, describer)}`
    return text(
      `${words.en} ${metric.en} within ${within.en} ${limit}`,
      `${within.zh}内${metric.zh}${words.zh} ${limit}`,
    )
  },
}

const WORDS: Readonly<Record<Spec['of'], { en: string; zh: string }>> = {
  min: text('minimum of', '最小值'),
  max: text('maximum of', '最大值'),
  mean: text('mean of', '平均值'),
  sum: text('sum of', '合计'),
  count: text('reports of', '上报次数'),
}

const limitOf = ({ of, value, metric }: Spec, describer: Describer): string =>
  of === 'count' ? String(describer.figure(value)) : describer.amount(value, metric)

/** A flag that is set is one; a word can only be counted. */
const numberIn = (value: MetricValue): number => (typeof value === 'number' ? value : Number(value === true))

/** When so many values are forgotten that it is otherwise, if nothing more comes. */
function turnsAt(pools: Pools, so: boolean, isSo: (total: Total) => boolean, withinMs: number): Instant {
  for (const at of timesOf(pools)) if (isSo(totalOf(pools, at)) !== so) return at + withinMs
  return NEVER
}
