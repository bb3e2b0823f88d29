import type { Environment } from '../config/environment.ts'
import { type DurationMs, HOUR, SECOND } from '../domain/model/time.ts'
import { type ClientCertificates, clientCertificates } from './client-ca.ts'

export interface MqttConfig {
  readonly host: string
  readonly port: number
  /** Listened on only where a certificate is set. */
  readonly tlsPort: number
  /** Believed on the TLS port instead of a token. */
  readonly clientCertificates?: ClientCertificates | undefined
  readonly limits: MqttLimits
  readonly pace: PaceLimits
  readonly sessions: SessionLimits
}

export interface MqttLimits {
  /** A longer payload is acknowledged, refused and counted. */
  readonly payloadBytesMax: number
  /** A client that announces a longer packet is closed before it is read. */
  readonly packetBytesMax: number
  /** The same before the client has signed in. */
  readonly connectBytesMax: number
  readonly keysMax: number
  readonly clientIdLengthMax: number
  readonly connectionsMax: number
  /** Those of them that have not signed in yet; with one more, the oldest is closed. */
  readonly signingInMax: number
  /** Refusals and the like that are logged; all are counted. */
  readonly warningsPerMinuteMax: number
  /** Connections of one account at a time. */
  readonly connectionsPerDeviceMax: number
  /** Publishes that are not answered yet, over all clients: at this many no more is read from any. */
  readonly inFlightMax: number
  readonly inFlightBytesMax: number
  /** Above these two, for devices that a life may hang on alone. */
  readonly inFlightReserve: number
  readonly inFlightReserveBytes: number
  /** The same of one client: at this many no more is read from it. */
  readonly inFlightPerClientMax: number
  readonly inFlightBytesPerClientMax: number
  /** Publishes that are with the journal at a time. The others wait in turn, and a call for help passes them. */
  readonly committingMax: number
  /** What waits to be sent to one client that is connected: at this much it is closed. */
  readonly outgoingBytesPerClientMax: number
  readonly subscriptionsPerClientMax: number
  readonly connectTimeoutMs: DurationMs
  /** A client that does not take what is sent to it for this long is closed. */
  readonly drainTimeoutMs: DurationMs
  /** How long a stop waits for what is in flight. */
  readonly closeTimeoutMs: DurationMs
}

export interface PaceLimits {
  readonly messagesPerSecondMax: number
  /** Messages that may come at once before the pace counts. */
  readonly burstMax: number
  /** A message that would have to wait longer is dropped, unless a life may hang on it. */
  readonly delayMsMax: DurationMs
}

/** What is kept for clients beyond a connection, and so beyond a restart. */
export interface SessionLimits {
  readonly sessionsMax: number
  readonly sessionsPerDeviceMax: number
  /** How long the session of a client that is away is kept. */
  readonly keepMs: DurationMs
  /** Messages that wait for one client that is away or slow. */
  readonly queuedPerClientMax: number
  /** Messages that wait, retained ones and QoS 2 messages that are not finished, over all clients. */
  readonly bytesMax: number
  /** The same of one account: it fills nobody else's room. */
  readonly bytesPerDeviceMax: number
  /** Above `bytesMax`, for accounts that a life may hang on alone. */
  readonly bytesReserve: number
  readonly retainedMax: number
  /** Of one payload; a longer one is told to everybody and not retained. */
  readonly retainedBytesMax: number
  /** After a start, how long clients have to come back before the last will of their lost connection is published. */
  readonly willGraceMs: DurationMs
}

export const mqttConfig = (env: Environment): MqttConfig => ({
  host: env.text('LINLI_MQTT_HOST') ?? '0.0.0.0',
  port: env.port('LINLI_MQTT_PORT', 1883),
  tlsPort: env.port('LINLI_MQTTS_PORT', 8883),
  clientCertificates: clientCertificates(env),
  limits: mqttLimits(env),
  pace: {
    messagesPerSecondMax: env.integer('LINLI_MQTT_MESSAGES_PER_SECOND', 200, 1, 1_000_000),
    burstMax: env.integer('LINLI_MQTT_BURST', 1_000, 1, 1_000_000),
    delayMsMax: env.integer('LINLI_MQTT_DELAY_MS', 10_000, 0, 3_600_000),
  },
  sessions: {
    sessionsMax: env.integer('LINLI_MQTT_SESSIONS', 20_000, 1, 1_000_000),
    sessionsPerDeviceMax: env.integer('LINLI_MQTT_SESSIONS_PER_DEVICE', 8, 1, 10_000),
    keepMs: env.integer('LINLI_MQTT_SESSION_KEEP_HOURS', 72, 1, 8_760) * HOUR,
    // A message id has 16 bits, and none is used twice at a time.
    queuedPerClientMax: env.integer('LINLI_MQTT_QUEUED_PER_CLIENT', 1_000, 1, 65_535),
    bytesMax: env.integer('LINLI_MQTT_KEPT_BYTES', 64 * MIB, 1_024, 4_096 * MIB),
    bytesPerDeviceMax: env.integer('LINLI_MQTT_KEPT_BYTES_PER_DEVICE', 4 * MIB, 1_024, 4_096 * MIB),
    bytesReserve: env.integer('LINLI_MQTT_KEPT_BYTES_RESERVE', 16 * MIB, 0, 4_096 * MIB),
    retainedMax: env.integer('LINLI_MQTT_RETAINED', 20_000, 1, 1_000_000),
    retainedBytesMax: env.integer('LINLI_MQTT_RETAINED_BYTES', 4 * KIB, 1, MIB),
    willGraceMs: env.integer('LINLI_MQTT_WILL_GRACE_SECONDS', 60, 0, 86_400) * SECOND,
  },
})

function mqttLimits(env: Environment): MqttLimits {
  const payloadBytesMax = env.integer('LINLI_MQTT_PAYLOAD_BYTES', 64 * KIB, 1, 16 * MIB)
  // One MiB of payload and the longest topic: too large a payload is then refused by name, not by hanging up.
  const packetBytesMax = env.integer('LINLI_MQTT_PACKET_BYTES', MIB + 64 * KIB, 1, 256 * MIB)
  if (packetBytesMax < payloadBytesMax) {
    env.fault('LINLI_MQTT_PACKET_BYTES: smaller than LINLI_MQTT_PAYLOAD_BYTES, which it has to hold')
  }
  return {
    payloadBytesMax,
    packetBytesMax,
    // A last will may be as long as any payload; the names around it are short.
    connectBytesMax: Math.min(packetBytesMax, payloadBytesMax + 4 * KIB),
    keysMax: env.integer('LINLI_MQTT_PAYLOAD_KEYS', 64, 1, 10_000),
    clientIdLengthMax: env.integer('LINLI_MQTT_CLIENT_ID_LENGTH', 128, 23, 65_535),
    connectionsMax: env.integer('LINLI_MQTT_CONNECTIONS', 10_000, 1, 1_000_000),
    signingInMax: env.integer('LINLI_MQTT_SIGNING_IN', 2_000, 1, 1_000_000),
    warningsPerMinuteMax: env.integer('LINLI_MQTT_WARNINGS_PER_MINUTE', 60, 1, 1_000_000),
    connectionsPerDeviceMax: env.integer('LINLI_MQTT_CONNECTIONS_PER_DEVICE', 8, 1, 10_000),
    inFlightMax: env.integer('LINLI_MQTT_IN_FLIGHT', 5_000, 1, 10_000_000),
    inFlightBytesMax: env.integer('LINLI_MQTT_IN_FLIGHT_BYTES', 64 * MIB, 1_024, 4_096 * MIB),
    inFlightReserve: env.integer('LINLI_MQTT_IN_FLIGHT_RESERVE', 5_000, 1, 10_000_000),
    inFlightReserveBytes: env.integer('LINLI_MQTT_IN_FLIGHT_RESERVE_BYTES', 16 * MIB, 1_024, 4_096 * MIB),
    inFlightPerClientMax: env.integer('LINLI_MQTT_IN_FLIGHT_PER_CLIENT', 1_000, 1, 1_000_000),
    inFlightBytesPerClientMax: env.integer(
      'LINLI_MQTT_IN_FLIGHT_BYTES_PER_CLIENT',
      4 * MIB,
      1_024,
      4_096 * MIB,
    ),
    committingMax: env.integer('LINLI_MQTT_COMMITTING', 1_000, 1, 1_000_000),
    outgoingBytesPerClientMax: env.integer('LINLI_MQTT_OUTGOING_BYTES_PER_CLIENT', MIB, 1_024, 1_024 * MIB),
    subscriptionsPerClientMax: env.integer('LINLI_MQTT_SUBSCRIPTIONS_PER_CLIENT', 10_000, 1, 1_000_000),
    connectTimeoutMs: env.integer('LINLI_MQTT_CONNECT_TIMEOUT_MS', 10_000, 1, 600_000),
    drainTimeoutMs: env.integer('LINLI_MQTT_DRAIN_TIMEOUT_MS', 60_000, 1, 3_600_000),
    closeTimeoutMs: env.integer('LINLI_MQTT_CLOSE_TIMEOUT_MS', 5_000, 0, 600_000),
  }
}

const KIB = 1_024
const MIB = 1_024 * KIB
