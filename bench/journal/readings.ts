import type { Values } from '../../services/domain/model/reading.ts'
import type { Entry } from '../../services/journal/journal.ts'

/** Readings as devices send them, `n` counting on: four kinds in turn, their values moving a little. */
const VALUES: readonly ((n: number) => Values)[] = [
  n => ({
    fillPercent: (n % 900) / 10,
    temperatureC: 21.5 + (n % 7) / 10,
    tiltDeg: 1.2,
    batteryPercent: 88.25,
    lidOpen: false,
  }),
  n => ({
    vehicleCount: n % 3,
    plate: `A${10_000 + (n % 9_000)}`,
    snapshotUrl: 'https://camera.example/lane/3/latest.jpg',
    tampered: false,
  }),
  n => ({
    status: 'Charging',
    temperatureC: 31 + (n % 50) / 10,
    currentA: 15.9,
    voltageV: 229.7,
    powerW: 3_652 + (n % 90),
    energyWh: 18_250 + n,
    bayOccupied: true,
  }),
  wristband,
]

/** The one with eight metrics. */
export function wristband(n: number): Values {
  return {
    heartRateBpm: 71 + (n % 40),
    spo2Percent: 97,
    skinTemperatureC: 33.1 + (n % 9) / 10,
    steps: 4_211 + n,
    worn: true,
    batteryPercent: 63,
    lat: 31.2304,
    lon: 121.4737,
  }
}

const START = 1_767_225_600_000
const LAG_MS = 40

export interface Traffic {
  readonly devices: number
  /** From one reading to the next, all devices together. */
  readonly everyMs: number
  readonly values?: (n: number) => Values
}

/** The `n`th reading of a traffic, as it is journalled. */
export function entryAt({ devices, everyMs, values }: Traffic, n: number): Entry {
  const device = n % devices
  const now = START + Math.floor(n * everyMs)
  const ts = now - LAG_MS - (n % 25)
  const made = (values ?? VALUES[device % VALUES.length])?.(Math.floor(n / devices)) ?? {}
  return {
    site: `site-${device % 4}`,
    now,
    input: { type: 'reading', reading: { deviceId: `device-${device}`, values: made, ts } },
    acceptance: { standing: 'live', at: ts },
  }
}
