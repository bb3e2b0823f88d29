import type { DeviceId } from '../domain/model/device.ts'

/** The way down to a system that is signed in at the server's own door: by the account of a gateway, and to nobody else. */
export interface GatewayPublisher {
  /** Whether it is there, and has subscribed to the topic. */
  hears(gateway: DeviceId, topic: string): boolean
  /**
   * Resolves when it is on its way; `isWanted` is asked again where it is sent once more to a session that came back. Rejects where
   * nobody is there.
   */
  publish(
    gateway: DeviceId,
    topic: string,
    payload: string | Uint8Array,
    isWanted: () => boolean,
  ): Promise<void>
  /** Tells of each gateway that is there, or has subscribed to more. Returns how to end it. */
  whenArrived(listener: (gateway: DeviceId) => void): () => void
}
