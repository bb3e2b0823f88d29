import type { DeviceId } from './device.ts'
import type { Actor } from './person.ts'
import type { SiteId, ZoneId } from './place.ts'
import type { Text } from './text.ts'
import type { Instant } from './time.ts'

/** How a piece of ground is drawn, where no picture lies below. */
export const LOOKS_OF_GROUND = ['building', 'road', 'green', 'water', 'parking', 'open'] as const
export type LookOfGround = (typeof LOOKS_OF_GROUND)[number]

/** A point of a plan: fractions of its width and height, from the upper left. */
export interface PlanPoint {
  readonly x: number
  readonly y: number
}

/** Where a thing hangs or stands. A band never has a place on a plan: it is shown by the zone its wearer lives in. */
export interface PlacedDevice extends PlanPoint {
  readonly device: DeviceId
}

/** The ground of a zone; of none where it is drawn so that people find their way: a road, a pond. */
export interface Outline {
  readonly zone?: ZoneId
  readonly look: LookOfGround
  readonly corners: readonly PlanPoint[]
}

/** A drawing of a site, or of a floor (平面图), with what is where on it. */
export interface SitePlan {
  readonly site: SiteId
  readonly id: string
  readonly name: Text
  /** The lowest is shown first. */
  readonly order: number
  /** Width by height of the empty sheet; a picture brings its own. */
  readonly aspect: number
  readonly devices: readonly PlacedDevice[]
  readonly outlines: readonly Outline[]
  readonly savedBy: Actor
  readonly savedAt: Instant
}
