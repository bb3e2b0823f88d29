import { joinedZh, text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'

/** A word is one of a list. */
export const oneOf: Shape<SpecOf<'one-of'>> = {
  compile({ metric, values, assumed }, compiler) {
    compiler.touches(metric)
    if (assumed === undefined) compiler.samples(metric)
    const wanted = new Set<unknown>(values)
    return frame => {
      const value = frame.values[metric] ?? assumed
      return value === undefined ? undefined : wanted.has(value)
    }
  },
  bands: ({ metric, values, assumed }) => [
    {
      metric,
      kind: 'none-of',
      values: new Set(assumed !== undefined && values.includes(assumed) ? [...values, undefined] : values),
    },
  ],
  describe({ metric, values }, describer) {
    const name = describer.metric(metric)
    const words = values.map(value => describer.word(value, metric))
    const zh = words.flatMap((word, i) => (i === 0 ? [word.zh] : ['或', word.zh]))
    return text(`${name.en} is ${words.map(({ en }) => en).join(' or ')}`, joinedZh(`${name.zh}为`, ...zh))
  },
}
