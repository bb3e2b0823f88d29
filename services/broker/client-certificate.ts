import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { fingerprintOf } from '../domain/model/device-certificate.ts'
import type { Instant } from '../domain/model/time.ts'
import { type ClientCertificates, serialOf } from './client-ca.ts'
import type { DeviceCertificates } from './device-certificates.ts'

/** What a client showed in the handshake and proved to have: signed by the CA that is believed, or bound to a device; and in its time. */
export interface ClientCertificate {
  /** The CN, and behind it the DNS names: one of them is the id of the device. Of one that is bound, that device alone. */
  readonly names: readonly string[]
  readonly fingerprint: string
  readonly serial: string
  readonly expiresAt: Instant
  readonly isRevoked: boolean
}

export interface Believing {
  readonly clientCertificates?: ClientCertificates | undefined
  readonly certificates?: Pick<DeviceCertificates, 'get'> | undefined
  readonly now?: (() => Instant) | undefined
}

/** Nothing where there is none, or where it is not believed. */
export function certificateOf(socket: Socket, believing: Believing): ClientCertificate | undefined {
  const { clientCertificates, certificates, now = Date.now } = believing
  if (clientCertificates === undefined || !(socket instanceof TLSSocket)) return undefined
  const { subject, subjectaltname, serialNumber, valid_from, valid_to, fingerprint256 } =
    socket.getPeerCertificate()
  if (subject === undefined) return undefined
  const fingerprint = fingerprintOf(fingerprint256) ?? ''
  const known = certificates?.get(fingerprint)
  const isInTime = Date.parse(valid_from) <= now() && now() < Date.parse(valid_to)
  // Of one that the CA did not sign the handshake says nothing but that whoever shows it has its key.
  if (!socket.authorized && (known === undefined || !isInTime)) return undefined
  const serial = serialOf(serialNumber)
  return {
    names: known === undefined ? [...listOf(subject.CN), ...dnsNames(subjectaltname)] : [known.device],
    serial,
    fingerprint,
    expiresAt: Date.parse(valid_to),
    isRevoked: clientCertificates.revoked.includes(serial) || known?.state === 'revoked',
  }
}

const listOf = (name: string | string[] | undefined): string[] => (name === undefined ? [] : [name].flat())

/** Node quotes those that hold anything odd; no id does. */
const dnsNames = (names = ''): string[] =>
  names.split(', ').flatMap(name => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []))
