import type { WireFeedEvent, WireFeedMessage } from '../../../services/api/wire/feed.ts'

/** As `CLOSE_RIGHTS_CHANGED` of the wire contract, which is a value and would bring its validator along. */
const CLOSE_RIGHTS_CHANGED = 4003

export type FeedState = 'connecting' | 'live' | 'lost'

export interface FeedOptions {
  /** The address for a cursor. */
  readonly url: (cursor: string) => string
  /** Where the lists that are shown were true. */
  readonly cursor: string
  readonly onEvents: (events: readonly WireFeedEvent[]) => void
  readonly onState: (state: FeedState) => void
  /** The cursor is too old: the lists have to be read anew. */
  readonly onReset: () => void
  /** The session may have ended: ask the server before going on. */
  readonly onDoubt: () => void
  /** How long to wait before an attempt, from 0. */
  readonly delayMs: (attempt: number) => number
  /** The server sends something at least every 15 s; a line that is silent for this long is dead. */
  readonly silenceMs: number
}

export interface Feed {
  /** Now, without waiting for the next attempt. */
  retry(): void
  close(): void
}

/** Follows the feed: keeps the last cursor, comes back by itself, resumes where it was. */
export function followFeed(options: FeedOptions): Feed {
  let cursor = options.cursor
  let attempt = 0
  let closed = false
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    clearTimeout(timer)
    const line = new WebSocket(options.url(cursor))
    socket = line
    line.onmessage = message => line === socket && heard(JSON.parse(String(message.data)) as WireFeedMessage)
    line.onclose = ended => line === socket && lost(ended.code)
    expectSomething()
  }

  function heard(message: WireFeedMessage): void {
    expectSomething()
    attempt = 0
    options.onState('live')
    if (message.type === 'events' && message.events.length > 0) options.onEvents(message.events)
    if (message.type === 'reset') options.onReset()
    // Only now: had the handler thrown, the events would come again.
    cursor = message.cursor
  }

  function lost(code: number): void {
    if (closed) return
    options.onState('lost')
    // A refused handshake looks like a broken line (1006), so the session is asked about then, too.
    if (code === CLOSE_RIGHTS_CHANGED || attempt > 0) options.onDoubt()
    clearTimeout(timer)
    timer = setTimeout(connect, options.delayMs(attempt++))
  }

  function expectSomething(): void {
    clearTimeout(timer)
    timer = setTimeout(drop, options.silenceMs)
  }

  // A dead line may take minutes to close, so it is left behind at once.
  function drop(): void {
    const line = socket
    socket = undefined
    line?.close()
    lost(0)
  }

  options.onState('connecting')
  connect()
  return {
    retry() {
      const line = socket
      socket = undefined
      line?.close()
      connect()
    },
    close() {
      closed = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}
