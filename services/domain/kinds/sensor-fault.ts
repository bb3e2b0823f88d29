import type { BuiltInRule } from '../model/built-in-rule.ts'
import { figure, not, setting } from '../model/condition.ts'
import { REPORTS_BACK } from '../model/doubt.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { onSensorFault } from './responses.ts'

const doubted = (count: Extract<ConditionSpec, { type: 'doubted' }>['count']): ConditionSpec => ({
  type: 'doubted',
  count,
})

/** A sensor that cannot be believed: one alert about the device, and none about what it says of the world. */
export const sensorFault: BuiltInRule = {
  id: 'sensor-fault',
  kind: '*',
  version: 1,
  about: 'device',
  // It has none.
  except: ['server'],
  title: text('Sensor not to be believed', '传感器不可信'),
  advice: text(
    'Look at the sensor and its mounting; until it is well, its device is blind there.',
    '请检查传感器及其安装；恢复之前，该设备在此方面无法感知。',
  ),
  response: onSensorFault,
  settings: {
    count: {
      ...figure(
        '',
        1,
        REPORTS_BACK,
      )(text('No measurement in so many of ten reports', '十次上报中无效次数'), 3),
      integer: true,
    },
  },
  levels: [{ severity: 'low', when: doubted(setting('count')) }],
  clear: not(doubted(1)),
}
