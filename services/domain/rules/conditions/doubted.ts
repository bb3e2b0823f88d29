import { doubtedMetrics, REPORTS_BACK } from '../../model/doubt.ts'
import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom } from '../limit.ts'

/** A sensor of the device is not believed: so many of the latest reports of a metric were no measurement. */
export const doubted: Shape<SpecOf<'doubted'>> = {
  compile(spec, compiler) {
    const countMin = compiler.figure(spec.count)
    return ({ doubts }) => doubts !== undefined && doubtedMetrics(doubts, countMin).length > 0
  },
  limits: {
    count: countFrom(1, REPORTS_BACK),
  },
  describe(spec, describer) {
    const n = describer.figure(spec.count)
    return text(
      `${n} of the last 10 reports of a metric were no measurement`,
      `某项指标最近 10 次上报中有 ${n} 次不是有效测量`,
    )
  },
}
