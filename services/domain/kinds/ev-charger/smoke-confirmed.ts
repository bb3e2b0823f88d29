import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { countFigure, durationFigure, setting } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { DAY } from '../../model/time.ts'
import { onSmokeAtSeveral } from './responses.ts'

/**
 * One detector may be dusty; two that smell smoke at the same time are not, whichever began first. One that has done so for more
 * than a day is dusty. It lasts until the last of them is silent.
 */
export const smokeConfirmed: BuiltInRule = {
  id: 'smoke-confirmed',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Smoke at several chargers', '多个充电桩冒烟'),
  response: onSmokeAtSeveral,
  settings: {
    devices: countFigure(text('Chargers of a zone', '同一区域充电桩数'), 2),
    withinMs: durationFigure(text('Within', '时间范围'), DAY),
  },
  levels: [
    {
      severity: 'critical',
      when: {
        type: 'together',
        rules: ['charger-smoke'],
        what: text('smoke', '烟雾'),
        devices: setting('devices'),
        withinMs: setting('withinMs'),
        endsBelow: 1,
      },
    },
  ],
  neverHeld: true,
}
