import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom, someDistance } from '../limit.ts'

/** What it knows of the device's rest: the values it still learns from, then their median. */
type Rest = number[] | number

/** Away from where the device rests, which it learns from its first values: no two sensors are mounted alike. */
export const offRest: Shape<SpecOf<'off-rest'>> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const by = compiler.figure(spec.by)
    const restCount = compiler.figure(spec.restCount)
    const slot = compiler.slot()
    return (frame, slots) => {
      const rest = learn((slots[slot] ?? []) as Rest, frame.reported[metric], restCount, by)
      slots[slot] = rest
      const value = frame.values[metric]
      if (typeof rest !== 'number' || typeof value !== 'number') return undefined
      return Math.abs(value - rest) >= by
    }
  },
  limits: {
    by: someDistance,
    restCount: countFrom(1, 100),
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.amount(spec.by, spec.metric)
    return text(`${metric.en} is ${by} or more from its resting value`, `${metric.zh}偏离静止值 ${by} 以上`)
  },
}

// A device that stood upright at first and is knocked over while it is still being known rests where it stood.
function learn(rest: Rest, value: unknown, restCount: number, by: number): Rest {
  if (typeof rest === 'number' || typeof value !== 'number') return rest
  rest.push(value)
  if (rest.length < restCount) return rest
  const isUpright = (value: number): boolean => Math.abs(value) < by
  const stood = isUpright(rest[0] as number) ? rest.filter(isUpright) : rest
  const known = stood.sort((a, b) => a - b)
  return known[known.length >> 1] as number
}
