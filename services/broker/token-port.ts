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
  /** It opens the account from now on. What another device was opened by, is bound to or named in, or was taken from, is not. */
  bind(
    id: DeviceId,
    certificate: NamedCertificate,
    by: string,
    how: { readonly standing: Standing; readonly isTakenElsewhere: boolean },
  ): Promise<CertificateVerdict>
  /** It opens nothing any more, here or anywhere, and what is open by it ends. One that is neither bound nor seen is `unknown`, unless it is meant so. */
  revoke(
    id: DeviceId,
    certificate: NamedCertificate,
    by: string,
    how: { readonly standing: Standing; readonly isUnseen: boolean },
  ): Promise<CertificateVerdict>
}

/** What an id is to whoever decides. */
export type Standing = (id: DeviceId) => 'nobody' | 'reached' | 'out-of-reach'

export interface NamedCertificate extends Pick<DeviceCertificate, 'fingerprint' | 'serial' | 'expiresAt'> {
  /** Whose names are in it, where its text was given. */
  readonly names?: readonly string[]
}

export type CertificateVerdict =
  | 'done'
  | 'of-another'
  /** It was taken away at another device; to bind it all the same has to be said. */
  | 'taken-elsewhere'
  | 'too-many'
  | 'unknown'
  | 'of-authority'
