import type { Client } from 'aedes'
import type { DeviceId } from '../domain/model/device.ts'
import { type Believing, certificateOf } from './client-certificate.ts'
import { ownerOfClientId } from './client-id.ts'
import type { ConnectRefusal } from './connect-refusals.ts'
import type { Connection } from './connection.ts'
import { type DeviceCredentials, tokenHashOf } from './credentials.ts'
import { type FindDevice, GATEWAY, mayPublish } from './rights.ts'
import type { SourceReader } from './source-messages.ts'
import { isUnheard } from './unheard-topics.ts'

export interface SignInOptions extends Believing {
  readonly credentials: DeviceCredentials
  readonly find: FindDevice
  readonly sources?: Pick<SourceReader, 'means' | 'hasSources'> | undefined
}

/** The device that a certificate names, where the client itself names none. */
export const nameOf = (connection: Connection, options: SignInOptions) =>
  certificateOf(connection.socket, options)?.names.find(name => options.find(name) !== undefined)

/** Why it is not let in; notes what it was let in by. */
export function signInFault(
  client: Client,
  connection: Connection,
  username: DeviceId | undefined,
  password: Uint8Array | undefined,
  options: SignInOptions,
): ConnectRefusal | undefined {
  const { find, sources } = options
  if (!username) return 'anonymous'
  const fault = proofFault(connection, username, password, options)
  if (fault !== undefined) return fault
  const device = find(username)
  if (device === undefined) return 'unknown-device'
  if (ownerOfClientId(client.id, id => find(id) !== undefined) !== username) return 'client-id-not-its-own'
  const will = connection.will as { topic: string } | undefined
  if (will === undefined) return undefined
  const right = mayPublish(device, will.topic, find)
  if (right.ok || (device.kind === GATEWAY && sources?.means(device.id, will.topic))) return undefined
  return isUnheard(sources, device, will.topic, right.reason) ? undefined : 'will-outside-rights'
}

/** A certificate that names the device is proof enough; another one is none, and where one is required, no token helps. */
function proofFault(
  connection: Connection,
  username: DeviceId,
  password: Uint8Array | undefined,
  options: SignInOptions,
): ConnectRefusal | undefined {
  const { credentials, clientCertificates } = options
  const certificate = certificateOf(connection.socket, options)
  if (certificate?.isRevoked) return 'certificate-revoked'
  if (certificate?.names.includes(username)) {
    connection.certificate = certificate
    return undefined
  }
  if (certificate !== undefined && clientCertificates?.isRequired) return 'certificate-other'
  if (password === undefined) return certificate === undefined ? 'anonymous' : 'certificate-other'
  const verdict = credentials.check(username, password)
  if (verdict !== 'ok') return verdict
  connection.tokenHash = tokenHashOf(password)
  return undefined
}
