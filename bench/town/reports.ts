import type { Random } from '../../scripts/testing/random.ts'
import type { DeviceKind } from '../../services/domain/model/device.ts'
import type { MetricValue } from '../../services/domain/model/reading.ts'

type Report = Record<string, MetricValue>

interface Course {
  /** What a device of this kind reports while nothing is wrong. */
  readonly usual: (random: Random) => Report
  /** What makes it trouble that raises an alert at once. */
  readonly trouble: Report
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

export const courses: Readonly<Record<DeviceKind, Course>> = {
  'smart-bin': {
    usual: random => ({
      fillPercent: random.wholeWithin(30, 70),
      temperatureC: oneDecimal(random.within(18, 22)),
      tiltDeg: random.wholeWithin(0, 5),
      batteryPercent: random.wholeWithin(50, 90),
      lidOpen: random.chance(0.1),
    }),
    trouble: { fillPercent: 80 },
  },
  'fire-lane-camera': {
    usual: random => ({ vehicleCount: random.chance(0.05) ? 1 : 0, tampered: false }),
    trouble: { tampered: true },
  },
  'ev-charger': {
    usual: random => ({
      status: 'Charging',
      errorCode: 'NoError',
      temperatureC: oneDecimal(random.within(32, 40)),
      currentA: oneDecimal(random.within(10, 32)),
      voltageV: oneDecimal(random.within(225, 235)),
      powerW: random.wholeWithin(2_300, 7_400),
      energyWh: random.wholeWithin(1_000, 900_000),
      residualCurrentMa: oneDecimal(random.within(0, 5)),
      bayOccupied: true,
    }),
    trouble: { temperatureC: 60 },
  },
  wristband: {
    usual: random => ({
      heartRateBpm: random.wholeWithin(60, 100),
      spo2Percent: random.wholeWithin(94, 98),
      skinTemperatureC: oneDecimal(random.within(32, 35)),
      steps: random.wholeWithin(0, 9_000),
      worn: true,
      batteryPercent: random.wholeWithin(30, 90),
    }),
    trouble: { batteryPercent: 10 },
  },
}
