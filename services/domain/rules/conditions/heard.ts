import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { windowMs } from '../limit.ts'

/**
 * The device is heard, so that what it said last may be taken for what is so. While it is not, nothing is known: what is
 * waited for is neither raised nor forgotten, unless that lasts longer than `bridgesMs`, where that is 0 as soon as its connection is
 * known to be lost. What stands goes on.
 */
export const heard: Shape<SpecOf<'heard'>> = {
  compile(spec, compiler) {
    compiler.seesAll()
    const intervals = compiler.figure(spec.intervals)
    const bridgesMs = compiler.figure(spec.bridgesMs)
    return frame => {
      if (frame.reached) return true
      const { quietSince, quietMs, isCutOff } = frame
      const knownMs = intervals * frame.expectedIntervalMs
      const overMs = Math.max(bridgesMs, knownMs)
      if (quietMs >= overMs || (isCutOff && bridgesMs === 0)) return false
      frame.wakeAt = Math.min(frame.wakeAt, quietSince + overMs)
      return quietMs < knownMs && !isCutOff ? true : undefined
    }
  },
  limits: {
    intervals: { min: 1, max: 1_000 },
    bridgesMs: { ...windowMs, min: 0 },
  },
  describe: () => text('the device is still heard', '设备仍有上报'),
  subject: () => ({ metrics: [], thresholds: [] }),
}
