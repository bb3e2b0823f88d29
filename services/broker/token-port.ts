import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceTokens, Overlap } from '../domain/model/device-token.ts'
import type { Instant } from '../domain/model/time.ts'

/** The devices' tokens: durable, and in force at every door, when each of these resolves. */
export interface TokenDesk {
  /** Those that are good now. */
  of(id: DeviceId): DeviceTokens | undefined
  give(id: DeviceId, tokenHash: string, overlap: Overlap): Promise<void>
  /** The one before is no longer good, where it still was. */
  endFormer(id: DeviceId): Promise<void>
  /** Nothing opens its account any more. */
  take(id: DeviceId): Promise<void>
  /** The certificate that it signed in with last since this server runs, where it did. */
  certificate(id: DeviceId): SeenCertificate | undefined
}

export interface SeenCertificate {
  /** In hex, as `openssl x509 -serial` prints it. */
  readonly serial: string
  readonly expiresAt: Instant
  readonly seenAt: Instant
}
