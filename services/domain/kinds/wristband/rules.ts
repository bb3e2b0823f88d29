import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  all,
  any,
  atMost,
  durationFigure,
  figure,
  is,
  percentFigure,
  setting,
} from '../../model/condition.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { MINUTE, SECOND } from '../../model/time.ts'
import { stillHeard } from '../still-heard.ts'
import { onFall, onSos, whenBatteryLow, whenNotWorn } from './responses.ts'

export const sos: BuiltInRule = {
  id: 'sos',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('SOS: call for help', 'SOS 求救'),
  response: onSos,
  settings: {},
  levels: [{ severity: 'critical', when: is('sos', true), latch: true }],
  lifeSafety: true,
}

const movesAgain: ConditionSpec = {
  type: 'rises',
  metric: 'steps',
  by: setting('movesSteps'),
  withinMs: setting('confirmForMs'),
}
const fallen: ConditionSpec = {
  type: 'since',
  since: is('fall', true),
  until: any(is('fallCancelled', true), movesAgain),
}

/** High at once, since the band may be wrong; critical when the wearer neither moves nor says it was nothing. */
export const fall: BuiltInRule = {
  id: 'fall',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('Fall', '跌倒'),
  response: onFall,
  settings: {
    confirmForMs: durationFigure(text('Confirmed without movement for', '无活动确认时长'), 60 * SECOND),
    movesSteps: figure('', 1, 1_000)(text('Steps that count as moving', '视为活动的步数'), 5),
  },
  levels: [
    { severity: 'high', when: fallen },
    { severity: 'critical', when: fallen, forMs: setting('confirmForMs'), latch: true },
  ],
  lifeSafety: true,
}

export const notWorn: BuiltInRule = {
  id: 'not-worn',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('Band not worn', '手环未佩戴'),
  response: whenNotWorn,
  settings: { forMs: durationFigure(text('For', '持续时长'), 30 * MINUTE) },
  levels: [{ severity: 'low', when: all(is('worn', false), stillHeard), forMs: setting('forMs') }],
}

export const batteryLow: BuiltInRule = {
  id: 'battery-low',
  kind: 'wristband',
  version: 1,
  about: 'device',
  title: text('Battery low', '电量低'),
  response: whenBatteryLow,
  settings: {
    percent: percentFigure(text('Low at', '低电阈值'), 15),
    deadbandPercent: percentFigure(text('Deadband', '回差'), 5),
  },
  levels: [
    { severity: 'low', when: atMost('batteryPercent', setting('percent'), setting('deadbandPercent')) },
  ],
}
