import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { connectPacket, publishPacket, takePackets } from '../testing/mqtt-packets.ts'
import type { VictimServer } from './server.ts'
import { Signal } from './signal.ts'

const CONNACK = 0x20
const PUBACK = 0x40
const RETRY_MS = 30
const PACKET_ID_MAX = 65_535

export interface DeviceOptions {
  readonly server: VictimServer
  readonly id: string
  readonly token: string
  /** Where it publishes. */
  readonly topic: string
  /** `keeps` its session, and sends again what was not acknowledged; `forgets` both. */
  readonly habit: 'keeps' | 'forgets'
  /** Messages that may wait for their acknowledgement. */
  readonly windowMax: number
  readonly onFault: (what: string) => void
  /** An acknowledgement has just arrived. */
  readonly onAcknowledged: () => void
}

interface Unanswered {
  readonly id: number
  readonly payload: Buffer
  sent: boolean
  readonly settle: (acknowledged: boolean) => void
}

/** A device that publishes with QoS 1 over one connection after the other. */
export class ChaosDevice {
  readonly #options: DeviceOptions
  readonly #unanswered: Unanswered[] = []
  #socket: Socket | undefined
  #isOpen = false
  #lastId = 0
  readonly #news = new Signal()
  #ended = false

  constructor(options: DeviceOptions) {
    this.#options = options
    void this.#stayConnected()
  }

  /** Resolves, once it is on its way, with the promise of its end: acknowledged, or given up with its connection. */
  async publish(payload: object): Promise<{ readonly settled: Promise<boolean> }> {
    const { windowMax, habit } = this.#options
    while (this.#unanswered.length >= windowMax || (habit === 'forgets' && !this.#isOpen))
      await this.#news.next()
    const settled = Promise.withResolvers<boolean>()
    const message: Unanswered = {
      id: this.#nextId(),
      payload: Buffer.from(JSON.stringify(payload)),
      sent: false,
      settle: settled.resolve,
    }
    this.#unanswered.push(message)
    if (this.#isOpen) this.#send(message, false)
    return { settled: settled.promise }
  }

  /** The way breaks, with whatever is on it. */
  cut(): void {
    this.#socket?.destroy()
  }

  end(): void {
    this.#ended = true
    this.#socket?.destroy()
  }

  async #stayConnected(): Promise<void> {
    while (!this.#ended) {
      const { mqttPort } = await this.#options.server.up()
      await this.#connection(connect(mqttPort, '127.0.0.1'))
      this.#isOpen = false
      if (this.#options.habit === 'forgets') {
        for (const message of this.#unanswered.splice(0)) message.settle(false)
        this.#news.give()
      }
      if (!this.#ended) await pause(RETRY_MS)
    }
  }

  /** Resolves when it has ended, however. */
  #connection(socket: Socket): Promise<void> {
    this.#socket = socket
    const { id, token, habit } = this.#options
    let bytes: Buffer = Buffer.alloc(0)
    socket.setNoDelay()
    socket.on('error', () => {})
    socket.on('data', chunk => {
      const { packets, rest } = takePackets(Buffer.concat([bytes, chunk as Buffer]))
      bytes = rest
      for (const packet of packets) this.#take(packet)
    })
    socket.write(connectPacket(id, id, token, { clean: habit === 'forgets' }))
    return new Promise(resolve => socket.once('close', () => resolve()))
  }

  #take(packet: Buffer): void {
    const type = (packet[0] as number) & 0xf0
    if (type === CONNACK) this.#letIn(packet[3] ?? -1)
    else if (type === PUBACK) this.#acknowledged(packet.readUInt16BE(2))
  }

  #letIn(code: number): void {
    if (code !== 0) {
      this.#options.onFault(`${this.#options.id} was refused with ${code}`)
      return
    }
    this.#isOpen = true
    for (const message of this.#unanswered) this.#send(message, message.sent)
    this.#news.give()
  }

  #acknowledged(id: number): void {
    const first = this.#unanswered.shift()
    if (first?.id !== id) {
      const expected = first === undefined ? 'none' : `that of ${first.id}`
      this.#options.onFault(`${this.#options.id} got the PUBACK of ${id} where ${expected} was due`)
      if (first !== undefined) this.#unanswered.unshift(first)
      return
    }
    first.settle(true)
    this.#options.onAcknowledged()
    this.#news.give()
  }

  #send(message: Unanswered, dup: boolean): void {
    const { topic } = this.#options
    message.sent = true
    this.#socket?.write(publishPacket({ topic, payload: message.payload, id: message.id, dup }))
  }

  #nextId(): number {
    this.#lastId = (this.#lastId % PACKET_ID_MAX) + 1
    return this.#lastId
  }
}
