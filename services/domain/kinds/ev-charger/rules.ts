import {
  all,
  atLeast,
  celsiusFigure,
  durationFigure,
  figure,
  is,
  not,
  oneOf,
  setting,
} from '../../model/condition.ts'
import type { Rule } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { DANGEROUS_ERROR_CODES, SESSION_STATUSES } from './ocpp-names.ts'

export const chargerFault: Rule = {
  id: 'charger-fault',
  kind: 'ev-charger',
  version: 1,
  title: text('Charger fault', '充电桩故障'),
  settings: {},
  levels: [
    { severity: 'medium', when: not(oneOf('errorCode', ['NoError', ...DANGEROUS_ERROR_CODES])) },
    { severity: 'critical', when: oneOf('errorCode', DANGEROUS_ERROR_CODES) },
  ],
}

const hotFrom = (name: string) => atLeast('temperatureC', setting(name), setting('deadbandC'))

export const chargerHot: Rule = {
  id: 'charger-hot',
  kind: 'ev-charger',
  version: 1,
  title: text('Charger is hot', '充电桩过热'),
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

/** 30 mA is where a residual current through a person begins to kill. */
export const chargerLeakage: Rule = {
  id: 'charger-leakage',
  kind: 'ev-charger',
  version: 1,
  title: text('Charger leaks current', '充电桩漏电'),
  settings: { residualMa: figure('mA', 1, 10_000)(text('Residual current from', '漏电流阈值'), 30) },
  levels: [{ severity: 'critical', when: atLeast('residualCurrentMa', setting('residualMa')) }],
}

export const chargerSmoke: Rule = {
  id: 'charger-smoke',
  kind: 'ev-charger',
  version: 1,
  title: text('Smoke at the charger', '充电桩冒烟'),
  settings: {},
  levels: [{ severity: 'critical', when: is('smoke', true) }],
  neverHeld: true,
}

export const bayBlocked: Rule = {
  id: 'bay-blocked',
  kind: 'ev-charger',
  version: 1,
  title: text('Charging bay blocked', '充电车位被占用'),
  settings: { forMs: durationFigure(text('Without charging for', '占用未充电时长'), 15 * MINUTE) },
  levels: [
    {
      severity: 'medium',
      when: all(is('bayOccupied', true), not(oneOf('status', SESSION_STATUSES, 'Available'))),
      forMs: setting('forMs'),
    },
  ],
}
