import { type Instant, NOT_YET } from '../model/time.ts'
import type { Identity } from './identity.ts'

/** What is remembered of a device's readings to tell a new one from one sent again. Plain data. */
export interface IngestMemory {
  /** Event time of the newest reading. */
  newestAt: Instant
  /**
   * Identities of the latest readings with a stamp, in a ring of `RECENT_READINGS`, not a number where there is none yet.
   * All of it is there from the start: what grows bit by bit lies apart from the rest of the device.
   */
  readonly recent: Identity[]
  /** Where the oldest of them stands, and the next will. */
  oldest: number
  /** The newest stamp among them, as the device gave it. */
  newestStamp: Instant
  /** So many more stamps must be seen before the newest is known: those of an older snapshot were not kept. */
  stampsUnseen: number
  /** Those of the latest without one, each with when it came: they hold for a while only. */
  packets: { readonly identity: Identity; readonly cameAt: Instant }[] | undefined
}

/** A device's repeats are recognised this many readings back. */
export const RECENT_READINGS = 64

export const newIngestMemory = (): IngestMemory => ({
  newestAt: NOT_YET,
  recent: Array.from({ length: RECENT_READINGS }, () => Number.NaN),
  oldest: 0,
  newestStamp: NOT_YET,
  stampsUnseen: 0,
  packets: undefined,
})

/** A stamp newer than all that were seen is no repeat: the 64 identities (35 ns, eight cache lines) are left alone. */
export const isRemembered = (memory: IngestMemory, stamp: Instant, identity: Identity): boolean =>
  (stamp <= memory.newestStamp || memory.stampsUnseen > 0) && memory.recent.includes(identity)

export function rememberStamped(memory: IngestMemory, stamp: Instant, identity: Identity): void {
  memory.recent[memory.oldest] = identity
  memory.oldest = (memory.oldest + 1) % RECENT_READINGS
  if (stamp > memory.newestStamp) memory.newestStamp = stamp
  if (memory.stampsUnseen > 0) memory.stampsUnseen--
}

/** Its form in a snapshot, the oldest identity first. Without `newestStamp` it is an older one. */
export interface FrozenIngestMemory {
  readonly newestAt?: Instant
  readonly recent: readonly Identity[]
  readonly newestStamp?: Instant
  readonly stampsUnseen?: number
  readonly packets?: IngestMemory['packets']
}

export const freezeIngestMemory = (memory: IngestMemory): FrozenIngestMemory => ({
  recent: inOrder(memory),
  ...(memory.newestAt !== NOT_YET && { newestAt: memory.newestAt }),
  ...(memory.newestStamp !== NOT_YET && { newestStamp: memory.newestStamp }),
  ...(memory.stampsUnseen > 0 && { stampsUnseen: memory.stampsUnseen }),
  ...(memory.packets !== undefined && { packets: memory.packets }),
})

const inOrder = ({ recent, oldest }: IngestMemory): Identity[] =>
  [...recent.slice(oldest), ...recent.slice(0, oldest)].filter(identity => !Number.isNaN(identity))

export const thawIngestMemory = (frozen: FrozenIngestMemory): IngestMemory => ({
  newestAt: frozen.newestAt ?? NOT_YET,
  recent: Array.from({ length: RECENT_READINGS }, (_, i) => frozen.recent[i] ?? Number.NaN),
  oldest: frozen.recent.length % RECENT_READINGS,
  newestStamp: frozen.newestStamp ?? NOT_YET,
  stampsUnseen:
    frozen.stampsUnseen ??
    (frozen.newestStamp === undefined && frozen.recent.length > 0 ? RECENT_READINGS : 0),
  packets: frozen.packets,
})
