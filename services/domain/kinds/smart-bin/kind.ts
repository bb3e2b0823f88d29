import { defineKind } from '../../model/kind.ts'
import { flag, held } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { HOUR } from '../../model/time.ts'
import { binFire, binFull, binTilted } from './rules.ts'

export const smartBin = defineKind({
  kind: 'smart-bin',
  title: text('Smart bin', '智能垃圾桶'),
  measurement: 'smart_bin',
  expectedIntervalMs: HOUR,
  metrics: {
    fillPercent: held('%')(text('Fill level', '满溢度'), 0, 100),
    temperatureC: held('°C')(text('Temperature', '温度'), -40, 125),
    tiltDeg: held('°')(text('Tilt', '倾斜角'), 0, 180),
    batteryPercent: held('%')(text('Battery', '电量'), 0, 100),
    lidOpen: flag(text('Lid open', '桶盖打开')),
  },
  rules: [binFull, binFire, binTilted],
})
