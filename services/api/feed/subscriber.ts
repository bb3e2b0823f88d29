import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { Alert } from '../../domain/model/alert.ts'
import type { Journal, Seq } from '../../journal/journal.ts'
import type { Sees } from '../access/visible.ts'
import { CLOSE_RIGHTS_CHANGED, CLOSE_TOO_SLOW } from '../wire/feed.ts'
import { Backlog, type FeedLag } from './backlog.ts'
import type { Cursors } from './cursor.ts'
import { helloMessage, resetMessage } from './feed-message.ts'
import { EVENTS_PER_MESSAGE_MAX, type FeedMessage, feedMessage, type LiveMessages } from './live-messages.ts'
import { readLogPage } from './log-page.ts'
import type { RecentChanges } from './recent-changes.ts'

/** Whom the feed speaks to, and how it asks about them. */
export interface Audience {
  /** Names the session; the feed ends with it. */
  readonly sessionHash: string
  /** Asked whenever something is sent: the same function as long as this person sees the same. */
  sees(): Sees
  /** Called before anything is sent: the record of who saw what. Nothing where there is nothing to wait for. */
  aboutToSee(alerts: readonly Alert[]): Promise<void> | undefined
  stillSignedIn(): Promise<boolean>
}

export interface FeedClient {
  readonly socket: WebSocket
  /** What the WebSocket writes to. It compresses nothing, so nothing waits ahead of what is written there. */
  readonly wire: Duplex
}

export interface SubscriberOptions extends FeedClient {
  readonly audience: Audience
  readonly journal: Journal
  readonly recent: RecentChanges
  readonly live: LiveMessages
  readonly cursors: Cursors
  /** The cursor with which it comes back; without one, it starts at the head. */
  readonly after?: string
  readonly bufferedBytesMax: number
  readonly failed: (error: unknown) => void
  readonly closing: (reason: string) => void
}

/** One client of the feed: a reader of the log with its own place in it. */
export class Subscriber {
  readonly #options: SubscriberOptions
  /** Everything up to here was sent, or is not for this person. */
  #position: Seq
  /** Its cursor is of a log that went another way. */
  readonly #isLost: boolean
  readonly #seesAtFirst: Sees
  readonly #backlog = new Backlog()
  #wanted = false
  #isWaiting = false
  #closed = false
  #owesCursor = false
  #answeredPing = true

  constructor(options: SubscriberOptions) {
    this.#options = options
    const place = options.after === undefined ? undefined : options.cursors.decode(options.after)
    this.#position = typeof place === 'object' ? place.seq : options.recent.head
    this.#isLost = typeof place === 'string'
    this.#seesAtFirst = options.audience.sees()
    options.socket.on('pong', () => {
      this.#answeredPing = true
    })
  }

  /** What it was sent and has not taken. */
  lag(): FeedLag {
    return this.#backlog.lag(this.#options.wire.writableLength, performance.now())
  }

  get audience(): Audience {
    return this.#options.audience
  }

  start(): void {
    const { socket, after, cursors } = this.#options
    // Its own cursor back: whoever is cut off before the reset must come again with what it had.
    socket.send(helloMessage(after ?? cursors.encode(this.#position)))
    if (this.#isLost) this.#reset()
    this.advance()
  }

  /** Sends what the log holds after this client's place. Called again while it works, it goes round once more. */
  advance(): void {
    this.#wanted = true
    if (!this.#isWaiting) this.#goOn()
  }

  /** The cursor for a client whose scope is quiet, and a ping; a client that did not answer the last one is dead. */
  beat(): void {
    if (this.#closed) return
    if (!this.#answeredPing) {
      this.#drop('dead')
      return
    }
    this.#answeredPing = false
    this.#options.socket.ping()
    this.#owesCursor = true
    this.advance()
  }

  close(code: number, reason: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#options.closing(reason)
    this.#options.socket.close(code, reason)
  }

  /** The socket is gone. */
  left(): void {
    this.#closed = true
  }

  /** Until there is nothing more, or something must be waited for. A client that keeps up waits for nothing. */
  #goOn(): void {
    try {
      while (this.#wanted && !this.#closed) {
        this.#wanted = false
        const under = this.#step()
        if (under === undefined) continue
        this.#goOnAfter(under)
        return
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  #goOnAfter(under: Promise<void>): void {
    this.#isWaiting = true
    under.then(
      () => {
        this.#isWaiting = false
        this.#goOn()
      },
      error => this.#fail(error),
    )
  }

  #step(): Promise<void> | undefined {
    const { recent, live } = this.#options
    if (this.#position > recent.head) return this.#awaitOrReset()
    const sees = this.#seesStill()
    if (sees === undefined) return undefined
    const message = live.after(this.#position, sees)
    return message === undefined ? this.#sendPage() : this.#sendLive(message)
  }

  /** Whoever is to see something else from now on comes again with the cursor, and reads the lists anew. */
  #seesStill(): Sees | undefined {
    const sees = this.audience.sees()
    if (sees === this.#seesAtFirst) return sees
    this.close(CLOSE_RIGHTS_CHANGED, 'rights-changed')
    return undefined
  }

  /** A list may be a moment ahead of what was announced here. A cursor beyond the log is of another log. */
  async #awaitOrReset(): Promise<void> {
    if (this.#position > (await this.#options.journal.head())) this.#reset()
  }

  /** From memory: not waiting for the socket, so what waits there is bounded. */
  #sendLive(message: FeedMessage): Promise<void> | undefined {
    const send = () => {
      this.#position = message.upTo
      this.#tell(message)
      if (message.isFull) this.#wanted = true
    }
    const recorded = this.#record(message)
    if (recorded !== undefined) return recorded.then(send)
    send()
    return undefined
  }

  /** From the log: a page at a time, as fast as the client takes them. */
  async #sendPage(): Promise<void> {
    const { journal, cursors } = this.#options
    this.#wanted = true
    const page = await readLogPage(journal, this.#position, EVENTS_PER_MESSAGE_MAX)
    if (typeof page === 'string') return this.#reset()
    const sees = this.#seesStill()
    if (sees === undefined) return
    const message = feedMessage(cursors, page.changes, { sees, upTo: page.upTo, isFull: false })
    await this.#record(message)
    this.#position = message.upTo
    await new Promise<void>(taken => this.#tell(message, taken))
  }

  #record({ alerts }: FeedMessage): Promise<void> | undefined {
    return alerts.length === 0 ? undefined : this.audience.aboutToSee(alerts)
  }

  #tell({ alerts, frame }: FeedMessage, taken?: () => void): void {
    const { socket, wire, bufferedBytesMax } = this.#options
    const isSilent = alerts.length === 0 && !this.#owesCursor
    if (wire.writableLength > bufferedBytesMax) this.close(CLOSE_TOO_SLOW, 'too-slow')
    if (this.#closed || isSilent || socket.readyState !== WebSocket.OPEN) {
      taken?.()
      return
    }
    this.#owesCursor = false
    wire.write(frame, taken)
    const left = wire.writableLength
    const sent = { events: alerts.length, bytes: frame.length, sinceMs: performance.now() }
    this.#backlog.sent(sent, left)
  }

  /** Starts again at the head: what lies between is gone, so the client must read the list anew. */
  #reset(): void {
    const { recent, cursors, socket } = this.#options
    this.#position = recent.head
    if (!this.#closed) socket.send(resetMessage(cursors.encode(this.#position)))
  }

  /** Without a farewell, to one that would not hear it. */
  #drop(reason: string): void {
    this.#closed = true
    this.#options.closing(reason)
    this.#options.socket.terminate()
  }

  #fail(error: unknown): void {
    this.#options.failed(error)
    this.close(1011, 'failed')
  }
}
