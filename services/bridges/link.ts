import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt'
import type { BridgeConfig } from './config.ts'
import type { Failure } from './desk.ts'
import { failureOf, named } from './failure-words.ts'
import { Window } from './window.ts'

export interface LinkEvents {
  /** The broker let it in, and no message has come yet. `isResumed`: it kept the session. */
  up(isResumed: boolean): void
  /** `settle` is called once: with true when all that it says is committed. There is room for it where it `hasRoom`. */
  message(packet: IPublishPacket, hasRoom: boolean, settle: (isTaken: boolean) => void): void
  /** Once, and nothing after it. `error` is for the log. */
  down(failure: Failure, error: unknown): void
}

/**
 * One connection to a broker, from its beginning to its end. A message at QoS 1 or 2 is acknowledged when it is settled, in
 * the order in which they came; with one that could not be taken the connection ends, and the broker sends again whatever
 * was not acknowledged. What is in flight has its limits: above them nothing more is read.
 */
export class Link {
  readonly #client: MqttClient
  readonly #events: LinkEvents
  readonly #window: Window
  readonly ready: Promise<void>
  #error: unknown
  #isDown = false

  constructor(config: BridgeConfig, options: IClientOptions, events: LinkEvents) {
    this.#events = events
    this.#window = new Window(config)
    const client = connect(config.url, { ...options, reconnectPeriod: 0, manualConnect: true })
    this.#client = client
    this.ready = new Promise(resolve => client.once('connect', () => resolve()))
    client.handleMessage = (packet, next) => this.#receive(packet, next as Next)
    // mqtt.js keeps what it has acknowledged at QoS 2 in memory until its release: so it is taken before that.
    client.options.customHandleAcks = (_topic, _payload, packet, answer) =>
      this.#before(packet, answer as Next)
    client.on('packetreceive', packet => {
      if (packet.cmd === 'connack' && (packet.reasonCode ?? packet.returnCode) === 0)
        events.up(packet.sessionPresent)
    })
    client.on('disconnect', ({ reasonCode }) => this.#note({ code: reasonCode }))
    client.on('error', error => this.#note(error))
    client.on('close', () => this.#end(failureOf(this.#error)))
    client.connect()
  }

  get inFlight(): number {
    return this.#window.length
  }

  /** Resolves with whether the broker grants it; rejects where the connection is lost before. */
  async subscribe(filter: string, qos: 0 | 1 | 2, subscriptionIdentifier: number): Promise<boolean> {
    const isFive = this.#client.options.protocolVersion === 5
    const options = { qos, ...(isFive && { properties: { subscriptionIdentifier } }) }
    try {
      const granted = await this.#client.subscribeAsync(filter, options)
      return granted.every(each => each.qos < REFUSED)
    } catch (error) {
      if (this.#isDown || !isOfFilter(error as Error)) throw error
      return false
    }
  }

  async unsubscribe(filters: readonly string[]): Promise<void> {
    for (const filter of filters)
      await this.#client.unsubscribeAsync(filter).catch(error => {
        // What cannot be said was never subscribed.
        if (this.#isDown || !isOfFilter(error)) throw error
      })
  }

  async publish(topic: string, payload: string | Uint8Array): Promise<void> {
    const body = typeof payload === 'string' ? payload : Buffer.from(payload)
    await this.#client.publishAsync(topic, body, { qos: 1 })
  }

  /** Says goodbye; without an answer after a while it goes all the same. What was not acknowledged comes again. */
  close(): Promise<void> {
    this.#isDown = true
    return new Promise(resolve => this.#client.end(!this.#client.connected, {}, () => resolve()))
  }

  /** Ends it, so that all is begun anew. */
  giveUp(failure: Failure, error: unknown): void {
    this.#note(error)
    this.#end(failure)
  }

  destroy(): void {
    this.#isDown = true
    this.#client.end(true)
  }

  #note(error: unknown): void {
    this.#error ??= error
  }

  #end(failure: Failure): void {
    if (this.#isDown) return
    this.destroy()
    this.#events.down(failure, this.#error)
  }

  #receive(packet: IPublishPacket, next: Next): void {
    if (packet.qos === 1) {
      this.#take(packet, () => this.#acknowledge(packet))
      this.#window.whenRoom(() => next(ACKNOWLEDGED_LATER))
      return
    }
    // Of QoS 2 it is the release: it was taken before it was acknowledged.
    if (packet.qos === 0) this.#takeOrShed(packet)
    next()
  }

  #takeOrShed(packet: IPublishPacket): void {
    if (this.#window.isFull) this.#events.message(packet, false, () => {})
    else this.#take(packet, () => {})
  }

  #before(packet: IPublishPacket, answer: Next): void {
    if (packet.qos === 2) this.#take(packet, () => answer(null, 0))
    else answer(null, 0)
  }

  #take(packet: IPublishPacket, answer: () => void): void {
    const settle = this.#window.add(packet.payload.length, () => {
      if (!this.#isDown) answer()
    })
    this.#events.message(packet, true, isTaken => {
      if (isTaken) settle()
      else if (packet.qos > 0) this.#end(named('not-committed'))
      else settle()
    })
  }

  #acknowledge({ messageId }: IPublishPacket): void {
    const inside = this.#client as unknown as Inside
    inside._sendPacket({ cmd: 'puback', messageId, reasonCode: 0 })
  }
}

/** The broker refuses it, or it is no filter at all: mqtt.js sends none of those. */
const isOfFilter = (error: { packet?: unknown; message?: string }): boolean =>
  error.packet !== undefined || error.message?.startsWith('Invalid topic') === true

type Next = (error?: Error | null, code?: number) => void

/** mqtt.js reads on and acknowledges nothing where it is told of an error: it is acknowledged here when it is committed. */
const ACKNOWLEDGED_LATER = new Error('it is acknowledged when it is committed')
const REFUSED = 0x80

/** What the types of mqtt.js do not tell. */
interface Inside {
  _sendPacket(packet: object): void
}
