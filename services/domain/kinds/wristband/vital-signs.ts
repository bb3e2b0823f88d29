import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  above,
  all,
  any,
  below,
  countFigure,
  durationFigure,
  figure,
  percentFigure,
  setting,
  unless,
} from '../../model/condition.ts'
import type { ConditionSpec, SettingSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE, SECOND } from '../../model/time.ts'
import { onHeartRate, onLowOxygen, onNews2 } from './responses.ts'
import { walking, walkingSettings, worn } from './wearing.ts'

const beatsPerMinute = figure('bpm', 20, 250)
const tooFast = above('heartRateBpm', setting('highBpm'), setting('deadbandBpm'))
/** A pulse about a limit, five seconds a sample, would be an alert each minute. */
const clearFor = { clearForMs: durationFigure(text('Cleared after', '恢复确认时长'), 5 * MINUTE) }

export const heartRate: BuiltInRule = {
  id: 'heart-rate',
  kind: 'wristband',
  version: 2,
  about: 'person',
  title: text('Heart rate out of bounds', '心率异常'),
  response: onHeartRate,
  settings: {
    lowBpm: beatsPerMinute(text('Too slow below', '过缓阈值'), 45),
    highBpm: beatsPerMinute(text('Too fast above', '过速阈值'), 130),
    walkingHighBpm: beatsPerMinute(text('Too fast above, also while walking', '步行时过速阈值'), 140),
    deadbandBpm: figure('bpm', 0, 50)(text('Deadband', '回差'), 5),
    forMs: durationFigure(text('For', '持续时长'), 60 * SECOND),
    ...clearFor,
    ...walkingSettings,
  },
  ascending: ['lowBpm', 'highBpm'],
  onlyWhile: worn,
  levels: [
    {
      severity: 'high',
      when: any(
        below('heartRateBpm', setting('lowBpm'), setting('deadbandBpm')),
        all(tooFast, any(unless(walking), above('heartRateBpm', setting('walkingHighBpm')))),
      ),
      forMs: setting('forMs'),
    },
  ],
  clearForMs: setting('clearForMs'),
}

export const spo2: BuiltInRule = {
  id: 'spo2',
  kind: 'wristband',
  version: 2,
  about: 'person',
  title: text('Blood oxygen low', '血氧偏低'),
  response: onLowOxygen,
  settings: {
    percent: percentFigure(text('Low below', '偏低阈值'), 90),
    count: countFigure(text('Readings in a row', '连续次数'), 2),
  },
  onlyWhile: worn,
  levels: [{ severity: 'high', when: below('spo2Percent', setting('percent')), count: setting('count') }],
}

const news2Is = (of: 'total' | 'worst', atLeast: string): ConditionSpec => ({
  type: 'news2',
  of,
  atLeast: setting(atLeast),
  deadband: of === 'total' ? setting('deadband') : 0,
  scale: setting('spo2Scale'),
  freshMs: {
    moving: setting('pulseFreshMs'),
    measured: setting('pressureFreshMs'),
    state: setting('stateFreshMs'),
  },
})
const points = (title: SettingSpec['title'], value: number, max: number): SettingSpec => ({
  ...figure('', 1, max)(title, value),
  integer: true,
})
const twice = { count: setting('count'), forMs: setting('forMs') }

/** The responses of the Royal College of Physicians: one parameter at 3, a sum of 5, a sum of 7. */
export const news2: BuiltInRule = {
  id: 'news2',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('Vital signs: early warning score', '生命体征预警评分（NEWS2）'),
  advice: text(
    'Look after the wearer and measure again. The score is a screening aid and no diagnosis.',
    '请查看佩戴者并复测。评分仅供筛查，不构成诊断。',
  ),
  response: onNews2,
  settings: {
    worstParameter: points(text('One parameter at', '单项评分达到'), 3, 3),
    urgentScore: points(text('Urgent from', '需尽快处置的评分'), 5, 20),
    emergencyScore: points(text('Emergency from', '需紧急处置的评分'), 7, 20),
    deadband: { ...figure('', 0, 3)(text('Deadband of the sum', '总分回差'), 1), integer: true },
    count: countFigure(text('Readings in a row', '连续次数'), 2),
    forMs: durationFigure(text('Between the first and the last of them', '首末次间隔'), 60 * SECOND),
    ...clearFor,
    spo2Scale: points(text('SpO₂ scale', '血氧量表'), 1, 2),
    pulseFreshMs: durationFigure(
      text('Pulse, SpO₂ and respiration count for', '心率、血氧、呼吸的有效时长'),
      15 * MINUTE,
    ),
    pressureFreshMs: durationFigure(
      text('Blood pressure and temperature count for', '血压、体温的有效时长'),
      4 * HOUR,
    ),
    stateFreshMs: durationFigure(
      text('Consciousness and oxygen count for', '意识状态、吸氧状态的有效时长'),
      12 * HOUR,
    ),
    ...walkingSettings,
  },
  ascending: ['urgentScore', 'emergencyScore'],
  onlyWhile: all(worn, unless(walking)),
  levels: [
    { severity: 'medium', when: news2Is('worst', 'worstParameter'), ...twice },
    { severity: 'high', when: news2Is('total', 'urgentScore'), ...twice },
    { severity: 'critical', when: news2Is('total', 'emergencyScore'), ...twice },
  ],
  clearForMs: setting('clearForMs'),
}
