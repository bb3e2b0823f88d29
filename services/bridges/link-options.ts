import type { IClientOptions } from 'mqtt'
import { SESSION_EXPIRY_S } from './bridge-form.ts'
import type { BridgeConfig } from './config.ts'
import { secretsOf } from './secrets.ts'

/** Throws where a file of the bridge cannot be used. */
export function linkOptions(config: BridgeConfig, clientId: string): IClientOptions {
  const { username, serverName, protocol, cleanSession, keepaliveSeconds } = config
  return {
    ...secretsOf(config),
    ...(username !== undefined && { username }),
    ...(serverName !== undefined && { servername: serverName }),
    clientId,
    clean: cleanSession,
    keepalive: keepaliveSeconds,
    protocolVersion: protocol,
    connectTimeout: CONNECT_MS_MAX,
    resubscribe: false,
    ...(protocol === 5 && { properties: propertiesOf(config) }),
  }
}

const CONNECT_MS_MAX = 15_000

const propertiesOf = ({ cleanSession, sessionExpirySeconds, inFlightMax }: BridgeConfig) => ({
  sessionExpiryInterval: sessionExpirySeconds ?? (cleanSession ? 0 : SESSION_EXPIRY_S),
  receiveMaximum: inFlightMax,
})
