import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Instant } from '../domain/model/time.ts'
import { type ClientCertificates, serialOf } from './client-ca.ts'

/** What a client showed in the handshake, signed by the CA that is believed, and in its time. */
export interface ClientCertificate {
  /** The CN, and behind it the DNS names: one of them is the id of the device. */
  readonly names: readonly string[]
  readonly serial: string
  readonly expiresAt: Instant
  readonly isRevoked: boolean
}

/** Nothing where there is none, or where it is not believed. */
export function certificateOf(
  socket: Socket,
  believed: ClientCertificates | undefined,
): ClientCertificate | undefined {
  if (believed === undefined || !(socket instanceof TLSSocket) || !socket.authorized) return undefined
  const { subject, subjectaltname, serialNumber, valid_to } = socket.getPeerCertificate()
  if (subject === undefined) return undefined
  const serial = serialOf(serialNumber)
  return {
    names: [...listOf(subject.CN), ...dnsNames(subjectaltname)],
    serial,
    expiresAt: Date.parse(valid_to),
    isRevoked: believed.revoked.includes(serial),
  }
}

const listOf = (name: string | string[] | undefined): string[] => (name === undefined ? [] : [name].flat())

/** Node quotes those that hold anything odd; no id does. */
const dnsNames = (names = ''): string[] =>
  names.split(', ').flatMap(name => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []))
