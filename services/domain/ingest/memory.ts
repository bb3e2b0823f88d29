import type { Row } from '../model/row.ts'
import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import type { Identity } from './identity.ts'

/** By how much its readings come out of order, and since when by the same. */
interface Behind {
  readonly byMs: DurationMs
  readonly since: Instant
}

/** What is remembered of a device's readings to tell a new one from one sent again: numbers of its row, and this. */
export interface IngestMemory extends Row {
  /** Those of the latest without a stamp, each with when it came: they hold for a while only. */
  packets: { readonly identity: Identity; readonly cameAt: Instant }[] | undefined
  /** Where its readings come out of order: nothing of most devices. */
  behind: Behind | undefined
}

/** A device's repeats are recognised this many readings back. */
export const RECENT_READINGS = 64

/** The first numbers of a row are left to others. */
export const INGEST_FROM = 4
/** Event time of the newest reading. */
const NEWEST_AT = INGEST_FROM
/** The newest stamp among the latest readings, as the device gave it. */
const NEWEST_STAMP = INGEST_FROM + 1
/** Where the oldest identity stands in the ring, and the next will. */
const OLDEST = INGEST_FROM + 2
/** So many more stamps must be seen before the newest is known: those of an older snapshot were not kept. */
const STAMPS_UNSEEN = INGEST_FROM + 3
/** Identities of the latest readings with a stamp, not a number where there is none yet. */
const RING = INGEST_FROM + 4
/** So many numbers a row has at least. */
export const INGEST_TO = RING + RECENT_READINGS

/** Nothing was read so far, whatever stands in the row. */
export function newIngestMemory({ numbers, start }: Row): IngestMemory {
  numbers.fill(0, start + INGEST_FROM, start + RING)
  numbers.fill(Number.NaN, start + RING, start + INGEST_TO)
  numbers[start + NEWEST_AT] = NOT_YET
  numbers[start + NEWEST_STAMP] = NOT_YET
  return { numbers, start, packets: undefined, behind: undefined }
}

export const newestAt = ({ numbers, start }: Row): Instant => numbers[start + NEWEST_AT] as Instant

export function noteNewest({ numbers, start }: Row, at: Instant): void {
  const place = start + NEWEST_AT
  if (at > (numbers[place] as Instant)) numbers[place] = at
}

/** A stamp newer than all that were seen is no repeat: the 64 identities (35 ns, eight cache lines) are left alone. */
export const isRemembered = ({ numbers, start }: Row, stamp: Instant, identity: number): boolean =>
  (stamp <= (numbers[start + NEWEST_STAMP] as Instant) || (numbers[start + STAMPS_UNSEEN] as number) > 0) &&
  numbers.subarray(start + RING, start + INGEST_TO).includes(identity)

export function rememberStamped({ numbers, start }: Row, stamp: Instant, identity: number): void {
  const oldest = numbers[start + OLDEST] as number
  numbers[start + RING + oldest] = identity
  numbers[start + OLDEST] = (oldest + 1) % RECENT_READINGS
  if (stamp > (numbers[start + NEWEST_STAMP] as Instant)) numbers[start + NEWEST_STAMP] = stamp
  const unseen = numbers[start + STAMPS_UNSEEN] as number
  if (unseen > 0) numbers[start + STAMPS_UNSEEN] = unseen - 1
}

/** Its form in a snapshot, the oldest identity first. Without `newestStamp` it is an older one. */
export interface FrozenIngestMemory {
  readonly newestAt?: Instant
  readonly recent: readonly number[]
  readonly newestStamp?: Instant
  readonly stampsUnseen?: number
  readonly packets?: IngestMemory['packets']
  readonly behind?: Behind
}

export function freezeIngestMemory({ numbers, start, packets, behind }: IngestMemory): FrozenIngestMemory {
  const [newestAt, newestStamp, oldest, stampsUnseen] = numbers.subarray(start + INGEST_FROM, start + RING)
  const ring = numbers.subarray(start + RING, start + INGEST_TO)
  return {
    recent: inOrder(ring, oldest as number),
    ...(newestAt !== NOT_YET && { newestAt: newestAt as Instant }),
    ...(newestStamp !== NOT_YET && { newestStamp: newestStamp as Instant }),
    ...(stampsUnseen !== 0 && { stampsUnseen: stampsUnseen as number }),
    ...(packets !== undefined && { packets }),
    ...(behind !== undefined && { behind }),
  }
}

const inOrder = (ring: Float64Array, oldest: number): number[] =>
  [...ring.subarray(oldest), ...ring.subarray(0, oldest)].filter(identity => !Number.isNaN(identity))

export function thawIngestMemory(frozen: FrozenIngestMemory, row: Row): IngestMemory {
  const memory = newIngestMemory(row)
  const { numbers, start } = memory
  numbers.set(frozen.recent.slice(0, RECENT_READINGS), start + RING)
  numbers[start + OLDEST] = frozen.recent.length % RECENT_READINGS
  numbers[start + NEWEST_AT] = frozen.newestAt ?? NOT_YET
  numbers[start + NEWEST_STAMP] = frozen.newestStamp ?? NOT_YET
  numbers[start + STAMPS_UNSEEN] = frozen.stampsUnseen ?? stampsNotKept(frozen)
  memory.packets = frozen.packets
  memory.behind = frozen.behind
  return memory
}

const stampsNotKept = ({ newestStamp, recent }: FrozenIngestMemory): number =>
  newestStamp === undefined && recent.length > 0 ? RECENT_READINGS : 0
