import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { all, any, atMost, durationFigure, is, percentFigure, setting } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { stillHeard } from '../still-heard.ts'
import { whenBatteryLow, whenLeftOpen, whenTampered } from './responses.ts'

/** A fire door that is wedged open keeps no smoke out of the stairs. Somebody who carries furniture takes a few minutes. */
export const doorLeftOpen: BuiltInRule = {
  id: 'door-left-open',
  kind: 'door-sensor',
  version: 1,
  about: 'place',
  title: text('Fire door left open', '防火门未关'),
  response: whenLeftOpen,
  settings: { forMs: durationFigure(text('Open for', '打开时长'), 10 * MINUTE) },
  levels: [{ severity: 'medium', when: all(is('open', true), stillHeard), forMs: setting('forMs') }],
}

export const doorTampered: BuiltInRule = {
  id: 'door-tampered',
  kind: 'door-sensor',
  version: 1,
  about: 'device',
  title: text('Door sensor tampered with', '门磁被拆动'),
  response: whenTampered,
  settings: {},
  levels: [{ severity: 'medium', when: is('tampered', true) }],
}

export const doorBatteryLow: BuiltInRule = {
  id: 'door-battery-low',
  kind: 'door-sensor',
  version: 1,
  about: 'device',
  title: text('Door sensor: battery low', '门磁电量低'),
  response: whenBatteryLow,
  settings: {
    percent: percentFigure(text('Low at', '低电阈值'), 15),
    deadbandPercent: percentFigure(text('Deadband', '回差'), 5),
  },
  levels: [
    {
      severity: 'low',
      when: any(
        atMost('batteryPercent', setting('percent'), setting('deadbandPercent')),
        is('batteryLow', true),
      ),
    },
  ],
}
