import { randomUUID } from 'node:crypto'
import type { AedesOptions, AuthenticateError, Client } from 'aedes'
import type { Logger } from 'pino'
import type { DeviceId } from '../domain/model/device.ts'
import { isId } from '../domain/model/place.ts'
import type { Tally } from '../runtime/tally.ts'
import type { TurnedAway } from '../runtime/turned-away.ts'
import type { Arrivals } from './arrivals.ts'
import { madeClientId } from './client-id.ts'
import type { MqttLimits } from './config.ts'
import { type ConnectRefusal, REFUSALS } from './connect-refusals.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { LifeSafety } from './life-safety.ts'
import type { Kept } from './sessions/persistence.ts'
import { nameOf, type SignInOptions, signInFault } from './sign-in.ts'

export interface ConnectingOptions extends SignInOptions {
  readonly arrivals: Arrivals
  readonly connections: Connections
  readonly lifeSafety: Pick<LifeSafety, 'speaksFor'>
  readonly limits: MqttLimits
  readonly kept: Pick<Kept, 'sessions' | 'messages'>
  readonly tally: Tally
  readonly log: Logger
  /** Who is not let in, for whoever looks for it. */
  readonly turnedAway?: Pick<TurnedAway, 'note' | 'letIn'> | undefined
  readonly signedIn?: (connection: Connection, id: DeviceId) => void
}

export type ConnectingHooks = Required<Pick<AedesOptions, 'preConnect' | 'authenticate'>>

/** Decides who is let in. */
export function connecting(options: ConnectingOptions): ConnectingHooks {
  const { connections, tally, log } = options

  function refuse(connection: Connection, reason: ConnectRefusal, username: string | undefined): void {
    tally.add('connects_refused', reason)
    const device = username?.slice(0, 64)
    log.warn({ address: connection.address, device, reason }, 'mqtt connection refused')
    // What is no id may be anything that somebody typed there, a token perhaps.
    const name = username !== undefined && isId(username) ? username : undefined
    options.turnedAway?.note(connection.socket.remoteAddress, reason, name)
  }

  return {
    preConnect(client, packet, callback) {
      const connection = connections.of(client.conn)
      connection.phase = 'connecting'
      connection.client = client
      // One that keeps a session may be sent to before it subscribes, others when they do.
      if (packet.clean === false) connection.receives(options.kept.messages)
      const reason = formFault(packet, options.limits)
      if (reason !== undefined) {
        refuse(connection, reason, packet.username)
        return answerAndEnd(connection, reason, packet.protocolVersion, callback)
      }
      connection.will = packet.will
      // aedes would time out a client that pings while its burst waits to be read; the silence is counted elsewhere.
      connection.silenceMsMax = (packet.keepalive ?? 0) * KEEP_ALIVE_FACTOR * 1_000
      packet.keepalive = 0
      // One that vanishes without a word and promised nothing is found out by TCP.
      if (connection.silenceMsMax === 0) connection.socket.setKeepAlive(true, TCP_KEEP_ALIVE_MS)
      const named = packet.username ?? nameOf(connection, options)
      if (named !== undefined) packet.username = named
      if (packet.clientId === '') packet.clientId = madeClientId(packet.username ?? '', randomUUID())
      callback(null, true)
    },

    authenticate(client, username, password, callback) {
      const connection = connections.of(client.conn)
      const reason = signInFault(client, connection, username, password, options)
      if (reason === undefined) {
        admit(client, connection, username as string, options)
        options.turnedAway?.letIn(username as string)
        options.signedIn?.(connection, username as string)
        return callback(null, true)
      }
      refuse(connection, reason, username)
      callback(Object.assign(new Error(reason), { returnCode: REFUSALS[reason] }) as AuthenticateError, false)
    },
  }
}

/** MQTT 3.1.1, 3.1.2.10: half as long again as the client promised. */
const KEEP_ALIVE_FACTOR = 1.5
const TCP_KEEP_ALIVE_MS = 60_000

interface ConnectForm {
  readonly protocolVersion?: number
  readonly clientId: string
  readonly clean?: boolean
  readonly username?: string
  readonly will?: { readonly topic: string; readonly qos?: number }
}

function formFault(packet: ConnectForm, limits: MqttLimits): ConnectRefusal | undefined {
  if (packet.protocolVersion === 5) return 'protocol-version'
  if (isMalformed(packet)) return 'packet-malformed'
  if (packet.clientId === '' && packet.clean !== true) return 'client-id-missing'
  return packet.clientId.length > limits.clientIdLengthMax ? 'client-id-too-long' : undefined
}

// The parser of aedes lets these pass: MQTT 3.1.1, 1.5.3-2 and 3.1.2-14.
const isMalformed = ({ clientId, username = '', will }: ConnectForm): boolean =>
  (will?.qos ?? 0) > 2 || [clientId, username, will?.topic ?? ''].some(text => text.includes('\0'))

// aedes answers only after this hook has let a client pass, and MQTT 5 reads another answer than it would write.
function answerAndEnd(
  { socket }: Connection,
  reason: ConnectRefusal,
  protocolVersion: number | undefined,
  callback: (error: Error, success: boolean) => void,
): void {
  const code = REFUSALS[reason]
  if (code === undefined) {
    callback(new Error(reason), false)
    return
  }
  const connack = protocolVersion === 5 ? MQTT5_UNSUPPORTED_VERSION : [0x20, 2, 0, code]
  socket.end(Buffer.from(connack), () => callback(new Error(reason), false))
}

/** CONNACK of MQTT 5 without properties: reason code 0x84, unsupported protocol version. */
const MQTT5_UNSUPPORTED_VERSION = [0x20, 3, 0, 0x84, 0]

// A device that comes back again and again must not be kept out by what it left behind: the oldest goes.
function admit(client: Client, connection: Connection, username: string, options: ConnectingOptions): void {
  const { arrivals, connections, find, lifeSafety, limits, log } = options
  const others = connections.ofDevice(username).filter(other => other.client?.id !== client.id)
  if (others.length >= limits.connectionsPerDeviceMax) {
    log.warn(
      { device: username, address: others[0]?.address },
      'too many connections of a device, the oldest closed',
    )
    others[0]?.client?.close()
  }
  const device = find(username)
  const account = connections.signIn(connection, username)
  arrivals.signedIn(connection.socket)
  if (!client.clean) holdSession(client, connection, username, options)
  account.lifeSafety = device !== undefined && lifeSafety.speaksFor(device)
}

function holdSession(
  client: Client,
  { socket }: Connection,
  owner: string,
  { kept }: ConnectingOptions,
): void {
  kept.sessions.begin(client, owner)
  // aedes tells only of clients that it has registered, and one may be lost before.
  socket.once('close', () => kept.sessions.left(client))
}
