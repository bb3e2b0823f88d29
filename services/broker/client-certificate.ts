import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import {
  type DeviceCertificate,
  fingerprintOf,
  isSightUnseen,
  namesOf,
} from '../domain/model/device-certificate.ts'
import type { Instant } from '../domain/model/time.ts'
import { type ClientCertificates, serialOf } from './client-ca.ts'
import type { DeviceCertificates } from './device-certificates.ts'
import type { FindDevice } from './rights.ts'

/** What a client showed in the handshake and proved to have: signed by the CA that is believed, or bound to a device; and in its time. */
export interface ClientCertificate {
  /** The CN, and behind it the DNS names: one of them is the id of the device. Of one that is bound, that device alone. */
  readonly names: readonly string[]
  readonly fingerprint: string
  readonly serial: string
  readonly expiresAt: Instant
  readonly isRevoked: boolean
  /** It opens the device because somebody said so. */
  readonly isBound: boolean
}

export interface Believing {
  readonly clientCertificates?: ClientCertificates | undefined
  readonly certificates?: Pick<DeviceCertificates, 'get'> | undefined
  readonly find?: FindDevice | undefined
  readonly now?: (() => Instant) | undefined
}

/** Nothing where there is none, or where it is not believed. */
export function certificateOf(socket: Socket, believing: Believing): ClientCertificate | undefined {
  const { clientCertificates, certificates, find, now = Date.now } = believing
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
  const certified = socket.authorized ? namesOf(subject.CN, subjectaltname) : []
  const said = decided(certified, known, find)
  const isRevoked = clientCertificates.revoked.includes(serial) || said.isRevoked
  return { ...said, serial, fingerprint, expiresAt: Date.parse(valid_to), isRevoked }
}

/**
 * What was decided at one device by a fingerprint alone says nothing about other devices that the CA named in it: who reaches
 * that one only would lock them out.
 */
function decided(certified: readonly string[], known: DeviceCertificate | undefined, find?: FindDevice) {
  if (known === undefined) return { names: certified, isBound: false, isRevoked: false }
  const isBound = known.state === 'bound'
  const isOther = (name: string) => name !== known.device && find?.(name) !== undefined
  if (!isSightUnseen(known) || !certified.some(isOther))
    return { names: [known.device], isBound, isRevoked: !isBound }
  const names = isBound ? certified : certified.filter(name => name !== known.device)
  return { names, isBound: false, isRevoked: false }
}
