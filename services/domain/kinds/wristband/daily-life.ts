import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  all,
  any,
  countFigure,
  durationFigure,
  figure,
  is,
  not,
  setting,
  unless,
} from '../../model/condition.ts'
import type { ConditionSpec, SettingSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { DAY, HOUR, MINUTE } from '../../model/time.ts'
import { onUnusualHeartRate, whenAway, whenInactive } from './responses.ts'
import { walking, walkingSettings, worn } from './wearing.ts'

const minuteOfDay = (title: SettingSpec['title'], hour: number): SettingSpec => ({
  ...figure('min', 0, 24 * 60)(title, hour * 60),
  integer: true,
})
const moves: ConditionSpec = {
  type: 'rises',
  metric: 'steps',
  by: setting('movesSteps'),
  withinMs: setting('movesWithinMs'),
}
/** Who gets up just now is up: so few steps are no walk, and more than a turn in bed. */
const stirs: ConditionSpec = {
  type: 'rises',
  metric: 'steps',
  by: setting('stirsSteps'),
  withinMs: setting('stirsWithinMs'),
}
const byDay: ConditionSpec = { type: 'during', from: setting('dayFrom'), to: setting('dayTo') }
// A band that is silent says nothing of its wearer: that it is silent is another alert.
const countsSteps: ConditionSpec = { type: 'fresh', metric: 'steps', withinMs: setting('movesWithinMs') }

/** Who lives alone and does not get up is missed by nobody. A night without a step is a good one. */
export const inactive: BuiltInRule = {
  id: 'inactive',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('No movement by day', '白天长时间无活动'),
  advice: text('Call the wearer; if nobody answers, go and see.', '请致电佩戴者；无人接听时请上门查看。'),
  optIn: true,
  response: whenInactive,
  settings: {
    forMs: durationFigure(text('For', '持续时长'), 4 * HOUR),
    movesSteps: figure('', 1, 1_000)(text('Steps that count as moving', '视为活动的步数'), 20),
    movesWithinMs: durationFigure(text('Steps within', '步数统计时长'), 30 * MINUTE),
    stirsSteps: figure('', 1, 1_000)(text('Steps for which it waits', '暂缓告警的步数'), 3),
    stirsWithinMs: durationFigure(text('If taken within', '暂缓步数统计时长'), 15 * MINUTE),
    dayFrom: minuteOfDay(text('Day begins (minutes after midnight)', '白天开始（零点后分钟数）'), 7),
    dayTo: minuteOfDay(text('Day ends (minutes after midnight)', '白天结束（零点后分钟数）'), 21),
  },
  ascending: ['dayFrom', 'dayTo'],
  onlyWhile: worn,
  levels: [
    {
      severity: 'high',
      when: all(byDay, not(moves), { type: 'waits', while: stirs }, countsSteps),
      forMs: setting('forMs'),
    },
  ],
  clear: any(moves, is('sos', true)),
}

export const leftArea: BuiltInRule = {
  id: 'left-area',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('Left the home area', '离开活动范围'),
  optIn: true,
  response: whenAway,
  settings: {
    homeLat: figure('°', -90, 90)(text('Latitude of the home', '住所纬度'), 0),
    homeLon: figure('°', -180, 180)(text('Longitude of the home', '住所经度'), 0),
    radiusM: figure('m', 0, 100_000)(text('Radius (0: no area)', '半径（0 表示不设范围）'), 0),
    accuracyM: figure('m', 0, 1_000)(text('Error of a position', '定位误差'), 50),
    count: countFigure(text('Positions in a row', '连续定位次数'), 2),
  },
  levels: [
    {
      severity: 'high',
      when: {
        type: 'outside',
        area: { lat: setting('homeLat'), lon: setting('homeLon'), radiusM: setting('radiusM') },
        accuracyM: setting('accuracyM'),
      },
      count: setting('count'),
    },
  ],
}

/** Inside every general limit, and not what is usual for this wearer at rest. */
export const unusualHeartRate: BuiltInRule = {
  id: 'heart-rate-unusual',
  kind: 'wristband',
  version: 1,
  about: 'person',
  title: text('Heart rate unusual for the wearer', '心率偏离个人基线'),
  response: onUnusualHeartRate,
  settings: {
    byBpm: figure('bpm', 5, 150)(text('Off the own baseline by', '偏离个人基线'), 25),
    byDeviations: figure('', 1, 20)(text('And by so many mean deviations', '且偏离平均偏差的倍数'), 4),
    learnedMs: durationFigure(text('Learned over', '基线学习时长'), 7 * DAY),
    learnedReadings: {
      ...figure('', 10, 100_000)(text('Readings until it is known', '建立基线所需次数'), 288),
      integer: true,
    },
    forMs: durationFigure(text('For', '持续时长'), 15 * MINUTE),
    clearForMs: durationFigure(text('Cleared after', '恢复确认时长'), 15 * MINUTE),
    freshMs: durationFigure(text('A heart rate counts for', '心率的有效时长'), 12 * MINUTE),
    ...walkingSettings,
  },
  // What was measured before the band went silent says nothing of the time since.
  onlyWhile: all(worn, unless(walking), {
    type: 'fresh',
    metric: 'heartRateBpm',
    withinMs: setting('freshMs'),
  }),
  levels: [
    {
      severity: 'medium',
      when: {
        type: 'off-baseline',
        metric: 'heartRateBpm',
        direction: 'either',
        by: setting('byDeviations'),
        byMin: setting('byBpm'),
        timeConstantMs: setting('learnedMs'),
        samplesMin: setting('learnedReadings'),
      },
      forMs: setting('forMs'),
    },
  ],
  clearForMs: setting('clearForMs'),
}
