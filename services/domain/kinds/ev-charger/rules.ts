import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  atLeast,
  celsiusFigure,
  countFigure,
  durationFigure,
  figure,
  is,
  not,
  oneOf,
  rises,
  setting,
} from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { DANGEROUS_ERROR_CODES } from './ocpp-names.ts'
import { onFault, onSmoke, whenHot, whenLeaking } from './responses.ts'

export const chargerFault: BuiltInRule = {
  id: 'charger-fault',
  kind: 'ev-charger',
  version: 1,
  about: 'device',
  title: text('Charger fault', '充电桩故障'),
  response: onFault,
  mayOrder: ['cut-off'],
  settings: {},
  levels: [
    { severity: 'medium', when: not(oneOf('errorCode', ['NoError', ...DANGEROUS_ERROR_CODES])) },
    { severity: 'critical', when: oneOf('errorCode', DANGEROUS_ERROR_CODES) },
  ],
}

const hotFrom = (name: string) => atLeast('temperatureC', setting(name), setting('deadbandC'))

export const chargerHot: BuiltInRule = {
  id: 'charger-hot',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Charger is hot', '充电桩过热'),
  response: whenHot,
  mayOrder: ['cut-off'],
  settings: {
    mediumC: celsiusFigure(text('Warm from', '一般阈值'), 55),
    highC: celsiusFigure(text('Hot from', '严重阈值'), 65),
    criticalC: celsiusFigure(text('Dangerous from', '紧急阈值'), 75),
    deadbandC: figure('°C', 0, 50)(text('Deadband', '回差'), 5),
  },
  ascending: ['mediumC', 'highC', 'criticalC'],
  levels: [
    { severity: 'medium', when: hotFrom('mediumC') },
    { severity: 'high', when: hotFrom('highC') },
    { severity: 'critical', when: hotFrom('criticalC') },
  ],
}

/**
 * A loose contact glows long before the case is hot. A sound charger warms up by some 6 °C in its first five minutes; 15
 * mean trouble, whether it charges or not.
 */
export const chargerHeating: BuiltInRule = {
  id: 'charger-heating',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Charger heats up fast', '充电桩升温过快'),
  response: whenHot,
  settings: {
    riseC: figure('°C', 1, 125)(text('Rise', '升温阈值'), 15),
    withinMs: durationFigure(text('Within', '时间窗口'), 5 * MINUTE),
    count: countFigure(text('Readings in a row', '连续次数'), 2),
    clearForMs: durationFigure(text('Over after', '恢复时长'), 2 * MINUTE),
  },
  levels: [
    {
      severity: 'high',
      when: rises('temperatureC', setting('riseC'), setting('withinMs')),
      count: setting('count'),
    },
  ],
  clearForMs: setting('clearForMs'),
}

/** 30 mA is where a residual current through a person begins to kill. */
export const chargerLeakage: BuiltInRule = {
  id: 'charger-leakage',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Charger leaks current', '充电桩漏电'),
  response: whenLeaking,
  mayOrder: ['cut-off'],
  settings: { residualMa: figure('mA', 1, 10_000)(text('Residual current from', '漏电流阈值'), 30) },
  levels: [{ severity: 'critical', when: atLeast('residualCurrentMa', setting('residualMa')) }],
}

/** Smoke drifts past a detector and away again: one siren, and not four a minute. */
export const chargerSmoke: BuiltInRule = {
  id: 'charger-smoke',
  kind: 'ev-charger',
  version: 2,
  about: 'place',
  title: text('Smoke at the charger', '充电桩冒烟'),
  response: onSmoke,
  mayOrder: ['cut-off'],
  settings: { clearForMs: durationFigure(text('Over after', '恢复时长'), MINUTE) },
  levels: [{ severity: 'critical', when: is('smoke', true) }],
  clearForMs: setting('clearForMs'),
  neverHeld: true,
}
