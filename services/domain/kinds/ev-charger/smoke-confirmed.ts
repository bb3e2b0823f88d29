import { countFigure, durationFigure, setting } from '../../model/condition.ts'
import type { Rule } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'

/** One detector may be dusty; two that speak within minutes are not. It lasts until the last of them is silent. */
export const smokeConfirmed: Rule = {
  id: 'smoke-confirmed',
  kind: 'ev-charger',
  version: 1,
  title: text('Smoke at several chargers', '多个充电桩冒烟'),
  settings: {
    devices: countFigure(text('Chargers of a zone', '同一区域充电桩数'), 2),
    withinMs: durationFigure(text('Within', '时间范围'), 10 * MINUTE),
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
