import { once } from 'node:events'
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Settings } from '../channel.ts'
import type { Certificate } from './certificate.ts'
import { BUSY_MS, type Counterpart, type Mood } from './counterpart.ts'

export interface HttpAsked {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface HttpSaid {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface HttpCounterpartOptions {
  settings(url: string): Settings
  address?(url: string): string
  /** What it says where that is not only a status; some services answer 200 to everything. */
  readonly says?: Partial<Record<Mood, HttpSaid>>
  /** Why it does not take a message, as the service would: a wrong signature. */
  check?(asked: HttpAsked): HttpSaid | undefined
  read?(asked: HttpAsked): string
  /** Where not all that is asked is a message; what is none it answers well in any mood. */
  isMessage?(asked: HttpAsked): boolean
  readonly certificate?: Certificate
}

export interface HttpCounterpart extends Counterpart {
  readonly url: string
  readonly asked: readonly HttpAsked[]
}

/** A service that is spoken to by HTTP. */
export async function startHttpCounterpart(options: HttpCounterpartOptions): Promise<HttpCounterpart> {
  const asked: HttpAsked[] = []
  const received: string[] = []
  let arrived = () => {}
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const one = await read(incoming)
    asked.push(one)
    const isMessage = options.isMessage?.(one) ?? true
    const mood = isMessage ? counterpart.mood : 'accept'
    if (mood === 'hang') return arrived()
    if (mood === 'break') return incoming.socket.destroy()
    const refused = mood === 'accept' ? options.check?.(one) : undefined
    if (mood === 'accept' && refused === undefined && (options.isMessage?.(one) ?? true))
      received.push(readable(options, one))
    const said = refused ?? options.says?.[mood] ?? PLAIN[mood]
    outgoing.writeHead(said.status, said.headers).end(said.body)
  }
  const server = options.certificate ? createHttps(options.certificate, serve) : createHttp(serve)
  const url = `${options.certificate ? 'https' : 'http'}://127.0.0.1:${await listen(server)}`
  const counterpart: HttpCounterpart & { mood: Mood } = {
    url,
    settings: options.settings(url),
    ...(options.address ? { address: options.address(url) } : {}),
    mood: 'accept',
    asked,
    received,
    arrival: () =>
      new Promise<void>(resolve => {
        arrived = resolve
      }),
    goDown: () => stop(server),
    close: () => stop(server),
  }
  return counterpart
}

const PLAIN: Readonly<Record<Mood, HttpSaid>> = {
  accept: { status: 200 },
  refuse: { status: 403, body: 'no' },
  busy: { status: 429, headers: { 'retry-after': String(BUSY_MS / 1_000) } },
  fail: { status: 503 },
  hang: { status: 500 },
  break: { status: 500 },
}

const readable = ({ read }: HttpCounterpartOptions, asked: HttpAsked): string =>
  read?.(asked) ?? [asked.url.href, JSON.stringify(asked.headers), asked.body.toString()].join('\n')

async function read(incoming: IncomingMessage): Promise<HttpAsked> {
  const body = Buffer.from(await text(incoming.setEncoding('latin1')), 'latin1')
  const url = new URL(incoming.url ?? '/', 'http://counterpart')
  return { method: incoming.method ?? '', url, headers: incoming.headers, body }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
