import { NEWS2_PARAMETERS, type News2, type News2Parameter } from '../../model/news2.ts'
import { type Text, text } from '../../model/text.ts'
import type { Compiler, Found, Shape, SpecOf } from '../condition.ts'
import { countFrom, windowMs } from '../limit.ts'
import {
  EVER,
  type Freshness,
  LATELY,
  look,
  memoryIn,
  parametersAt,
  reportsPoints,
  scoreAt,
  totalAt,
  worstAt,
} from './news2-memory.ts'

type Spec = SpecOf<'news2'>

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
    const figureAt = spec.of === 'total' ? totalAt : worstAt
    const scale = compiler.figure(spec.scale) === 2 ? 2 : 1
    const freshMs = freshness(spec, compiler)
    const before = compiler.slotCount
    const slot = compiler.slot('news2')
    // One score for all levels: the first of them, which is asked first, works it out.
    const isFirst = compiler.slotCount > before
    return (frame, slots) => {
      const memory = memoryIn(slots, slot)
      if (isFirst) look(memory, frame, freshMs, scale)
      const score = frame.reached ? EVER : LATELY
      if (parametersAt(memory, score) === 0) return undefined
      if (figureAt(memory, score) < (frame.reached ? release : limit)) return false
      // What has no points is no second reading of what has: a band may send pulse and SpO₂ by themselves.
      if (!frame.reached && !reportsPoints(memory)) return undefined
      frame.found = foundOf(scoreAt(memory, score))
      return true
    }
  },
  looksAt: { metrics: NEWS2_PARAMETERS, need: 'any' },
  limits: {
    atLeast: countFrom(1, 20),
    deadband: { ...countFrom(0, 19), under: 'atLeast' },
    scale: countFrom(1, 2),
    'freshMs.moving': windowMs,
    'freshMs.measured': windowMs,
    'freshMs.state': windowMs,
  },
  describe(spec, describer) {
    const limit = describer.figure(spec.atLeast)
    return spec.of === 'total'
      ? text(`NEWS2 ≥ ${limit} by what is known`, `已知项目的 NEWS2 评分 ≥ ${limit}`)
      : text(`one parameter of NEWS2 has ${limit} points or more`, `NEWS2 单项评分 ≥ ${limit}`)
  },
  subject: () => ({ metrics: NEWS2_PARAMETERS, thresholds: [] }),
}

const CLASS_OF: Readonly<Record<News2Parameter, keyof Spec['freshMs']>> = {
  respirationPerMin: 'moving',
  spo2Percent: 'moving',
  heartRateBpm: 'moving',
  systolicMmHg: 'measured',
  bodyTemperatureC: 'measured',
  onOxygen: 'state',
  consciousness: 'state',
}

const freshness = ({ freshMs }: Spec, compiler: Compiler): Freshness =>
  NEWS2_PARAMETERS.map(parameter => compiler.figure(freshMs[CLASS_OF[parameter]]))

function foundOf({ total, parameters, worst }: News2): Found {
  return {
    figures: { news2: total, parameters, worstParameter: worst },
    words: (): Text =>
      text(
        `NEWS2 is ${total} from ${parameters} of ${OF_ALL} parameters`,
        `NEWS2 评分 ${total}，依据 ${OF_ALL} 项中的 ${parameters} 项`,
      ),
  }
}
