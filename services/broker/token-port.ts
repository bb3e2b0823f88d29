import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate, SeenCertificate } from '../domain/model/device-certificate.ts'
import type { DeviceTokens, Overlap } from '../domain/model/device-token.ts'

/** The devices' tokens and certificates: durable, and in force at every door, when each of these resolves. */
export interface TokenDesk {
  /** Those that are good now. */
  of(id: DeviceId): DeviceTokens | undefined
  give(id: DeviceId, tokenHash: string, overlap: Overlap): Promise<void>
  /** The one before is no longer good, where it still was. */
  endFormer(id: DeviceId): Promise<void>
  /** Nothing opens its account any more. */
  take(id: DeviceId): Promise<void>
  /** The certificates that it signed in with, the latest first. */
  seen(id: DeviceId): readonly SeenCertificate[]
  /** About which somebody decided. */
  certificates(id: DeviceId): readonly DeviceCertificate[]
  /** It opens the account from now on. What is bound elsewhere, or was taken from another, is not. */
  bind(id: DeviceId, certificate: NamedCertificate, by: string): Promise<CertificateVerdict>
  /** It opens nothing any more, here or anywhere, and what is open by it ends. One that is neither bound nor seen is `unknown`, unless it is meant so. */
  revoke(
    id: DeviceId,
    certificate: NamedCertificate,
    by: string,
    how: { readonly isUnseen: boolean },
  ): Promise<CertificateVerdict>
}

export type NamedCertificate = Pick<DeviceCertificate, 'fingerprint' | 'serial' | 'expiresAt'>

export type CertificateVerdict = 'done' | 'of-another' | 'too-many' | 'unknown' | 'of-authority'
