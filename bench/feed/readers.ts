import { once } from 'node:events'
import { WebSocket } from 'ws'
import { answerWith } from '../../scripts/testing/companion/answer.ts'
import { quantile } from '../medians.ts'

/** Many clients of the feed in this one process. They count every event, and how old it is when it comes. */
export type ReadersQuestion =
  | { readonly ask: 'open'; readonly httpPort: number; readonly token: string; readonly count: number }
  /** From here on it counts anew. */
  | { readonly ask: 'begin' }
  | { readonly ask: 'figures' }

export interface ReadersFigures {
  /** Over all clients. */
  readonly events: number
  readonly messages: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly msMax: number
  readonly lost: number
  readonly cpuMs: number
}

const OPENING_AT_ONCE = 50

let events = 0
let messages = 0
let lost = 0
let delaysMs: number[] = []
let cpu = process.cpuUsage()
const sockets: WebSocket[] = []

answerWith<ReadersQuestion>(question => {
  switch (question.ask) {
    case 'open':
      return open(`ws://127.0.0.1:${question.httpPort}/api/feed`, question.token, question.count)
    case 'begin':
      begin()
      return
    case 'figures':
      return figures()
  }
})

async function open(url: string, token: string, count: number): Promise<void> {
  while (sockets.length < count) {
    const some = Math.min(OPENING_AT_ONCE, count - sockets.length)
    await Promise.all(Array.from({ length: some }, () => openOne(url, token)))
  }
}

async function openOne(url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  const socket = new WebSocket(url, { headers, perMessageDeflate: false, skipUTF8Validation: true })
  const greeted = once(socket, 'message')
  socket.on('message', take)
  socket.on('close', () => {
    lost += 1
  })
  sockets.push(socket)
  await greeted
}

function begin(): void {
  events = 0
  messages = 0
  delaysMs = []
  cpu = process.cpuUsage()
}

function take(data: Buffer): void {
  const now = Date.now()
  messages += 1
  for (const at of stampsIn(data)) {
    events += 1
    delaysMs.push(now - at)
  }
}

/** When the events of a message were caused. Clients get the same message: it is parsed for the first of them. */
const known = new Map<string, readonly number[]>()
const KNOWN_MAX = 1_000
/** The cursor stands in it, and behind the cursor the number of the first event. */
const HEAD_BYTES = 120

function stampsIn(data: Buffer): readonly number[] {
  const key = `${data.length} ${data.toString('latin1', 0, HEAD_BYTES)}`
  const stamps = known.get(key)
  if (stamps !== undefined) return stamps
  const { events = [] } = JSON.parse(String(data)) as { events?: { at: string }[] }
  const parsed = events.map(({ at }) => Date.parse(at))
  if (known.size > KNOWN_MAX) known.clear()
  known.set(key, parsed)
  return parsed
}

function figures(): ReadersFigures {
  const sorted = Float64Array.from(delaysMs).sort()
  const { user, system } = process.cpuUsage(cpu)
  return {
    ...{ events, messages, lost },
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    msMax: sorted.at(-1) ?? Number.NaN,
    cpuMs: (user + system) / 1_000,
  }
}
