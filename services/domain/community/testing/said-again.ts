// What some rules say, in other words than theirs: for the second opinion.
import type { Values } from '../../model/reading.ts'
import { MINUTE, SECOND } from '../../model/time.ts'
import type { Jumps } from './opinion-of-jumps.ts'
import type { Said } from './said.ts'
import { saidOfBands } from './said-of-bands.ts'
import { saidOfChargers } from './said-of-chargers.ts'
import { flag, hasRisen, numberOf, risen } from './said-of-values.ts'

const blocked = (values: Values) => {
  const vehicles = numberOf(values, 'vehicleCount')
  return vehicles === undefined ? undefined : vehicles >= 1
}

const fullFrom = (percent: number, backPercent: number) => (values: Values, isReached: boolean) => {
  const fillPercent = numberOf(values, 'fillPercent')
  return fillPercent === undefined ? undefined : fillPercent >= percent - (isReached ? backPercent : 0)
}

const isOnFire = (values: Values, _isReached: boolean, memory: unknown) =>
  values.temperatureC === undefined
    ? undefined
    : Number(values.temperatureC) >= 70 || (Number(values.temperatureC) >= 45 && hasRisen(memory) === true)

const saidOfBins: readonly Said[] = [
  {
    rule: 'bin-full',
    levels: [
      { severity: 'medium', so: fullFrom(75, 0) },
      { severity: 'high', so: fullFrom(90, 5), count: 2, samples: ['fillPercent'] },
    ],
    clear: values => (numberOf(values, 'fillPercent') ?? 100) < 60,
  },
  {
    rule: 'bin-fire',
    newsOf: ['temperatureC'],
    remember: risen('temperatureC', 10, 5 * MINUTE),
    levels: [{ severity: 'critical', so: isOnFire }],
    clear: values => (numberOf(values, 'temperatureC') ?? 100) < 60,
    clearForMs: MINUTE,
  },
]

const saidOfCameras: readonly Said[] = [
  {
    rule: 'fire-lane-blocked',
    levels: [
      { severity: 'low', so: blocked, forMs: MINUTE, gapMs: 10 * SECOND, whileHeard: true },
      { severity: 'high', so: blocked, forMs: 3 * MINUTE, gapMs: 10 * SECOND, whileHeard: true },
      { severity: 'critical', so: blocked, forMs: 10 * MINUTE, gapMs: 10 * SECOND, whileHeard: true },
    ],
    clear: values => blocked(values) === false && values.tampered !== true,
    clearForMs: MINUTE,
  },
  { rule: 'camera-tampered', levels: [{ severity: 'high', so: flag('tampered', true) }] },
]

/** By kind; with the figures that the rules have by themselves. */
export const saidOf: Readonly<Record<string, readonly Said[]>> = {
  'fire-lane-camera': saidOfCameras,
  wristband: saidOfBands,
  'ev-charger': saidOfChargers,
  'smart-bin': saidOfBins,
}

/** Of the sensors of some kinds. */
export const jumpsOf: Readonly<Record<string, Jumps>> = {
  'smart-bin': { fillPercent: { by: 40 }, temperatureC: { by: 15, heldMsMax: 90 * SECOND } },
}
