import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  all,
  any,
  atLeast,
  countFigure,
  durationFigure,
  figure,
  is,
  oneOf,
  setting,
} from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { stillHeard } from '../still-heard.ts'
import { DANGEROUS_ERROR_CODES } from './ocpp-names.ts'
import { whenContradicting, whenLive } from './responses.ts'

/** Each must last: messages that come one after the other contradict each other for a moment. */
export const chargerContradicts: BuiltInRule = {
  id: 'charger-contradicts',
  kind: 'ev-charger',
  version: 1,
  about: 'device',
  title: text('Charger contradicts itself', '充电桩状态与故障码矛盾'),
  response: whenContradicting,
  settings: { forMs: durationFigure(text('For', '持续时长'), MINUTE) },
  levels: [
    {
      severity: 'medium',
      when: all(is('status', 'Faulted'), is('errorCode', 'NoError'), stillHeard),
      forMs: setting('forMs'),
    },
    {
      severity: 'high',
      when: all(oneOf('errorCode', DANGEROUS_ERROR_CODES), is('status', 'Charging')),
      forMs: setting('forMs'),
    },
  ],
}

/** A relay that is welded shut, or somebody who takes power that nobody pays for: the plug is live. */
export const chargerLive: BuiltInRule = {
  id: 'charger-live',
  kind: 'ev-charger',
  version: 1,
  about: 'device',
  title: text('Power flows without a session', '未启动充电却有输出'),
  response: whenLive,
  settings: {
    powerW: figure('W', 0, 1_000_000)(text('Power from', '功率阈值'), 100),
    currentA: figure('A', 0, 1_000)(text('Or current from', '电流阈值'), 1),
    forMs: durationFigure(text('For', '持续时长'), 2 * MINUTE),
    count: countFigure(text('And readings in a row', '连续次数'), 2),
  },
  levels: [
    {
      severity: 'high',
      // Reports of power alone are counted: one that measures it only while it charges leaves its last figure behind.
      when: all(
        oneOf('status', ['Available', 'Reserved', 'Unavailable', 'Faulted'], 'Charging'),
        any(atLeast('powerW', setting('powerW')), atLeast('currentA', setting('currentA'))),
      ),
      forMs: setting('forMs'),
      count: setting('count'),
    },
  ],
}
