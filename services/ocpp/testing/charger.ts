import { RPCClient } from 'ocpp-rpc'

export interface ChargerOptions {
  readonly port: number
  readonly id: string
  readonly token: string | undefined
  /** Whom it trusts to sign the server's certificate; the public authorities where it is given none. */
  readonly ca?: string | undefined
  /** As security profile 1 has it. */
  readonly isPlain?: boolean
  readonly reconnect?: boolean
}

/** A charger as a library of the trade has it: strict where the standard is, and it comes back by itself where it is to. */
export function charger({
  port,
  id,
  token,
  ca,
  isPlain = true,
  reconnect = false,
}: ChargerOptions): RPCClient {
  return new RPCClient({
    endpoint: `${isPlain ? 'ws' : 'wss'}://127.0.0.1:${port}/ocpp`,
    identity: id,
    // None where there is none: its types know no charger without one.
    password: token as string,
    protocols: ['ocpp1.6'],
    strictMode: true,
    strictModeValidators: [],
    pingIntervalMs: 30_000,
    deferPingsOnActivity: false,
    respondWithDetailedErrors: false,
    callConcurrency: 1,
    maxBadMessages: Number.POSITIVE_INFINITY,
    maxReconnects: Number.POSITIVE_INFINITY,
    wsOpts: { ...(ca && { ca }) },
    headers: {},
    reconnect,
    callTimeoutMs: 60_000,
    backoff: { initialDelay: 50, maxDelay: 500, factor: 1.5, randomisationFactor: 0.5 },
  })
}

export async function connected(options: ChargerOptions): Promise<RPCClient> {
  const client = charger(options)
  await client.connect()
  return client
}

/** Says what a charger says when it has started: who it is, and that all is well with it. */
export async function boots(client: RPCClient, connectors = 1): Promise<void> {
  await client.call('BootNotification', {
    chargePointVendor: 'Linli',
    chargePointModel: 'Test',
    firmwareVersion: '1.2.3',
  })
  for (let connectorId = 0; connectorId <= connectors; connectorId++)
    await says(client, connectorId, 'Available')
}

export const says = (client: RPCClient, connectorId: number, status: string, errorCode = 'NoError') =>
  client.call('StatusNotification', { connectorId, status, errorCode, timestamp: new Date().toISOString() })
