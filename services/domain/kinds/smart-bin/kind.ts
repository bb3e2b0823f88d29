import { defineKind } from '../../model/kind.ts'
import { flag, held, sensed } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { HOUR, SECOND } from '../../model/time.ts'
import { smartBinOrders } from './orders.ts'
import { binFire, binFull, binSensorAskew, binTilted } from './rules.ts'

/**
 * No bin is at 40 °C and below zero a reading later, and none burns for six hours.
 * A level jumps when the bin is emptied, and just so when the echo comes from a rim or a bag: the next reading tells which.
 * A fire heats a bin by 20 to 45 °C a minute, and such a bin reports out of turn; one that reports by the hour is not
 * waited for. 20 °C lie between a bin in the midday sun and the 85 that a thermometer says when it was reset.
 */
export const smartBin = defineKind({
  kind: 'smart-bin',
  title: text('Smart bin', '智能垃圾桶'),
  measurement: 'smart_bin',
  expectedIntervalMs: HOUR,
  metrics: {
    fillPercent: sensed(held('%')(text('Fill level', '满溢度'), 0, 100), {
      sense: {
        jump: { by: 40 },
        blind: { ends: [0, 100], knock: { metric: 'tiltDeg', by: 15 }, count: 6 },
      },
    }),
    temperatureC: sensed(held('°C')(text('Temperature', '温度'), -40, 125), {
      wrapsAt: 256,
      sense: {
        jump: { by: 15, heldMsMax: 90 * SECOND },
        overruns: { from: 40, sureFrom: 70, msMax: 6 * HOUR },
        restless: { count: 48, forMs: 12 * HOUR },
      },
    }),
    tiltDeg: sensed(held('°')(text('Tilt', '倾斜角'), 0, 180), { sense: { jump: { by: 30 } } }),
    // Of sensors that know that they hang askew, and not by how much: in a lid, whenever it stands open.
    tilted: flag(text('Sensor askew', '传感器倾斜'), text('not Sensor askew', '传感器未倾斜')),
    batteryPercent: held('%')(text('Battery', '电量'), 0, 100),
    lidOpen: flag(text('Lid open', '桶盖打开'), text('not Lid open', '桶盖未打开')),
    uplinkCount: sensed(held('')(text('Messages sent', '上行计数'), 0, 2 ** 32 - 1), {
      sense: { countsTo: 256 },
    }),
  },
  sample: { lidOpen: false, batteryPercent: 80 },
  orders: smartBinOrders,
  rules: [binFull, binFire, binTilted, binSensorAskew],
})
