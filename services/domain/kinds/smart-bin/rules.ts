import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  all,
  any,
  atLeast,
  below,
  celsiusFigure,
  countFigure,
  durationFigure,
  figure,
  is,
  percentFigure,
  rises,
  setting,
} from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { stillHeard } from '../still-heard.ts'
import { whenAskew, whenFull, whenOnFire, whenTilted } from './responses.ts'

export const binFull: BuiltInRule = {
  id: 'bin-full',
  kind: 'smart-bin',
  version: 1,
  about: 'place',
  title: text('Bin is full', '垃圾桶满溢'),
  response: whenFull,
  settings: {
    mediumPercent: percentFigure(text('Nearly full from', '将满阈值'), 75),
    highPercent: percentFigure(text('Full from', '满溢阈值'), 90),
    highCount: countFigure(text('Readings in a row until full', '判满所需连续次数'), 2),
    deadbandPercent: percentFigure(text('Full until this far below', '满溢回差'), 5),
    endPercent: percentFigure(text('Emptied below', '恢复阈值'), 60),
  },
  ascending: ['endPercent', 'mediumPercent', 'highPercent'],
  levels: [
    { severity: 'medium', when: atLeast('fillPercent', setting('mediumPercent')) },
    {
      severity: 'high',
      when: atLeast('fillPercent', setting('highPercent'), setting('deadbandPercent')),
      count: setting('highCount'),
    },
  ],
  clear: below('fillPercent', setting('endPercent')),
}

/**
 * 70 °C because the summer sun takes a real container to 65. A rise from 45 on: real ones rise by 10 °C and more in an
 * hour every fifth day, when the sun comes round, and six in seven of those rises end below 45.
 */
export const binFire: BuiltInRule = {
  id: 'bin-fire',
  kind: 'smart-bin',
  version: 2,
  about: 'place',
  title: text('Fire in the bin', '垃圾桶起火'),
  response: whenOnFire,
  settings: {
    temperatureC: celsiusFigure(text('Hot from', '高温阈值'), 70),
    riseC: celsiusFigure(text('Or risen by', '升温幅度'), 10),
    riseWithinMs: durationFigure(text('Within', '升温时间窗'), 5 * MINUTE),
    riseFromC: celsiusFigure(text('To at least', '升温后不低于'), 45),
    endC: celsiusFigure(text('Over below', '恢复阈值'), 60),
    clearForMs: durationFigure(text('Over after', '恢复时长'), MINUTE),
  },
  levels: [
    {
      severity: 'critical',
      when: any(
        atLeast('temperatureC', setting('temperatureC')),
        all(
          atLeast('temperatureC', setting('riseFromC')),
          rises('temperatureC', setting('riseC'), setting('riseWithinMs')),
        ),
      ),
    },
  ],
  clear: below('temperatureC', setting('endC')),
  clearForMs: setting('clearForMs'),
  neverHeld: true,
}

export const binTilted: BuiltInRule = {
  id: 'bin-tilted',
  kind: 'smart-bin',
  version: 1,
  about: 'place',
  title: text('Bin is tilted', '垃圾桶倾倒'),
  response: whenTilted,
  settings: {
    tiltDeg: figure('°', 1, 180)(text('Away from rest by', '偏离静止角度'), 45),
    count: countFigure(text('Readings in a row', '连续次数'), 2),
    restCount: countFigure(text('First readings that tell the resting angle', '学习静止角度的读数个数'), 5),
  },
  levels: [
    {
      severity: 'low',
      when: { type: 'off-rest', metric: 'tiltDeg', by: setting('tiltDeg'), restCount: setting('restCount') },
      count: setting('count'),
    },
  ],
}

/** While its sensor does not look down, a bin has no level and is never full. In a lid that is so whenever it stands open. */
export const binSensorAskew: BuiltInRule = {
  id: 'bin-sensor-askew',
  kind: 'smart-bin',
  version: 1,
  about: 'device',
  title: text('Bin sensor askew', '垃圾桶传感器歪斜'),
  response: whenAskew,
  settings: { forMs: durationFigure(text('Askew for', '歪斜时长'), 4 * HOUR) },
  levels: [{ severity: 'low', when: all(is('tilted', true), stillHeard), forMs: setting('forMs') }],
}
