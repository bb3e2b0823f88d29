import type { Values } from '../../services/domain/model/reading.ts'
import type { Entry } from '../../services/journal/journal.ts'

/** What readings come in: so many devices in turn, one reading each `everyMs`. */
export interface Traffic {
  readonly devices: number
  readonly everyMs: number
  /** All devices alike; else four kinds. */
  readonly values?: (noise: Noise) => Values
}

/** The next number from 0 to `below`, the same in each run. */
type Noise = (below: number) => number

/** Readings as devices send them, each value with the digits that such a sensor gives. */
const KINDS: readonly ((noise: Noise) => Values)[] = [
  noise => ({
    fillPercent: noise(1_000) / 10,
    temperatureC: 18 + noise(90) / 10,
    tiltDeg: noise(30) / 10,
    batteryPercent: 40 + noise(60),
    lidOpen: noise(9) === 0,
  }),
  noise => ({
    vehicleCount: noise(3),
    plate: `A${10_000 + noise(90_000)}`,
    snapshotUrl: 'https://camera.example/lane/3/latest.jpg',
    tampered: false,
  }),
  noise => ({
    status: noise(4) === 0 ? 'Available' : 'Charging',
    temperatureC: 25 + noise(150) / 10,
    currentA: noise(320) / 10,
    voltageV: 225 + noise(100) / 10,
    powerW: noise(7_000),
    energyWh: 18_250 + noise(900_000),
    bayOccupied: noise(2) === 0,
  }),
  wristband,
]

/** The one with eight metrics. */
export function wristband(noise: Noise): Values {
  return {
    heartRateBpm: 55 + noise(60),
    spo2Percent: 92 + noise(8),
    skinTemperatureC: 31 + noise(50) / 10,
    steps: noise(20_000),
    worn: true,
    batteryPercent: noise(100),
    lat: 31 + noise(10_000) / 10_000,
    lon: 121 + noise(10_000) / 10_000,
  }
}

const START = 1_767_225_600_000
const LAG_MS = 40

/** The `n`th reading of a traffic, as it is journalled. */
export function entryAt({ devices, everyMs, values }: Traffic, n: number): Entry {
  const device = n % devices
  const noise = noiseFrom(n)
  const now = START + Math.floor(n * everyMs)
  const ts = now - LAG_MS - noise(200)
  const make = values ?? KINDS[device % KINDS.length] ?? wristband
  return {
    site: `site-${device % 4}`,
    now,
    input: { type: 'reading', reading: { deviceId: `device-${device}`, values: make(noise), ts } },
    acceptance: { standing: 'live', at: ts },
  }
}

function noiseFrom(seed: number): Noise {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) | 0
    return (state >>> 8) % below
  }
}
