import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { RealServer } from '../../scripts/testing/real-server.ts'
import type { WireFeedEvent, WireFeedMessage } from '../api/wire/feed.ts'

/** A signed-in client of a running server, as a script of an operator's would be. */
export interface Client {
  readonly token: string
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** What is no JSON. */
  text(path: string): Promise<{ status: number; text: string }>
  /** Registers a device and answers its token. */
  addDevice(id: string, kind: string, more?: Record<string, unknown>): Promise<string>
  feed(after?: string): Promise<FeedReader>
}

export async function signIn({
  httpPort,
  password,
}: Pick<RealServer, 'httpPort' | 'password'>): Promise<Client> {
  const origin = `http://127.0.0.1:${httpPort}`
  let token = ''
  const call: Client['call'] = async (method, path, body) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(token !== '' && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const session = await call('POST', '/api/session', { username: 'admin', password })
  token = (session.body as { token: string }).token
  return {
    token,
    call,
    async text(path) {
      const response = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token}` } })
      return { status: response.status, text: await response.text() }
    },
    async addDevice(id, kind, more = {}) {
      await call('PUT', `/api/devices/${id}`, { kind, site: 'demo', zone: 'east', name: id, ...more })
      const { body } = await call('POST', `/api/devices/${id}/token`)
      return (body as { token: string }).token
    },
    feed: after => openFeed(`ws://127.0.0.1:${httpPort}/api/feed`, token, after),
  }
}

export interface FeedReader {
  readonly events: readonly (WireFeedEvent & { readonly receivedAtMs: number })[]
  /** The last cursor that the server gave. */
  readonly cursor: string
  /** Resolves with the first event, past or to come, that fits. */
  until(fits: (event: WireFeedEvent) => boolean): Promise<WireFeedEvent & { readonly receivedAtMs: number }>
  /** Resolves when so many events have come. */
  untilCount(count: number): Promise<void>
  /** Reads nothing more, as a client whose machine stands still; `resume` lets it read again. */
  pause(): void
  resume(): void
  /** Resolves with the code under which the connection was closed. */
  readonly closed: Promise<number>
  close(): void
}

async function openFeed(url: string, token: string, after?: string): Promise<FeedReader> {
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`
  const socket = new WebSocket(`${url}${query}`, { headers: { authorization: `Bearer ${token}` } })
  const events: (WireFeedEvent & { receivedAtMs: number })[] = []
  let cursor = ''
  let news: (() => void)[] = []
  const closed = new Promise<number>(resolve => socket.once('close', code => resolve(code)))
  const greeted = once(socket, 'message')
  socket.on('message', data => {
    const receivedAtMs = performance.now()
    const message = JSON.parse(String(data)) as WireFeedMessage
    cursor = message.cursor
    if (message.type !== 'events') return
    for (const event of message.events) events.push({ ...event, receivedAtMs })
    for (const tell of news.splice(0)) tell()
  })
  await greeted
  return {
    events,
    get cursor() {
      return cursor
    },
    async until(fits) {
      for (;;) {
        const found = events.find(fits)
        if (found !== undefined) return found
        await new Promise<void>(resolve => news.push(resolve))
      }
    },
    async untilCount(count) {
      while (events.length < count) await new Promise<void>(resolve => news.push(resolve))
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    closed,
    close: () => {
      news = []
      socket.terminate()
    },
  }
}
