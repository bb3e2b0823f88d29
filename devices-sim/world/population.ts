import type { DeviceId } from '../../services/domain/model/device.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'
import type { Body, SimulatedKind } from '../kinds/kind.ts'
import { simulatedKinds } from '../kinds/kinds.ts'
import { SECOND } from './durations.ts'
import type { Random } from './random.ts'
import type { Weather } from './weather.ts'
import type { World } from './world.ts'

export interface Inhabitant {
  readonly id: DeviceId
  readonly kind: SimulatedKind
  /** From 1 within its kind. */
  readonly number: number
  readonly reportEveryMs: DurationMs
  readonly body: Body
}

export interface PopulationOptions {
  readonly world: World
  readonly random: Random
  readonly weather: Weather
  readonly site: string
  /** How many of each kind, by the kind's option. */
  readonly counts: Readonly<Record<string, number>>
  /** For all devices, instead of each kind's own. */
  readonly reportEveryMs?: DurationMs | undefined
}

/** Everybody has been heard once after this long. */
const FIRST_REPORTS_MS = 5 * SECOND
/** No two devices stay in step: a quartz is good for far less than this. */
const JITTER = 0.01

/** Puts the devices into the world, each reporting in its own rhythm. */
export function populate(options: PopulationOptions): Inhabitant[] {
  return simulatedKinds.flatMap(kind =>
    Array.from({ length: options.counts[kind.option] ?? 0 }, (_, index) => settle(kind, index + 1, options)),
  )
}

export const deviceId = (site: string, kind: SimulatedKind, number: number): DeviceId =>
  `${site}-${kind.noun}-${String(number).padStart(2, '0')}`

function settle(kind: SimulatedKind, number: number, options: PopulationOptions): Inhabitant {
  const { world, weather } = options
  const id = deviceId(options.site, kind, number)
  const random = options.random.fork(id)
  const body = kind.create(id, { world, weather, random })
  const reportEveryMs = options.reportEveryMs ?? kind.reportEveryMs
  const rhythm = random.fork('rhythm')
  const report = () => {
    world.send(id, body.report(world.now))
    world.after(reportEveryMs * (1 + rhythm.between(-JITTER, JITTER)), report)
  }
  world.after(rhythm.between(0, Math.min(reportEveryMs, FIRST_REPORTS_MS)), report)
  return { id, kind, number, reportEveryMs, body }
}
