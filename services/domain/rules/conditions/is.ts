import { joinedZh, text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'

/** A flag or a word has one value. */
export const is: Shape<SpecOf<'is'>> = {
  compile({ metric, value: wanted, assumed }, compiler) {
    compiler.touches(metric)
    if (assumed === undefined) compiler.samples(metric)
    return frame => {
      const value = frame.values[metric] ?? assumed
      return value === undefined ? undefined : value === wanted
    }
  },
  bands: ({ metric, value, assumed }) => [
    { metric, kind: 'none-of', values: new Set(assumed === value ? [value, undefined] : [value]) },
  ],
  describe({ metric, value }, describer) {
    const name = describer.metric(metric)
    if (value === true) return name
    if (value === false) return describer.unset(metric)
    const word = describer.word(String(value), metric)
    return text(`${name.en} is ${word.en}`, joinedZh(`${name.zh}为`, word.zh))
  },
}
