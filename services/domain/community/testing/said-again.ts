// What some rules say, in other words than theirs: for the second opinion.
import type { Severity } from '../../model/alert.ts'
import type { Values } from '../../model/reading.ts'
import { MINUTE, SECOND } from '../../model/time.ts'
import type { Said } from './second-opinion.ts'

const numberOf = (values: Values, metric: string): number | undefined =>
  typeof values[metric] === 'number' ? values[metric] : undefined
const flag = (metric: string, value: boolean) => (values: Values) =>
  values[metric] === undefined ? undefined : values[metric] === value

const blocked = (values: Values) => {
  const vehicles = numberOf(values, 'vehicleCount')
  return vehicles === undefined ? undefined : vehicles >= 1
}
const hot = (severity: Severity, fromC: number) => ({
  severity,
  so(values: Values, isReached: boolean) {
    const temperatureC = numberOf(values, 'temperatureC')
    return temperatureC === undefined ? undefined : temperatureC >= (isReached ? fromC - 5 : fromC)
  },
})
const once = (rule: string, severity: Severity, metric: string): Said => ({
  rule,
  levels: [{ severity, so: flag(metric, true) }],
})

/** By kind; with the figures that the rules have by themselves. */
export const saidOf: Readonly<Record<string, readonly Said[]>> = {
  'fire-lane-camera': [
    {
      rule: 'fire-lane-blocked',
      levels: [
        { severity: 'low', so: blocked, forMs: MINUTE, gapMs: 10 * SECOND },
        { severity: 'high', so: blocked, forMs: 3 * MINUTE, gapMs: 10 * SECOND },
        { severity: 'critical', so: blocked, forMs: 10 * MINUTE, gapMs: 10 * SECOND },
      ],
      clear: values => blocked(values) === false && values.tampered !== true,
      clearForMs: MINUTE,
    },
    once('camera-tampered', 'high', 'tampered'),
  ],
  wristband: [
    { ...once('sos', 'critical', 'sos'), isLatched: true, isCall: true },
    { rule: 'not-worn', levels: [{ severity: 'low', so: flag('worn', false), forMs: 30 * MINUTE }] },
    {
      rule: 'battery-low',
      levels: [
        {
          severity: 'low',
          so(values, isReached) {
            const percent = numberOf(values, 'batteryPercent')
            return percent === undefined ? undefined : percent <= (isReached ? 20 : 15)
          },
        },
      ],
    },
  ],
  'ev-charger': [
    { rule: 'charger-hot', levels: [hot('medium', 55), hot('high', 65), hot('critical', 75)] },
    once('charger-smoke', 'critical', 'smoke'),
  ],
}
