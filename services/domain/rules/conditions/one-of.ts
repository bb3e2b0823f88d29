import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'

/** A word is one of a list. */
export const oneOf: Shape<SpecOf<'one-of'>> = {
  compile({ metric, values }, compiler) {
    compiler.touches(metric)
    compiler.samples(metric)
    const wanted = new Set<unknown>(values)
    return frame => {
      const value = frame.values[metric]
      return value === undefined ? undefined : wanted.has(value)
    }
  },
  describe({ metric, values }, describer) {
    const name = describer.metric(metric)
    return text(`${name.en} is ${values.join(' or ')}`, `${name.zh}为 ${values.join(' 或 ')}`)
  },
}
