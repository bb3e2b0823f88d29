import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What happens to one write instead of being passed on as usual. */
export type Mishap =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** Nothing is written, nothing is answered. */
  | 'silence'
  /** Written, and the answer is lost. */
  | 'answer-lost'
  /** Written, and the answer comes byte by byte without end. */
  | 'drip'
  /** Written, and answered late. */
  | 'slow'

export interface V2Proxy {
  readonly url: string
  /** Lines of each write that arrived, in order. */
  readonly writes: readonly string[][]
  /** Open connections. */
  sockets(): Promise<number>
  /** For the next writes, in order. */
  mishaps(...mishaps: readonly Mishap[]): void
  /** From now on a write that holds this text is answered 500, as by a server that trips over it. */
  tripOver(text: string): void
  /** Resolves when this many writes have arrived in all. */
  arrived(count: number): Promise<void>
  close(): Promise<void>
}

export interface V2ProxyOptions {
  readonly influxd: string
  readonly token: string
  readonly org: string
}

/** Speaks the write path of InfluxDB 2.x, with its tokens and its errors, in front of a real 1.x. */
export async function startV2Proxy(options: V2ProxyOptions): Promise<V2Proxy> {
  const writes: string[][] = []
  const queue: Mishap[] = []
  let tripping: string | undefined
  const waiting: { count: number; resolve: () => void }[] = []
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://proxy')
    const body = await text(request)
    if (request.headers.authorization !== `Token ${options.token}`)
      return fail(response, 401, 'unauthorized', 'unauthorized access')
    if (url.pathname === '/query') return pass(response, 'GET', `/query${url.search}`)
    if (url.pathname !== '/api/v2/write') return fail(response, 404, 'not found', 'path not found')
    if (url.searchParams.get('org') !== options.org)
      return fail(response, 404, 'not found', 'organization name not found')
    await write(response, url, body)
  }

  async function write(response: ServerResponse, url: URL, body: string): Promise<void> {
    const mishap = queue.shift()
    writes.push(body.split('\n'))
    for (const waiter of waiting) if (writes.length >= waiter.count) waiter.resolve()
    if (mishap === 'silence') return
    if (tripping !== undefined && body.includes(tripping))
      return fail(response, 500, 'internal error', 'runtime error: index out of range')
    if (typeof mishap === 'object') {
      response.writeHead(mishap.status, { 'content-type': 'application/json', ...mishap.headers })
      response.end(mishap.body ?? JSON.stringify({ code: 'error', message: 'as told' }))
      return
    }
    const bucket = encodeURIComponent(url.searchParams.get('bucket') ?? '')
    await pass(response, 'POST', `/write?db=${bucket}&precision=ns`, body, mishap)
  }

  async function pass(
    response: ServerResponse,
    method: string,
    path: string,
    body?: string,
    mishap?: Mishap,
  ) {
    const answer = await fetch(options.influxd + path, { method, ...(body !== undefined && { body }) })
    const said = await answer.text()
    if (mishap === 'answer-lost') return void response.destroy()
    if (mishap === 'drip') return drip(response)
    if (mishap === 'slow') await late()
    if (method === 'POST' && answer.status === 404)
      return fail(response, 404, 'not found', 'bucket not found')
    if (method === 'POST' && answer.status === 400)
      return fail(response, said.includes('conflict') ? 422 : 400, 'invalid', JSON.parse(said).error)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(said)
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    writes,
    sockets: () =>
      new Promise((resolve, reject) => server.getConnections((e, n) => (e ? reject(e) : resolve(n)))),
    mishaps: (...mishaps) => void queue.push(...mishaps),
    tripOver: text => {
      tripping = text
    },
    arrived: count =>
      new Promise(resolve => (writes.length >= count ? resolve() : waiting.push({ count, resolve }))),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function fail(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
}

const late = () => new Promise(resolve => setTimeout(resolve, 60))

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.once('close', () => clearInterval(timer))
}
