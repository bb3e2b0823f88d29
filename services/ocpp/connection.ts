import type { WebSocket } from 'ws'
import type { Instant } from '../domain/model/time.ts'
import { type Intake, submitAll } from '../runtime/intake.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import { Answers } from './answers.ts'
import { type CallAnswer, Calls } from './calls.ts'
import type { ChargePoint } from './charge-point.ts'
import type { OcppLimits } from './config.ts'
import { errorFrame, type Frame, idOfLong, readFrame, resultFrame } from './frame.ts'
import { refused, type Taken } from './hearing.ts'
import { Inbox } from './inbox.ts'
import type { Call, Listener } from './listener.ts'
import type { Station } from './station.ts'

export interface ConnectionOptions {
  readonly listener: Listener
  readonly intake: Pick<Intake, 'submit'>
  readonly limits: OcppLimits
  readonly tally: Tally
  readonly timers: Timers
  readonly steadyNowMs: () => Instant
  readonly newId: () => string
}

const BOOT = 'BootNotification'

/** One charge point that is connected. */
export class Connection {
  readonly station: Station
  readonly calls: Calls
  /** Resolves when it is closed. */
  readonly ended: Promise<void>
  heardAt: Instant
  #chargePoint: ChargePoint
  readonly #socket: WebSocket
  readonly #options: ConnectionOptions
  readonly #answers: Answers
  readonly #inbox: Inbox
  #finish: (() => void) | undefined

  constructor(socket: WebSocket, chargePoint: ChargePoint, station: Station, options: ConnectionOptions) {
    const { limits, timers, newId, steadyNowMs } = options
    const { callMsMax, callsWaitingMax: waitingMax } = limits
    const send = (frame: string) => this.#send(frame)
    this.#chargePoint = chargePoint
    this.station = station
    this.heardAt = steadyNowMs()
    this.#socket = socket
    this.#options = options
    this.#answers = new Answers(send)
    this.#inbox = new Inbox(socket, {
      ...options,
      inFlight: () => this.#answers.count,
      take: text => this.#take(text),
    })
    this.calls = new Calls({ send, newId, timers, callMsMax, waitingMax })
    this.ended = new Promise(resolve => socket.once('close', () => resolve()))
    this.#listen()
  }

  get chargePoint(): ChargePoint {
    return this.#chargePoint
  }

  get inFlight(): number {
    return this.#answers.count
  }

  ping(): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
  }

  /** Takes nothing new, answers what it has, and closes with a code of RFC 6455. */
  finish(code: number, reason: string): void {
    this.#inbox.shut()
    this.#finish = () => this.#socket.close(code, reason)
    if (this.#answers.count === 0) this.#finish()
  }

  cut(reason: string): void {
    this.#options.tally.add('ocpp_closed', reason)
    this.#socket.terminate()
  }

  #listen(): void {
    const touch = () => {
      this.heardAt = this.#options.steadyNowMs()
    }
    for (const beat of ['message', 'ping', 'pong'] as const) this.#socket.on(beat, touch)
    this.#socket.on('message', data => this.#inbox.push(data.toString()))
    this.#socket.once('close', () => {
      this.#inbox.shut()
      this.calls.close()
    })
  }

  #take(text: string): void {
    // Some send an empty message to keep their line open.
    if (text.trim() === '') return
    const frame = this.#frameOf(text)
    if (frame.type === 'call') this.#answer(frame, text)
    else if (frame.type === 'result') this.#settle(frame.id, { ok: true, payload: frame.payload })
    else if (frame.type === 'error')
      this.#settle(frame.id, { ok: false, reason: 'call-error', code: frame.code })
    else {
      this.#options.listener.refuse(refused('FormationViolation', frame.reason), this.#chargePoint)
      this.#answers.next()(errorFrame(frame.id, 'FormationViolation', frame.reason))
    }
  }

  #frameOf(text: string): Frame {
    if (Buffer.byteLength(text) <= this.#options.limits.messageBytesMax) return readFrame(text)
    const id = idOfLong(text)
    return { type: 'unreadable', reason: 'message-too-long', ...(id !== undefined && { id }) }
  }

  #settle(id: string | number, answer: CallAnswer): void {
    if (this.calls.answered(id, answer)) return
    this.#options.listener.refuse(refused('GenericError', 'answer-to-nothing'), this.#chargePoint)
  }

  #answer(call: Call, text: string): void {
    const chargePoint = this.#options.listener.still(this.#chargePoint)
    if (chargePoint === undefined) {
      this.cut('device-gone')
      return
    }
    this.#chargePoint = chargePoint
    const answer = this.#replyTo(call)
    const heard = this.#options.listener.hear(call, text, chargePoint, this.station)
    if (!heard.ok) answer(errorFrame(call.id, heard.code, heard.reason))
    else if (heard.inputs.length === 0) answer(resultFrame(call.id, heard.answer))
    else this.#commit(call, heard, answer)
  }

  /** A charger that starts leaves unanswered what it was asked before it was let in. */
  #replyTo({ action }: Call): (frame: string) => void {
    const reply = this.#answers.next()
    if (action !== BOOT) return reply
    return frame => {
      reply(frame)
      this.calls.again()
    }
  }

  /** Nothing is acknowledged before it is committed; what could not be is sent again by the charger. */
  #commit({ id }: Call, { inputs, answer }: Taken, reply: (frame: string) => void): void {
    submitAll(this.#options.intake, this.#chargePoint.device.site, inputs, outcome => {
      reply(outcome.ok ? resultFrame(id, answer) : errorFrame(id, 'InternalError', outcome.code))
      this.#inbox.readOn()
      if (this.#answers.count === 0) this.#finish?.()
    })
  }

  #send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > this.#options.limits.outgoingBytesMax) this.cut('too-slow')
    else this.#socket.send(frame)
  }
}
