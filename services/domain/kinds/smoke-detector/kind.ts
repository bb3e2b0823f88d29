import { defineKind } from '../../model/kind.ts'
import { flag, held } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { HOUR } from '../../model/time.ts'
import { detectorBatteryLow, detectorTampered, smokeAlarm } from './rules.ts'

/**
 * One on a battery that speaks when something happens and else two or three times a day: three such silences are a day, which is
 * what networks of such devices wait for too.
 */
export const smokeDetector = defineKind({
  kind: 'smoke-detector',
  title: text('Smoke detector', '烟雾报警器'),
  measurement: 'smoke_detector',
  expectedIntervalMs: 8 * HOUR,
  toldAtOnceWhenSilent: true,
  metrics: {
    smoke: flag(text('Smoke', '烟雾'), text('not Smoke', '无烟雾')),
    testing: flag(text('Test button pressed', '按下测试键'), text('not Test button pressed', '未按测试键')),
    tampered: flag(text('Tampered with', '被拆动'), text('not Tampered with', '未被拆动')),
    temperatureC: held('°C')(text('Temperature', '温度'), -40, 125),
    batteryPercent: held('%')(text('Battery', '电量'), 0, 100),
    batteryLow: flag(text('Battery reported low', '上报低电'), text('not Battery reported low', '未报低电')),
  },
  sample: { batteryPercent: 80 },
  rules: [smokeAlarm, detectorTampered, detectorBatteryLow],
})
