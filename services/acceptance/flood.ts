import { once } from 'node:events'
import { connect } from 'node:net'
import { connectBytes, publishBytes } from '../broker/raw-packets.ts'

/** A device that always has as many messages unanswered as it likes, at QoS 1. */
export interface Flood {
  /** How long each acknowledgement took, in the order they came. */
  readonly latenciesMs: readonly number[]
  readonly acknowledged: number
  /** Resolves when so many have been acknowledged. */
  until(count: number): Promise<void>
  stop(): void
}

export interface FloodOptions {
  readonly port: number
  readonly device: string
  readonly clientId: string
  readonly token: string
  readonly topic: string
  /** Messages without their acknowledgement at a time. */
  readonly window: number
}

export async function startFlood(options: FloodOptions): Promise<Flood> {
  const { port, clientId, device, token, topic, window } = options
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(connectBytes({ clientId, username: device, password: token }))
  await once(socket, 'data')
  const sentAt = new Map<number, number>()
  const latenciesMs: number[] = []
  let last = 0
  let waiting: { readonly count: number; readonly resolve: () => void }[] = []

  function fill(): void {
    const packets: Buffer[] = []
    while (sentAt.size < window) {
      last = (last % 65_535) + 1
      sentAt.set(last, performance.now())
      packets.push(publishBytes(topic, `{"fillPercent":${last % 50}}`, { messageId: last }))
    }
    if (packets.length > 0) socket.write(Buffer.concat(packets))
  }

  function acknowledged(messageId: number): void {
    const at = sentAt.get(messageId)
    sentAt.delete(messageId)
    if (at !== undefined) latenciesMs.push(performance.now() - at)
  }

  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    const bytes = Buffer.concat([rest, chunk])
    const whole = bytes.length - (bytes.length % PUBACK_BYTES)
    for (let at = 0; at < whole; at += PUBACK_BYTES) acknowledged(bytes.readUInt16BE(at + 2))
    rest = bytes.subarray(whole)
    for (const { count, resolve } of waiting) if (latenciesMs.length >= count) resolve()
    waiting = waiting.filter(({ count }) => count > latenciesMs.length)
    fill()
  })
  fill()
  return {
    latenciesMs,
    get acknowledged() {
      return latenciesMs.length
    },
    until: count =>
      new Promise(resolve => {
        if (latenciesMs.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    stop: () => socket.destroy(),
  }
}

const PUBACK_BYTES = 4

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
