import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Instant } from '../domain/model/time.ts'
import { addressBelow, handshakeFault, rememberAddress } from '../runtime/handshake-fault.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import { TurnedAway } from '../runtime/turned-away.ts'
import type { UnclaimedList } from '../sources/unclaimed.ts'
import { type AdmissionOptions, admission, callerOf } from './admission.ts'
import type { OcppConfig, OcppLimits } from './config.ts'
import { Giving } from './giving.ts'
import { Listener, type ListenerOptions } from './listener.ts'
import { Room } from './room.ts'
import { SessionsKept, type SessionsKeptOptions } from './sessions-kept.ts'
import { SUBPROTOCOL } from './signing-in.ts'
import { Visits } from './visits.ts'

export interface OcppDoorOptions
  extends Omit<ListenerOptions, 'settings' | 'giving'>,
    Omit<AdmissionOptions, 'log' | 'visits'>,
    Pick<SessionsKeptOptions, 'sessions'> {
  readonly config: OcppConfig
  /** With it the door speaks TLS alone: security profile 2. */
  readonly certificate?: { readonly cert: string; readonly key: string }
  readonly unclaimed: Pick<UnclaimedList, 'note' | 'drop'>
  readonly intake: Pick<Intake, 'submit'>
  readonly timers: Timers
  readonly steadyNowMs: () => Instant
  readonly newId: () => string
  readonly log: Pick<Logger, 'warn' | 'error'>
}

export interface OcppDoor {
  /** Listens, once whoever is to hear what chargers say does; resolves with the port. */
  begin(): Promise<number>
  readonly room: Room
  /** Those that say that they give current. */
  readonly giving: Pick<Giving, 'onSaid'>
  /** Who was there since the server began, whether let in or not. */
  readonly visits: Pick<Visits, 'list'>
  /** Whose line was never one: nobody said a name. */
  readonly turnedAway: Pick<TurnedAway, 'list'>
  /** 2: it speaks TLS. Nothing else is let in there. */
  readonly securityProfile: 1 | 2
  /** Takes nobody new, answers what is being committed, closes. */
  close(): Promise<void>
}

/** The chargers' door, at which nobody is let in before `begin`. */
export function createOcppDoor(options: OcppDoorOptions): OcppDoor {
  const { config, tally } = options
  const { limits, heartbeatS, authorize } = config
  const settings = { heartbeatS, authorize, queuedMsMax: limits.queuedMsMax }
  const giving = new Giving(options.timers, options.steadyNowMs)
  const listener = new Listener({ ...options, settings, giving })
  const kept = new SessionsKept(options)
  const room = new Room({ ...options, limits, listener, kept })
  const turnedAway = new TurnedAway(options.now)
  const server = serverOf(options, turnedAway)
  const sockets = webSockets(limits)
  const visits = new Visits(limits.connectionsMax, options.now)
  const admit = admission({ ...options, visits })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {})
    const verdict = admit(request)
    if (!verdict.ok) return refuse(socket, verdict.status)
    sockets.handleUpgrade(request, socket, head, opened => {
      request.socket.setTimeout(0)
      endsByItself(opened, tally)
      opened.once('close', visits.came(verdict.chargePoint, callerOf(request)))
      room.let(opened, verdict.chargePoint)
    })
  })
  return {
    ...{ room, giving, visits, turnedAway },
    securityProfile: options.certificate === undefined ? 1 : 2,
    async begin() {
      await kept.load()
      return listening(server, config)
    },
    close() {
      giving.stop()
      return closed(server, room)
    },
  }
}

function serverOf(
  { certificate, config: { limits }, tally }: OcppDoorOptions,
  turnedAway: TurnedAway,
): Server {
  const { handshakeMsMax: handshakeTimeout } = limits
  const server =
    certificate === undefined ? createServer() : createTlsServer({ ...certificate, handshakeTimeout })
  server.headersTimeout = limits.handshakeMsMax
  server.requestTimeout = limits.handshakeMsMax
  server.setTimeout(limits.handshakeMsMax)
  server.maxConnections = limits.connectionsMax
  server.on('connection', rememberAddress)
  // A charger that is set up for no TLS, or for an old one.
  server.on('tlsClientError', (error: Error, socket: Socket) => {
    tally.add('ocpp_connects_refused', 'tls-handshake')
    turnedAway.note(addressBelow(socket), handshakeFault(error, socket))
  })
  server.on('drop', () => tally.add('ocpp_connects_refused', 'connections-max'))
  server.on('request', (_, response) => response.writeHead(426, { connection: 'close' }).end())
  return server
}

/** A message many times too long is not even read. */
const FRAME_TIMES_MAX = 8

const webSockets = ({ messageBytesMax }: OcppLimits): WebSocketServer =>
  new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMax * FRAME_TIMES_MAX,
    perMessageDeflate: false,
    // Names in the letters of some other table are odd, and no reason to hang up.
    skipUTF8Validation: true,
    handleProtocols: offered => [...offered].find(each => each.toLowerCase() === SUBPROTOCOL) ?? false,
  })

/** What is no web socket any more, or sends far too much at once, is closed by the library. */
function endsByItself(socket: WebSocket, tally: Tally): void {
  socket.on('error', () => tally.add('ocpp_closed', 'protocol-error'))
}

const listening = (server: Server, { host, port }: OcppConfig): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port))
  })

async function closed(server: Server, room: Room): Promise<void> {
  const ended = new Promise<void>(resolve => server.close(() => resolve()))
  await room.close()
  server.closeAllConnections()
  await ended
}

const WORDS = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found' } as const

function refuse(socket: Duplex, status: keyof typeof WORDS): void {
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="ocpp"\r\n' : ''
  const head = `HTTP/1.1 ${status} ${WORDS[status]}\r\n${challenge}`
  socket.end(`${head}Connection: close\r\nContent-Length: 0\r\n\r\n`)
}
