import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { DurationMs } from '../domain/model/time.ts'
import type { MqttConfig } from './config.ts'

export interface Certificate {
  /** PEM texts. */
  readonly cert: string
  readonly key: string
}

export interface ListenerHooks {
  /** A raw socket, before anything is read or any handshake; `false` closes it. */
  readonly admit: (socket: Socket, isBeneathTls: boolean) => boolean
  readonly onSocket: (socket: Socket) => void
  readonly onHandshakeFailed: (error: Error, socket: Socket) => void
}

export interface Listeners {
  readonly port: number
  readonly tlsPort?: number
  readonly servers: readonly Server[]
}

/** Listens on the plain port, and on the one for TLS where there is a certificate. */
export async function openListeners(
  { host, port, tlsPort, limits }: MqttConfig,
  certificate: Certificate | undefined,
  hooks: ListenerHooks,
): Promise<Listeners> {
  const plain = plainListener(hooks)
  const plainPort = await listen(plain, host, port)
  if (certificate === undefined) return { port: plainPort, servers: [plain] }
  const tls = tlsListener(certificate, limits.connectTimeoutMs, hooks)
  return { port: plainPort, tlsPort: await listen(tls, host, tlsPort), servers: [plain, tls] }
}

function plainListener({ admit, onSocket }: ListenerHooks): Server {
  return createServer(SOCKET_OPTIONS, socket => {
    if (admit(socket, false)) onSocket(socket)
    else socket.destroy()
  })
}

function tlsListener(certificate: Certificate, handshakeTimeout: DurationMs, hooks: ListenerHooks): Server {
  const server = createTlsServer({ ...SOCKET_OPTIONS, ...certificate, handshakeTimeout }, hooks.onSocket)
  server.on('tlsClientError', hooks.onHandshakeFailed)
  server.on('connection', (socket: Socket) => {
    if (!hooks.admit(socket, true)) socket.destroy()
  })
  return server
}

const SOCKET_OPTIONS = { noDelay: true }

/** Resolves with the port, which the system chose where 0 was asked for. */
const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

/** Takes no more connections; resolves when the last open one has ended. */
export const stopListening = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
  })
