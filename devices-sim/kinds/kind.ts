import type { DeviceId, DeviceKind } from '../../services/domain/model/device.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import type { Text } from '../../services/domain/model/text.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import type { Random } from '../world/random.ts'
import type { Weather } from '../world/weather.ts'
import type { World } from '../world/world.ts'

/** What a device finds around it. */
export interface Surroundings {
  readonly world: World
  readonly random: Random
  readonly weather: Weather
}

/** What a device is told to do, as it comes over the line. */
export interface Told {
  readonly name: string
  readonly parameters: Values
}

/** What it says to that: done, or not; nothing where it knows no such order. */
export interface Said {
  readonly ok: boolean
  readonly said: string
}

/** A device with the piece of the world that it watches. */
export interface Body {
  readonly id: DeviceId
  /** What its sensors say now. */
  report(now: Instant): Values
  /** Does what it is told, so that it is seen in what its sensors say; see `world/orders.ts`. */
  obey?(told: Told): Said | undefined
  /** What it was told to report at; the rhythm of its kind where absent. */
  readonly everyMs?: DurationMs | undefined
}

export const done = (said: string): Said => ({ ok: true, said })
export const refused = (said: string): Said => ({ ok: false, said })

/** A kind of device in the simulated world. One file each, and one list: `kinds.ts`. */
export interface SimulatedKind<B extends Body = Body> {
  readonly kind: DeviceKind
  /** Its part of a device id: `bin` in `demo-bin-01`. */
  readonly noun: string
  /** The option of `run` that says how many there are. */
  readonly option: string
  readonly title: Text
  /** In a name that stands beside its zone; its title where absent. */
  readonly short?: Text
  readonly reportEveryMs: DurationMs
  /** How many there are in a run that does not say; three where absent. */
  readonly count?: number
  /** How many there are in the demo; none where absent. */
  readonly inDemo?: number
  /** Where `npm run month` has it: to a hundred of those that were there first, and how often it reports by itself there. */
  readonly inMonth?: { readonly share: number; readonly reportEveryMs?: DurationMs }
  create(id: DeviceId, surroundings: Surroundings): B
}

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** One value on its way to another, a tenth left after `settleMs`. */
export const approach = (from: number, to: number, elapsedMs: DurationMs, settleMs: DurationMs): number =>
  to + (from - to) * 10 ** (-elapsedMs / settleMs)
