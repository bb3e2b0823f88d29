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
  /** It was taken away at that device, and somebody bound it nevertheless. */
  readonly takenFrom?: DeviceId
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

/** Decided by its fingerprint alone, and it was not shown since: nobody knows whose name is in it. */
export const isSightUnseen = ({ serial, takenFrom }: DeviceCertificate): boolean =>
  serial === undefined && takenFrom === undefined

/** The CN, and behind it the DNS names. */
export const namesOf = (
  cn: string | string[] | undefined,
  altNames: string | undefined,
): readonly string[] => [...(cn === undefined ? [] : [cn].flat()), ...dnsNames(altNames)]

/** Node quotes those that hold anything odd; no id does. */
const dnsNames = (names = ''): string[] =>
  names.split(', ').flatMap(name => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []))
