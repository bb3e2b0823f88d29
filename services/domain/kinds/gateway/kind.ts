import { defineKind } from '../../model/kind.ts'
import { held } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'

/** What other devices report through, and other systems on site: its account speaks for the devices behind it. */
export const gateway = defineKind({
  kind: 'gateway',
  title: text('Gateway', '网关'),
  measurement: 'gateway',
  expectedIntervalMs: 5 * MINUTE,
  toldAtOnceWhenSilent: true,
  metrics: {
    uptimeS: held('s')(text('Up since', '运行时长'), 0, 1e10),
    deviceCount: held('')(text('Devices behind it', '下挂设备数'), 0, 100_000),
  },
  sample: { uptimeS: 3_600, deviceCount: 3 },
  rules: [],
})
