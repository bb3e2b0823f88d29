import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import type { DurationMs } from '../domain/model/time.ts'
import { rememberAddress } from '../runtime/handshake-fault.ts'
import type { ClientCertificates } from './client-ca.ts'
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
  { host, port, tlsPort, limits, clientCertificates }: MqttConfig,
  certificate: Certificate | undefined,
  hooks: ListenerHooks,
): Promise<Listeners> {
  const plain = plainListener(hooks)
  const plainPort = await listen(plain, host, port)
  if (certificate === undefined) return { port: plainPort, servers: [plain] }
  const secure = { ...certificate, ...askingFor(clientCertificates) }
  const tls = tlsListener(secure, limits.connectTimeoutMs, hooks)
  return { port: plainPort, tlsPort: await listen(tls, host, tlsPort), servers: [plain, tls] }
}

function plainListener({ admit, onSocket }: ListenerHooks): Server {
  return createServer(SOCKET_OPTIONS, socket => {
    if (admit(socket, false)) onSocket(socket)
    else socket.destroy()
  })
}

/** Where one is not required, who shows none, or none that is believed, signs in by token. */
const askingFor = (asked: ClientCertificates | undefined): TlsOptions =>
  asked === undefined ? {} : { ca: asked.ca, requestCert: true, rejectUnauthorized: asked.isRequired }

function tlsListener(secure: TlsOptions, handshakeTimeout: DurationMs, hooks: ListenerHooks): Server {
  const server = createTlsServer({ ...SOCKET_OPTIONS, ...secure, handshakeTimeout }, hooks.onSocket)
  server.on('tlsClientError', hooks.onHandshakeFailed)
  server.on('connection', (socket: Socket) => {
    rememberAddress(socket)
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
