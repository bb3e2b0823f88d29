import WebSocket from 'ws'
import type { ApiFeedEvent, ApiFeedMessage } from '../api/wire.ts'

export interface FeedOptions {
  readonly http: string
  readonly token: string
  readonly onEvent: (event: ApiFeedEvent) => void
  readonly signal: AbortSignal
}

const RETRY_MS = 1_000

/** Follows the feed until the signal aborts, reconnecting with the last cursor so that no event is missed. */
export function followFeed(options: FeedOptions): void {
  let cursor: string | undefined
  const open = () => {
    if (options.signal.aborted) return
    const socket = new WebSocket(feedUrl(options.http, cursor), {
      headers: { authorization: `Bearer ${options.token}` },
    })
    const close = () => socket.close()
    options.signal.addEventListener('abort', close, { once: true })
    socket.on('message', data => {
      const message = JSON.parse(String(data)) as ApiFeedMessage
      cursor = message.cursor
      if (message.type === 'events') for (const event of message.events) options.onEvent(event)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      options.signal.removeEventListener('abort', close)
      setTimeout(open, RETRY_MS).unref()
    })
  }
  open()
}

function feedUrl(http: string, cursor: string | undefined): string {
  const url = new URL('/api/feed', http.replace(/^http/, 'ws'))
  if (cursor !== undefined) url.searchParams.set('after', cursor)
  return url.href
}
