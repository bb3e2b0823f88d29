import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { lookupWithin, mayReach, OutOfReach, type Reach } from './reach.ts'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  readonly reach: Reach
  /** PEM, of a site that has its own; it is believed beside none other. */
  readonly caCertificate?: string | undefined
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** No more of it than `BODY_BYTES_MAX`. */
  readonly body: string
}

/** Why there is no answer, and whether the request may have arrived. */
export class NoAnswer extends Error {
  readonly code: string
  readonly wasUnderWay: boolean
  constructor(cause: Error, wasUnderWay: boolean) {
    super('no answer', { cause })
    this.code = (cause as NodeJS.ErrnoException).code ?? cause.name
    this.wasUnderWay = wasUnderWay
  }
}

/**
 * One request over a connection of its own, redirects not followed. The connection is not kept: one that another channel
 * opened under other settings must not serve this one, and one that the other end just closed would lose a message.
 */
export function exchange(asked: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { url, reach, body } = asked
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, reach)) return Promise.reject(new NoAnswer(new OutOfReach(), false))
  return new Promise((resolve, reject) => {
    let wasUnderWay = false
    const fail = (error: Error) => reject(new NoAnswer(error, wasUnderWay))
    const isTls = url.protocol === 'https:'
    const outgoing = (isTls ? requestHttps : requestHttp)(url, optionsOf(asked, signal), incoming => {
      readBody(incoming).then(
        text => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
        fail,
      )
    })
    outgoing.on('socket', socket => {
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        wasUnderWay = true
      })
    })
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}

const optionsOf = (
  { method, headers, body, reach, caCertificate }: HttpRequest,
  signal: AbortSignal,
): RequestOptions & { readonly ca?: string } => ({
  method,
  headers: {
    'user-agent': 'Linli',
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  },
  agent: false,
  lookup: lookupWithin(reach),
  signal,
  ...(caCertificate === undefined ? {} : { ca: caCertificate }),
})

/** More than any counterpart has to say. */
const BODY_BYTES_MAX = 65_536

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    // Leaving the loop ends the connection.
    if (bytes >= BODY_BYTES_MAX) break
  }
  return Buffer.concat(chunks).subarray(0, BODY_BYTES_MAX).toString()
}
