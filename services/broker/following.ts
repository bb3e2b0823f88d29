import type { Client } from 'aedes'
import type { Logger } from 'pino'
import type { Tally } from '../runtime/tally.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { Door } from './door.ts'
import type { PublishRefusal } from './rights.ts'

export interface FollowingOptions {
  readonly connections: Connections
  /** The client said goodbye: its last will is not to be published. */
  readonly willOver: (will: object) => void
  /** It is there, or has subscribed. */
  readonly arrived: (client: Client) => void
  readonly tally: Tally
  readonly log: Logger
}

/** Follows what aedes says of its clients. */
export function followClients(
  door: Door,
  { connections, willOver, arrived, tally, log }: FollowingOptions,
): void {
  door.on('clientReady', client => {
    const connection = connections.of(client.conn)
    connection.phase = 'ready'
    connection.delivery?.ready()
    if (log.isLevelEnabled('debug')) logConnected(connection, client, log)
    // Not at once: aedes first handles what came along with CONNECT.
    setImmediate(connection.resume)
    arrived(client)
  })
  door.on('clientDisconnect', client => {
    const { will } = connections.of(client.conn)
    if (will !== undefined && (client as Leaving)._disconnected) willOver(will)
  })
  // Nothing is known to cause one; without a listener it would end the process.
  door.on(
    'error' as 'closed',
    ((error: Error) => log.error({ err: error }, 'the MQTT broker failed')) as () => void,
  )
  door.on('subscribe', (subscriptions, client) => {
    const granted = subscriptions.filter(({ qos }) => (qos as number) !== SUBSCRIPTION_REFUSED)
    if (granted.length === 0) return
    const filters = granted.map(({ topic }) => topic)
    log.debug({ device: connections.of(client.conn).account?.id, filters }, 'mqtt subscribed')
    arrived(client)
  })
  // Before a client id is known: no CONNECT in time, or bytes that are not MQTT.
  door.on('connectionError', (client, error) => {
    const { address, phase } = connections.of(client.conn)
    if (phase !== 'new') return
    tally.add('connects_refused', reasonOf(error))
    log.warn({ address, reason: error.message }, 'mqtt connection refused')
  })
  door.on('clientError', (client, error) => {
    const connection = connections.of(client.conn)
    const { account, address } = connection
    if (error.message === 'drain timeout') tally.add('mqtt_closed', 'too-slow')
    const violation = isOver(connection) ? undefined : violationIn(error)
    if (violation !== undefined) tally.add(violation.refused, violation.reason)
    const line = { device: account?.id, address, reason: violation?.reason, error: error.message }
    log[violation === undefined ? 'debug' : 'warn'](line, 'mqtt connection ended')
  })
}

function logConnected({ account, address }: Connection, { id }: Client, log: Logger): void {
  log.debug({ device: account?.id, client: id, address }, 'mqtt connected')
}

const reasonOf = (error: Error): string =>
  error.message === 'connect did not arrive in time' ? 'connect-timeout' : 'not-mqtt'

// What fails after that is the end of the connection itself, and counted where it was decided.
const isOver = ({ phase, refused }: Connection): boolean => phase !== 'ready' || refused

interface Violation {
  readonly refused: 'publishes_refused' | 'subscriptions_refused'
  readonly reason: PublishRefusal | 'mqtt-violation'
}

// Bytes that are no MQTT, a topic or filter that cannot be: aedes ends the connection before any right is asked for,
// and says why in words alone.
function violationIn({ message }: Error): Violation | undefined {
  if (!/PUBLISH|SUBSCRIBE|topic|Invalid|Malformed|Packet|parse|supported/.test(message)) return undefined
  const refused = message.includes('SUBSCRIBE') ? 'subscriptions_refused' : 'publishes_refused'
  if (message.includes('is not allowed in PUBLISH') || message.includes('is only allowed in')) {
    return { refused, reason: 'topic-wildcard' }
  }
  return { refused, reason: message.includes('topic') ? 'topic-malformed' : 'mqtt-violation' }
}

const SUBSCRIPTION_REFUSED = 0x80

/** What the types of aedes do not tell: it sent DISCONNECT. */
type Leaving = Client & { readonly _disconnected: boolean }
