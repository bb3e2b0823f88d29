import type { DeviceId } from './device.ts'
import type { Instant } from './time.ts'

/** What somebody decided about a client certificate: that it opens a device’s account, or that it opens none any more. */
export interface DeviceCertificate {
  /** SHA-256 of the certificate, 64 hex digits in small letters: what is known of it where its text is not at hand. */
  readonly fingerprint: string
  /** The one that it opens, or from which it was taken. */
  readonly device: DeviceId
  readonly state: 'bound' | 'revoked'
  /** Where its text was given, or where it was shown. */
  readonly serial?: string
  readonly expiresAt?: Instant
  readonly at: Instant
  readonly by: string
}

/** One that a device signed in by. */
export interface SeenCertificate {
  /** In hex, as `openssl x509 -serial` prints it. */
  readonly serial: string
  readonly fingerprint: string
  readonly expiresAt: Instant
  readonly seenAt: Instant
}

/** However a tool writes it: `AB:CD`, `abcd` and `ab cd` are one. Nothing where it is no SHA-256. */
export function fingerprintOf(written: string): string | undefined {
  const digits = written.replaceAll(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}
