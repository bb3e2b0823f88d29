const EVERY_MS_MIN = 10_000
const EVERY_MS_MAX = 120_000
/** Of 340 bytes each: what an open page takes of a line and of the server stays below 250 kB/s. */
const DEVICES_PER_SECOND = 750

/** Last readings are not on the feed, so all devices are asked for now and then: the more there are, the less often. */
export const askEveryMs = (devices: number): number =>
  Math.min(Math.max(EVERY_MS_MIN, (devices / DEVICES_PER_SECOND) * 1_000), EVERY_MS_MAX)
