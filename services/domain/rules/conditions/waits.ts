import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'

/** While something speaks against it, it is not raised; what has lasted so far is not forgotten for that. */
export const waits: Shape<SpecOf<'waits'>> = {
  compile(spec, compiler) {
    const part = compiler.asSetting().compile(spec.while)
    return (frame, slots) => (part(frame, slots) === true && !frame.reached ? undefined : true)
  },
  describe(spec, describer) {
    const part = describer.describe(spec.while)
    return text(`no longer (${part.en})`, `不再（${part.zh}）`)
  },
  parts: spec => [spec.while],
}
