// What the rules of a charger say, in other words than theirs.
import type { Severity } from '../../model/alert.ts'
import type { Values } from '../../model/reading.ts'
import { MINUTE } from '../../model/time.ts'
import type { Said } from './said.ts'
import { flag, hasRisen, numberOf, risen } from './said-of-values.ts'

/** Eight hours would be a long history. */
export const CHARGING_LONG_MS = 20 * MINUTE

const hot = (severity: Severity, fromC: number) => ({
  severity,
  so(values: Values, isReached: boolean) {
    const temperatureC = numberOf(values, 'temperatureC')
    return temperatureC === undefined ? undefined : temperatureC >= (isReached ? fromC - 5 : fromC)
  },
})

const TAKEN = ['Charging', 'SuspendedEVSE', 'SuspendedEV', 'Finishing']
const blocked = ({ bayOccupied, status = 'Available' }: Values) => {
  if (TAKEN.includes(`${status}`) || bayOccupied === false) return false
  return bayOccupied === undefined ? undefined : true
}

const charges = ({ status }: Values) => (status === undefined ? undefined : status === 'Charging')
const chargesLittle = (values: Values) => {
  const powerW = numberOf(values, 'powerW')
  if (values.status !== 'Charging' || (powerW !== undefined && powerW > 1_000)) return false
  return powerW === undefined ? undefined : true
}

const OFF = ['Available', 'Reserved', 'Unavailable', 'Faulted']
const live = (values: Values) => {
  if (!OFF.includes(`${values.status}`)) return false
  const [powerW, currentA] = [numberOf(values, 'powerW'), numberOf(values, 'currentA')]
  if ((powerW ?? 0) >= 100 || (currentA ?? 0) >= 1) return true
  return powerW === undefined || currentA === undefined ? undefined : false
}

const contradicts = (status: string, errorCodes: readonly string[]) => (values: Values) => {
  if (values.status !== undefined && values.status !== status) return false
  if (values.errorCode !== undefined && !errorCodes.includes(`${values.errorCode}`)) return false
  return values.status === undefined || values.errorCode === undefined ? undefined : true
}

export const saidOfChargers: readonly Said[] = [
  { rule: 'charger-hot', levels: [hot('medium', 55), hot('high', 65), hot('critical', 75)] },
  {
    rule: 'charger-heating',
    remember: risen('temperatureC', 15, 5 * MINUTE),
    levels: [
      {
        severity: 'high',
        so: (_values, _isReached, memory) => hasRisen(memory),
        ...{ count: 2, samples: ['temperatureC'] },
      },
    ],
    clearForMs: 2 * MINUTE,
  },
  {
    rule: 'charger-smoke',
    levels: [{ severity: 'critical', so: flag('smoke', true) }],
    clearForMs: MINUTE,
    newsOf: ['smoke'],
  },
  {
    rule: 'bay-blocked',
    levels: [{ severity: 'medium', so: blocked, forMs: 15 * MINUTE, whileHeard: true }],
  },
  {
    rule: 'charging-long',
    levels: [
      { severity: 'low', so: charges, forMs: CHARGING_LONG_MS, whileHeard: true },
      {
        ...{ severity: 'medium', so: chargesLittle, forMs: CHARGING_LONG_MS },
        ...{ samplesMin: 2, samples: ['powerW'], whileHeard: true },
      },
    ],
  },
  {
    rule: 'charger-live',
    levels: [
      {
        ...{ severity: 'high', so: live, forMs: 2 * MINUTE },
        ...{ count: 2, samplesMin: 2, samples: ['powerW', 'currentA'] },
      },
    ],
  },
  {
    rule: 'charger-contradicts',
    levels: [
      { severity: 'medium', so: contradicts('Faulted', ['NoError']), forMs: MINUTE, whileHeard: true },
      {
        ...{ severity: 'high', forMs: MINUTE },
        so: contradicts('Charging', [
          'GroundFailure',
          'HighTemperature',
          'OverCurrentFailure',
          'PowerSwitchFailure',
        ]),
      },
    ],
  },
]
