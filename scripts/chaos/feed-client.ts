import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { WireFeedEvent, WireFeedMessage } from '../../services/api/wire/feed.ts'
import type { VictimServer } from './server.ts'

export interface FeedClientOptions {
  readonly server: VictimServer
  readonly token: string
  /** Where it begins. */
  readonly cursor: string
  readonly onEvent: (event: WireFeedEvent) => void
  readonly onFault: (what: string) => void
}

const RETRY_MS = 30

/** A client of the feed that comes back with the last cursor it saw, however often it is cut off. */
export class FeedClient {
  readonly #options: FeedClientOptions
  #cursor: string
  #socket: WebSocket | undefined
  #ended = false
  #finished: Promise<void>
  connections = 0

  constructor(options: FeedClientOptions) {
    this.#options = options
    this.#cursor = options.cursor
    this.#finished = this.#stayConnected()
  }

  cut(): void {
    this.#socket?.terminate()
  }

  async end(): Promise<void> {
    this.#ended = true
    this.cut()
    await this.#finished
  }

  async #stayConnected(): Promise<void> {
    while (!this.#ended) {
      const { httpPort } = await this.#options.server.up()
      const url = `ws://127.0.0.1:${httpPort}/api/feed?after=${encodeURIComponent(this.#cursor)}`
      await this.#connection(
        new WebSocket(url, { headers: { authorization: `Bearer ${this.#options.token}` } }),
      )
      if (!this.#ended) await pause(RETRY_MS)
    }
  }

  #connection(socket: WebSocket): Promise<void> {
    this.#socket = socket
    socket.on('error', () => {})
    socket.on('open', () => {
      this.connections += 1
    })
    socket.on('message', data => this.#take(JSON.parse(String(data))))
    return new Promise(resolve => socket.once('close', () => resolve()))
  }

  #take(message: WireFeedMessage): void {
    if (message.type === 'reset')
      this.#options.onFault('the feed was reset: a cursor of this very log is unknown')
    if (message.type === 'events') for (const event of message.events) this.#options.onEvent(event)
    this.#cursor = message.cursor
  }
}
