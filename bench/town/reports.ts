import type { DeviceKind } from '../../services/domain/model/device.ts'
import type { MetricValue } from '../../services/domain/model/reading.ts'
import { type Dice, wholeWithin, within } from './dice.ts'

type Report = Record<string, MetricValue>

interface Course {
  /** What a device of this kind reports while nothing is wrong. */
  readonly usual: (dice: Dice) => Report
  /** What makes it trouble that raises an alert at once. */
  readonly trouble: Report
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

export const courses: Readonly<Record<DeviceKind, Course>> = {
  'smart-bin': {
    usual: dice => ({
      fillPercent: wholeWithin(dice, 30, 70),
      temperatureC: oneDecimal(within(dice, 18, 22)),
      tiltDeg: wholeWithin(dice, 0, 5),
      batteryPercent: wholeWithin(dice, 50, 90),
      lidOpen: dice() < 0.1,
    }),
    trouble: { fillPercent: 80 },
  },
  'fire-lane-camera': {
    usual: dice => ({ vehicleCount: dice() < 0.05 ? 1 : 0, tampered: false }),
    trouble: { tampered: true },
  },
  'ev-charger': {
    usual: dice => ({
      status: 'Charging',
      errorCode: 'NoError',
      temperatureC: oneDecimal(within(dice, 25, 45)),
      currentA: oneDecimal(within(dice, 10, 32)),
      voltageV: oneDecimal(within(dice, 225, 235)),
      powerW: wholeWithin(dice, 2_300, 7_400),
      energyWh: wholeWithin(dice, 1_000, 900_000),
      residualCurrentMa: oneDecimal(within(dice, 0, 5)),
      bayOccupied: true,
    }),
    trouble: { temperatureC: 60 },
  },
  wristband: {
    usual: dice => ({
      heartRateBpm: wholeWithin(dice, 60, 100),
      spo2Percent: wholeWithin(dice, 94, 98),
      skinTemperatureC: oneDecimal(within(dice, 32, 35)),
      steps: wholeWithin(dice, 0, 9_000),
      worn: true,
      batteryPercent: wholeWithin(dice, 30, 90),
    }),
    trouble: { batteryPercent: 10 },
  },
}
