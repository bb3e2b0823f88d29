import { defineKind } from '../../model/kind.ts'
import { flag, held } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { HOUR } from '../../model/time.ts'
import { doorBatteryLow, doorLeftOpen, doorTampered } from './rules.ts'

/** On a fire door, the door to the roof or that of a pump room: it speaks when the door moves, and else a few times a day. */
export const doorSensor = defineKind({
  kind: 'door-sensor',
  title: text('Door sensor', '门磁'),
  measurement: 'door_sensor',
  expectedIntervalMs: 8 * HOUR,
  metrics: {
    open: flag(text('Door open', '门打开'), text('Door shut', '门关闭')),
    tampered: flag(text('Tampered with', '被拆动'), text('not Tampered with', '未被拆动')),
    batteryPercent: held('%')(text('Battery', '电量'), 0, 100),
    batteryLow: flag(text('Battery reported low', '上报低电'), text('not Battery reported low', '未报低电')),
  },
  sample: { batteryPercent: 80 },
  rules: [doorLeftOpen, doorTampered, doorBatteryLow],
})
