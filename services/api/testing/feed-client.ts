import { once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import { type ClientOptions, WebSocket } from 'ws'
import { feedMessage, type WireFeedMessage } from '../wire/feed.ts'

/** A client of a listening server's feed that checks each message against the contract. */
export class FeedClient {
  readonly socket: WebSocket
  readonly closed: Promise<number>
  readonly #messages: WireFeedMessage[] = []
  #arrived: () => void = () => {}

  constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = once(socket, 'close').then(([code]) => code)
    socket.on('message', data => {
      this.#messages.push(feedMessage.parse(JSON.parse(String(data))))
      this.#arrived()
    })
  }

  /** The next message, whenever it comes. */
  async next(): Promise<WireFeedMessage> {
    while (this.#messages.length === 0) {
      await new Promise<void>(resolve => {
        this.#arrived = resolve
      })
    }
    return this.#messages.shift() as WireFeedMessage
  }

  /** Events until there are so many; the cursor is that of the last message. */
  async events(count: number): Promise<{ ids: string[]; seqs: number[]; cursor: string; messages: number }> {
    const seen = { ids: [] as string[], seqs: [] as number[], cursor: '', messages: 0 }
    while (seen.ids.length < count) {
      const message = await this.next()
      if (message.type !== 'events') throw new Error(`expected events, got ${message.type}`)
      seen.ids.push(...message.events.map(({ alert }) => alert.id))
      seen.seqs.push(...message.events.map(({ seq }) => seq))
      seen.cursor = message.cursor
      seen.messages += 1
    }
    return seen
  }
}

export const feedUrl = (api: FastifyInstance, after?: string): string => {
  const address = api.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return `ws://127.0.0.1:${address.port}/api/feed${after === undefined ? '' : `?after=${after}`}`
}

export const openFeed = (api: FastifyInstance, token: string, after?: string): FeedClient =>
  new FeedClient(new WebSocket(feedUrl(api, after), { headers: { authorization: `Bearer ${token}` } }))

/** The status and the body with which the upgrade was refused. */
export async function refusedFeed(
  url: string,
  options: ClientOptions,
): Promise<{ status: number; code: string }> {
  const socket = new WebSocket(url, options)
  const [, response] = await once(socket, 'unexpected-response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  socket.on('error', () => {})
  socket.terminate()
  return { status: response.statusCode, code: JSON.parse(Buffer.concat(chunks).toString()).code }
}
