import type { WebSocket } from 'ws'
import type { Alert } from '../../domain/model/alert.ts'
import type { DurationMs } from '../../domain/model/time.ts'
import type { Journal, NumberedChange, Seq } from '../../journal/journal.ts'
import { CLOSE_TOO_SLOW } from '../wire/feed.ts'
import type { Cursors } from './cursor.ts'
import { eventsMessage, helloMessage, resetMessage } from './feed-message.ts'
import { type LogPage, readLogPage } from './log-page.ts'
import type { RecentChanges } from './recent-changes.ts'

export interface FeedLag {
  readonly events: number
  readonly ms: DurationMs
}

/** Whom the feed speaks to, and how it asks about them. */
export interface Audience {
  /** Names the session; the feed ends with it. */
  readonly sessionHash: string
  sees(alert: Alert): boolean
  /** Called before anything is sent: the record of who saw what. */
  aboutToSee(alerts: readonly Alert[]): Promise<void>
  stillSignedIn(): Promise<boolean>
}

export interface SubscriberOptions {
  readonly socket: WebSocket
  readonly audience: Audience
  readonly journal: Journal
  readonly recent: RecentChanges
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
  readonly #untaken: { readonly events: number; readonly sinceMs: number }[] = []
  #wanted = false
  #reading = false
  #closed = false
  #owesCursor = false
  #answeredPing = true

  constructor(options: SubscriberOptions) {
    this.#options = options
    const place = options.after === undefined ? undefined : options.cursors.decode(options.after)
    this.#position = typeof place === 'object' ? place.seq : options.recent.head
    this.#isLost = typeof place === 'string'
    options.socket.on('pong', () => {
      this.#answeredPing = true
    })
  }

  /** What it was sent and has not taken. */
  lag(): FeedLag {
    const [oldest] = this.#untaken
    return {
      events: this.#untaken.reduce((sum, { events }) => sum + events, 0),
      ms: oldest === undefined ? 0 : performance.now() - oldest.sinceMs,
    }
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
    if (!this.#reading) this.#read().catch(error => this.#fail(error))
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

  async #read(): Promise<void> {
    this.#reading = true
    try {
      while (this.#wanted && !this.#closed) {
        this.#wanted = false
        await this.#step()
      }
    } finally {
      this.#reading = false
    }
  }

  async #step(): Promise<void> {
    const { recent, journal } = this.#options
    if (this.#position > recent.head) return this.#awaitOrReset()
    const held = recent.after(this.#position)
    if (held !== undefined) return this.#sendHeld(held)
    const page = await readLogPage(journal, this.#position, pageMax)
    if (typeof page === 'string') this.#reset()
    else await this.#sendPage(page)
    this.#wanted = true
  }

  /** A list may be a moment ahead of what was announced here. A cursor beyond the log is of another log. */
  async #awaitOrReset(): Promise<void> {
    if (this.#position > (await this.#options.journal.head())) this.#reset()
  }

  /** From memory: not waiting for the socket, so what waits there is bounded. */
  async #sendHeld(held: readonly NumberedChange[]): Promise<void> {
    const changes = held.slice(0, pageMax)
    const rest = held.length > pageMax
    const upTo = rest ? (changes.at(-1)?.seq ?? this.#position) : this.#options.recent.head
    const mine = await this.#prepare(changes)
    this.#position = upTo
    this.#tell(mine)
    if (rest) this.#wanted = true
  }

  /** From the log: a page at a time, as fast as the client takes them. */
  async #sendPage(page: LogPage): Promise<void> {
    const mine = await this.#prepare(page.changes)
    this.#position = page.upTo
    await new Promise<void>(taken => this.#tell(mine, taken))
  }

  async #prepare(changes: readonly NumberedChange[]): Promise<readonly NumberedChange[]> {
    const mine = changes.filter(({ change }) => this.audience.sees(change.alert))
    if (mine.length > 0) await this.audience.aboutToSee(mine.map(({ change }) => change.alert))
    return mine
  }

  #tell(changes: readonly NumberedChange[], taken: () => void = () => {}): void {
    const { socket, bufferedBytesMax } = this.#options
    const silent = changes.length === 0 && !this.#owesCursor
    if (socket.bufferedAmount > bufferedBytesMax) this.close(CLOSE_TOO_SLOW, 'too-slow')
    if (this.#closed || silent) {
      taken()
      return
    }
    this.#owesCursor = false
    this.#untaken.push({ events: changes.length, sinceMs: performance.now() })
    socket.send(eventsMessage(this.#options.cursors.encode(this.#position), changes), () => {
      this.#untaken.shift() // they are taken in their order
      taken()
    })
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

/** Events of one message; a client that comes back after a week gets many. */
const pageMax = 200
