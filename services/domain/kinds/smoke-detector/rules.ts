import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { any, atMost, durationFigure, is, percentFigure, setting } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { onSmoke, whenBatteryLow, whenTampered } from './responses.ts'

/** Whether its test button is pressed makes no difference: one that sticks would hide every fire after it. */
export const smokeAlarm: BuiltInRule = {
  id: 'smoke-alarm',
  kind: 'smoke-detector',
  version: 1,
  about: 'place',
  title: text('Smoke alarm', '烟雾报警'),
  response: onSmoke,
  settings: { clearForMs: durationFigure(text('Over after', '恢复时长'), MINUTE) },
  levels: [{ severity: 'critical', when: is('smoke', true) }],
  clearForMs: setting('clearForMs'),
  neverHeld: true,
}

export const detectorTampered: BuiltInRule = {
  id: 'detector-tampered',
  kind: 'smoke-detector',
  version: 1,
  about: 'device',
  title: text('Smoke detector taken down', '烟雾报警器被拆动'),
  response: whenTampered,
  settings: {},
  levels: [{ severity: 'high', when: is('tampered', true) }],
}

/** Some say how full it is, some only that it is low. One without a battery smells nothing: that is more than a nuisance. */
export const detectorBatteryLow: BuiltInRule = {
  id: 'detector-battery-low',
  kind: 'smoke-detector',
  version: 1,
  about: 'device',
  title: text('Smoke detector: battery low', '烟雾报警器电量低'),
  response: whenBatteryLow,
  settings: {
    percent: percentFigure(text('Low at', '低电阈值'), 15),
    deadbandPercent: percentFigure(text('Deadband', '回差'), 5),
  },
  levels: [
    {
      severity: 'medium',
      when: any(
        atMost('batteryPercent', setting('percent'), setting('deadbandPercent')),
        is('batteryLow', true),
      ),
    },
  ],
}
