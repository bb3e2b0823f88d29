import type { DeviceId } from '../domain/model/device.ts'
import type { Text } from '../domain/model/text.ts'
import type { Instant } from '../domain/model/time.ts'

export type BridgeState = 'connecting' | 'connected' | 'away' | 'stopped'

/** Why a bridge is away, in words that say what to do. */
export interface Failure {
  /** Kebab-case; counted under it. */
  readonly code: string
  readonly words: Text
}

/** A bridge as it stands now; nothing of it is secret. */
export interface BridgeStatus {
  readonly id: string
  readonly url: string
  readonly state: BridgeState
  readonly since: Instant
  /** The last one since the start, also where it is over. */
  readonly failure?: Failure & { readonly at: Instant }
  /** Since the start, those among them of which nothing was taken. */
  readonly messages: number
  readonly refused: number
  readonly inFlight: number
  readonly filters: readonly string[]
  /** Those of them that the broker would not have. */
  readonly filtersRefused: readonly string[]
  readonly gateway?: DeviceId
  /** The group with which it shares its subscriptions: some brokers lose what comes after their restart until it is back. */
  readonly shared?: string
}

/** Brokers that this server listens to as a client of theirs. */
export interface BridgeDesk {
  list(): readonly BridgeStatus[]
  has(id: string): boolean
}

/** The way down: what is published at a broker behind a bridge. */
export interface BridgePublisher {
  isConnected(bridge: string): boolean
  /**
   * Resolves when the broker has it (QoS 1). Rejects where the bridge is away, or is lost before the answer: then nobody
   * knows. Sent once; nothing waits here for a bridge to come back.
   */
  publish(bridge: string, topic: string, payload: string | Uint8Array): Promise<void>
  /** Tells of each bridge that is connected from now on. Returns how to end it. */
  whenConnected(listener: (bridge: string) => void): () => void
}
