import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'

/** The device's data is older than so many of its expected intervals. Age of the data, not of the socket. */
export const silent: Shape<SpecOf<'silent'>> = {
  compile(spec, compiler) {
    const intervals = compiler.figure(spec.intervals)
    return frame => {
      const due = frame.quietSince + intervals * frame.expectedIntervalMs
      if (frame.now >= due) return true
      frame.wakeAt = Math.min(frame.wakeAt, due)
      return false
    }
  },
  limits: {
    intervals: { min: 1, max: 1_000 },
  },
  describe(spec, describer) {
    const n = describer.figure(spec.intervals)
    return text(`no data for ${n} × the expected interval`, `超过预期上报间隔的 ${n} 倍没有数据`)
  },
}
