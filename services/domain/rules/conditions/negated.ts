import type { ConditionSpec } from '../../model/rule.ts'
import { joinedZh, type Text, text } from '../../model/text.ts'
import type { Describer, SpecOf } from '../condition.ts'

/** That something is not so, as people say it; in brackets where there is no shorter way. */
export function describeNot(of: ConditionSpec, describer: Describer): Text {
  if (of.type === 'not') return describer.describe(of.of)
  if (of.type === 'is') return isNot(of, describer)
  if (of.type === 'one-of') return noneOf(of.metric, of.values, describer)
  const part = describer.describe(of)
  return text(`not (${part.en})`, `非（${part.zh}）`)
}

function isNot({ metric, value }: SpecOf<'is'>, describer: Describer): Text {
  if (value === true) return describer.unset(metric)
  if (value === false) return describer.metric(metric)
  return noneOf(metric, [String(value)], describer)
}

function noneOf(metric: string, values: readonly string[], describer: Describer): Text {
  const name = describer.metric(metric)
  const words = values.map(value => describer.word(value, metric))
  const [only, ...more] = words
  const en = more.length === 0 ? `is not ${only?.en}` : `is none of ${words.map(word => word.en).join(', ')}`
  const zh = words.flatMap((word, i) => (i === 0 ? [word.zh] : ['或', word.zh]))
  return text(`${name.en} ${en}`, joinedZh(`${name.zh}不是`, ...zh))
}
