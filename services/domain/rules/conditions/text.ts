import { text as words } from '../../model/text.ts'
import type { TextOperator } from '../../model/text-operator.ts'
import type { Shape, SpecOf } from '../condition.ts'

interface Comparison {
  fits(value: string, word: string): boolean
  /** It holds where none of the words fits. */
  readonly negative?: true
  readonly en: string
  readonly zh: string
}

const equal = (value: string, word: string): boolean => value === word
const contains = (value: string, word: string): boolean => value.includes(word)

const COMPARISONS: Readonly<Record<TextOperator, Comparison>> = {
  in: { fits: equal, en: 'is', zh: '为' },
  'not-in': { fits: equal, negative: true, en: 'is not', zh: '不为' },
  equal: { fits: equal, en: 'is', zh: '为' },
  'not-equal': { fits: equal, negative: true, en: 'is not', zh: '不为' },
  contains: { fits: contains, en: 'contains', zh: '包含' },
  'not-contains': { fits: contains, negative: true, en: 'does not contain', zh: '不包含' },
  'starts-with': { fits: (value, word) => value.startsWith(word), en: 'starts with', zh: '开头为' },
  'ends-with': { fits: (value, word) => value.endsWith(word), en: 'ends with', zh: '结尾为' },
}

/** A word against others. */
export const text: Shape<SpecOf<'text'>> = {
  compile({ metric, op, of }, compiler) {
    compiler.touches(metric)
    compiler.samples(metric)
    const { fits, negative = false } = COMPARISONS[op]
    return frame => {
      const value = frame.values[metric]
      if (typeof value !== 'string') return undefined
      return of.some(word => fits(value, word)) !== negative
    }
  },
  describe({ metric, op, of }, describer) {
    const name = describer.metric(metric)
    const { en, zh } = COMPARISONS[op]
    const quoted = (open: string, close: string) => of.map(word => `${open}${word}${close}`)
    return words(
      `${name.en} ${en} ${quoted('“', '”').join(' or ')}`,
      `${name.zh}${zh}${quoted('“', '”').join('或')}`,
    )
  },
}
