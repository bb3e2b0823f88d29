import type { MetricValue } from '../../model/reading.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { type Text, text } from '../../model/text.ts'
import { NEVER } from '../../model/time.ts'
import { allOrNothing, type Band } from '../bands.ts'
import type { Describer, Shape, SpecOf, Verdict } from '../condition.ts'
import { describeNot } from './negated.ts'

// Every part is always evaluated, also when the answer is known: parts have memories that must see each reading.

/**
 * False where a part is false, nothing where a part is unknown, otherwise true. With time alone it comes to be so when the
 * last of its parts may, and ceases when the first may: a schedule wakes nobody whose reading is far from the threshold.
 */
export const all: Shape<SpecOf<'all'>> = {
  compile(spec, compiler) {
    const parts = spec.of.map(part => compiler.compile(part))
    return (frame, slots) => {
      const wakeBefore = frame.wakeAt
      let verdict: Verdict = true
      let soUntil = NEVER
      let notBefore = 0
      for (const part of parts) {
        frame.wakeAt = NEVER
        const so = part(frame, slots)
        if (so === true) soUntil = Math.min(soUntil, frame.wakeAt)
        else notBefore = Math.max(notBefore, frame.wakeAt)
        if (so === false) verdict = false
        else if (so === undefined && verdict) verdict = undefined
      }
      frame.wakeAt = Math.min(wakeBefore, verdict === true ? soUntil : notBefore)
      return verdict
    }
  },
  parts: spec => spec.of,
  // One part that is not so is enough: the rule names the one first that is so least often.
  bands: (spec, reader) => spec.of.map(part => reader.bands(part)).find(bands => bands !== undefined),
  describe: (spec, describer) =>
    joined(
      spec.of.map(part => inBrackets(part, describer)),
      ' and ',
      '，且',
    ),
}

/** True where a part is true, nothing where none is and one is unknown, otherwise false. */
export const any: Shape<SpecOf<'any'>> = {
  compile(spec, compiler) {
    const parts = spec.of.map(part => compiler.compile(part))
    return (frame, slots) => {
      let verdict: Verdict = false
      for (const part of parts) {
        const so = part(frame, slots)
        if (so === true) verdict = true
        else if (so === undefined && verdict === false) verdict = undefined
      }
      return verdict
    }
  },
  describe: (spec, describer) => joined(spec.of.map(describer.describe), ' or ', '，或'),
  parts: spec => spec.of,
  bands: (spec, reader) => allOrNothing(spec.of.map(part => reader.bands(part))),
}

/** What is only assumed of until it is known is the setting of a condition, and a report of it is no sample. */
export const not: Shape<SpecOf<'not'>> = {
  compile({ of, assumed }, compiler) {
    const part = (assumed === undefined ? compiler : compiler.asSetting()).compile(of)
    return (frame, slots) => {
      const so = part(frame, slots) ?? assumed
      return so === undefined ? undefined : !so
    }
  },
  describe: (spec, describer) => describeNot(spec.of, describer),
  parts: spec => [spec.of],
  bands: ({ of, assumed }) =>
    of.type === 'is' || of.type === 'one-of' ? unlessOneOf(of, assumed) : undefined,
}

/** While the word is the one or among those that it must not be. */
function unlessOneOf(of: SpecOf<'is'> | SpecOf<'one-of'>, assumed: boolean | undefined): readonly Band[] {
  const words: readonly MetricValue[] = of.type === 'is' ? [of.value] : of.values
  const isUnknownOne = of.assumed === undefined ? assumed !== false : words.includes(of.assumed)
  return [
    { metric: of.metric, kind: 'one-of', values: new Set(isUnknownOne ? [...words, undefined] : words) },
  ]
}

// "or" within "and" would otherwise be read either way.
function inBrackets(part: ConditionSpec, describer: Describer): Text {
  const words = describer.describe(part)
  return part.type === 'any' ? text(`(${words.en})`, `（${words.zh}）`) : words
}

const joined = (parts: readonly Text[], en: string, zh: string): Text =>
  text(parts.map(part => part.en).join(en), parts.map(part => part.zh).join(zh))
