import {
  NEWS2_PARAMETERS,
  type News2,
  type News2Parameter,
  type Observation,
  pointsOf,
  type Spo2Scale,
  news2 as score,
} from '../../model/news2.ts'
import type { MetricValue } from '../../model/reading.ts'
import { type Text, text } from '../../model/text.ts'
import type { DurationMs, Instant } from '../../model/time.ts'
import type { Compiler, Frame, Shape, Slots, SpecOf } from '../condition.ts'

type Spec = SpecOf<'news2'>

/** What was last measured of each parameter, and when. */
type Seen = Partial<Record<News2Parameter, { value: MetricValue; at: Instant }>>

/** What is counted: one object for all readings, written anew for each. */
type Known = { -readonly [P in News2Parameter]?: Observation[P] }

/** All of it together has so many parameters; a band reports some of them. */
const OF_ALL = NEWS2_PARAMETERS.length

/** NEWS2 of what was measured lately, against a limit. */
export const news2: Shape<Spec> = {
  compile(spec, compiler) {
    for (const parameter of NEWS2_PARAMETERS) {
      compiler.touches(parameter)
      compiler.samples(parameter)
    }
    const limit = compiler.figure(spec.atLeast)
    const release = limit - compiler.figure(spec.deadband)
    const scale = compiler.figure(spec.scale) === 2 ? 2 : 1
    const freshMs = freshness(spec, compiler)
    const slot = compiler.slot('news2')
    const known: Known = {}
    return (frame, slots) => {
      const seen = seenIn(slots, slot)
      take(seen, frame)
      know(known, seen, frame, freshMs)
      const found = score(known, scale)
      if (found.parameters === 0) return undefined
      if ((spec.of === 'total' ? found.total : found.worst) < (frame.reached ? release : limit)) return false
      // What has no points is no second reading of what has: a band may send pulse and SpO₂ by themselves.
      if (!frame.reached && !reportsPoints(frame, known, scale)) return undefined
      frame.found = { figures: figuresOf(found), words: () => wordsOf(found) }
      return true
    }
  },
  describe(spec, describer) {
    const limit = describer.figure(spec.atLeast)
    return spec.of === 'total'
      ? text(`NEWS2 ≥ ${limit} by what is known`, `已知项目的 NEWS2 评分 ≥ ${limit}`)
      : text(`one parameter of NEWS2 has ${limit} points or more`, `NEWS2 单项评分 ≥ ${limit}`)
  },
  subject: () => ({ metrics: NEWS2_PARAMETERS, thresholds: [] }),
}

function freshness({ freshMs }: Spec, compiler: Compiler): Record<News2Parameter, DurationMs> {
  const moving = compiler.figure(freshMs.moving)
  const measured = compiler.figure(freshMs.measured)
  const state = compiler.figure(freshMs.state)
  return {
    respirationPerMin: moving,
    spo2Percent: moving,
    heartRateBpm: moving,
    systolicMmHg: measured,
    bodyTemperatureC: measured,
    onOxygen: state,
    consciousness: state,
  }
}

function seenIn(slots: Slots, slot: number): Seen {
  const seen = (slots[slot] ?? {}) as Seen
  slots[slot] = seen
  return seen
}

function take(seen: Seen, { reported, now }: Frame): void {
  for (const parameter of NEWS2_PARAMETERS) {
    const value = reported[parameter]
    if (value === undefined) continue
    const entry = seen[parameter]
    if (entry === undefined) seen[parameter] = { value, at: now }
    else {
      entry.value = value
      entry.at = now
    }
  }
}

/** What is not too old; of a level that is reached, all. */
function know(
  known: Record<string, MetricValue | undefined>,
  seen: Seen,
  { now, reached }: Frame,
  freshMs: Readonly<Record<News2Parameter, DurationMs>>,
): void {
  for (const parameter of NEWS2_PARAMETERS) {
    const entry = seen[parameter]
    const counts = entry !== undefined && (reached || now - entry.at <= freshMs[parameter])
    known[parameter] = counts ? entry.value : undefined
  }
}

const reportsPoints = ({ reported }: Frame, values: Observation, scale: Spo2Scale): boolean =>
  NEWS2_PARAMETERS.some(
    parameter => reported[parameter] !== undefined && (pointsOf(parameter, values, scale) ?? 0) > 0,
  )

const figuresOf = ({ total, parameters, worst }: News2) => ({
  news2: total,
  parameters,
  worstParameter: worst,
})

const wordsOf = ({ total, parameters }: News2): Text =>
  text(
    `NEWS2 is ${total} from ${parameters} of ${OF_ALL} parameters`,
    `NEWS2 评分 ${total}，依据 ${OF_ALL} 项中的 ${parameters} 项`,
  )
