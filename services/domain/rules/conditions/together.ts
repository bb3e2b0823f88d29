import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom, windowMs } from '../limit.ts'

/** Several devices of a zone at once. It is about no device by itself, so only a level as a whole can be this. */
export const together: Shape<SpecOf<'together'>> = {
  compile() {
    throw new Error('"together" is the whole of a level, in a rule that has no other')
  },
  limits: {
    devices: countFrom(2, 1_000),
    withinMs: windowMs,
    endsBelow: { ...countFrom(1, 1_000), upTo: 'devices' },
  },
  describe({ what, devices, withinMs }, describer) {
    const count = describer.figure(devices)
    const within = describer.duration(withinMs)
    return text(
      `${count} devices or more of the zone report ${what.en} within ${within.en}`,
      `同一区域 ${count} 台以上设备在 ${within.zh}内报告${what.zh}`,
    )
  },
  subject: () => ({ metrics: [], thresholds: [] }),
}
