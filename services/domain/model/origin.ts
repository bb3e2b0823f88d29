export type SourceId = string

/** The chargers' own door, where an address is `{charge point}` or `{charge point}/{connector}`: no saved source is called so. */
export const OCPP_SOURCE: SourceId = 'ocpp'

/**
 * Where a device is heard that others speak for in words of their own: a network server, a video recorder, the broker that
 * was there before. See `decode/source.ts`.
 */
export interface Origin {
  readonly source: SourceId
  /** What the source calls it: a DevEUI, a friendly name, a zone of a camera. Of one source, no two devices have the same. */
  readonly address: string
  /** How its payload is read; that of its source where absent. A name of `decode/codecs/codecs.ts`. */
  readonly codec?: string
  readonly mounting?: Mounting
}

/** How a sensor that measures a distance hangs in its bin. */
export interface Mounting {
  /** What it shows of an empty bin: from the sensor to the bottom. */
  readonly emptyMm: number
  /** What it shows of a full one: from the sensor to the line up to which a bin may be filled. */
  readonly fullMm: number
  /** Nearer than this it does not measure, and what it shows is no distance: the bin is full there. */
  readonly deadZoneMm?: number
}
