import type { Environment } from '../config/environment.ts'
import { DAY, type DurationMs, MINUTE, SECOND } from '../domain/model/time.ts'

/** The chargers' door (OCPP 1.6J); there is none where no port is set. */
export interface OcppConfig {
  readonly host: string
  readonly port: number
  /** How often a charger that has nothing to tell is to be heard. */
  readonly heartbeatS: number
  /** Whether whoever holds a card up may charge: this server keeps no list of cards. */
  readonly authorize: 'accept' | 'refuse'
  readonly limits: OcppLimits
}

export interface OcppLimits {
  readonly connectionsMax: number
  /** A longer message is refused by name; one that is far longer ends its connection before it is read. */
  readonly messageBytesMax: number
  /** Calls of one charger that are not answered yet: at this many no more is read from it. */
  readonly inFlightMax: number
  readonly messagesPerSecondMax: number
  /** Messages that may come at once before the pace counts: what a charger had queued. */
  readonly burstMax: number
  readonly handshakeMsMax: DurationMs
  readonly pingMs: DurationMs
  /** From which nothing comes for as long, no message and no pong, is gone. */
  readonly idleMs: DurationMs
  /** A charger that is back within this was never away: its line is a mobile phone's. */
  readonly graceMs: DurationMs
  /** A call to a charger that it does not answer. */
  readonly callMsMax: DurationMs
  /** Calls to one charger that wait for their turn: it takes one at a time. */
  readonly callsWaitingMax: number
  /** What waits to be sent to one charger. */
  readonly outgoingBytesMax: number
  /** A stamp that is older is no measurement that waited for the line but a clock that was never set. */
  readonly queuedMsMax: DurationMs
}

export function ocppConfig(env: Environment): OcppConfig | undefined {
  const config: OcppConfig = {
    host: env.text('LINLI_OCPP_HOST') ?? '0.0.0.0',
    port: env.port('LINLI_OCPP_PORT', 0),
    heartbeatS: env.integer('LINLI_OCPP_HEARTBEAT_SECONDS', 300, 10, 86_400),
    authorize: env.oneOf('LINLI_OCPP_AUTHORIZE', ['accept', 'refuse'], 'accept'),
    limits: limits(env),
  }
  if (config.limits.idleMs <= config.heartbeatS * SECOND) {
    env.fault(
      'LINLI_OCPP_IDLE_SECONDS: not above LINLI_OCPP_HEARTBEAT_SECONDS, between which a charger is quiet',
    )
  }
  return env.text('LINLI_OCPP_PORT') === undefined ? undefined : config
}

const limits = (env: Environment): OcppLimits => ({
  connectionsMax: env.integer('LINLI_OCPP_CONNECTIONS', 2_000, 1, 100_000),
  messageBytesMax: env.integer('LINLI_OCPP_MESSAGE_BYTES', 262_144, 256, 16_777_216),
  inFlightMax: env.integer('LINLI_OCPP_IN_FLIGHT', 16, 1, 10_000),
  messagesPerSecondMax: env.integer('LINLI_OCPP_MESSAGES_PER_SECOND', 20, 1, 10_000),
  burstMax: env.integer('LINLI_OCPP_BURST', 500, 1, 1_000_000),
  handshakeMsMax: env.integer('LINLI_OCPP_HANDSHAKE_TIMEOUT_MS', 10_000, 10, 600_000),
  pingMs: env.integer('LINLI_OCPP_PING_SECONDS', 60, 1, 3_600) * SECOND,
  idleMs: env.integer('LINLI_OCPP_IDLE_SECONDS', 900, 2, 172_800) * SECOND,
  graceMs: env.integer('LINLI_OCPP_GRACE_SECONDS', 120, 0, 86_400) * SECOND,
  callMsMax: env.integer('LINLI_OCPP_CALL_TIMEOUT_MS', 30_000, 10, 600_000),
  callsWaitingMax: env.integer('LINLI_OCPP_CALLS_WAITING', 16, 1, 1_000),
  outgoingBytesMax: env.integer('LINLI_OCPP_OUTGOING_BYTES', 1_048_576, 1_024, 67_108_864),
  queuedMsMax: env.integer('LINLI_OCPP_QUEUED_DAYS', 30, 1, 3_650) * DAY,
})

/** A stamp not further behind than this is of now: the line and the charger's own patience. */
export const LIVE_MS: DurationMs = 5 * MINUTE
