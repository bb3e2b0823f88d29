import { connect, type Socket } from 'node:net'
import { connectBytes, pingBytes, type RawConnect } from '../raw-packets.ts'

/** An MQTT client of bare bytes: says what it is told to, and hears packet by packet, as words. */
export interface Peer {
  readonly socket: Socket
  send(...packets: readonly Buffer[]): void
  /** The next packet, or `closed`. */
  next(): Promise<string>
  /** The next packets up to and with the first one that begins so. */
  until(beginning: string): Promise<string[]>
}

export function openPeer(port: number): Peer {
  const socket = connect(port, '127.0.0.1')
  const heard: string[] = []
  const waiting: ((packet: string) => void)[] = []
  let rest: Buffer = Buffer.alloc(0)
  const tell = (packet: string) => {
    const first = waiting.shift()
    if (first) first(packet)
    else heard.push(packet)
  }
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let taken = takePacket(rest); taken; taken = takePacket(rest)) {
      rest = taken.rest
      tell(inWords(taken.type, taken.body))
    }
  })
  socket.on('error', () => {})
  socket.once('close', () => tell('closed'))
  const next = () =>
    new Promise<string>(resolve => {
      const first = heard.shift()
      if (first === undefined) waiting.push(resolve)
      else resolve(first)
    })
  return {
    socket,
    send: (...packets) => void socket.write(Buffer.concat(packets)),
    next,
    async until(beginning) {
      const packets: string[] = []
      while (!packets.at(-1)?.startsWith(beginning)) {
        packets.push(await next())
        if (packets.at(-1) === 'closed') break
      }
      return packets
    },
  }
}

/** Signs in, and answers what the server says to it. */
export async function signInPeer(peer: Peer, options: RawConnect): Promise<string> {
  peer.send(connectBytes(options))
  return peer.next()
}

/** Answers what the server says next. */
export async function said(peer: Peer, packet: Buffer): Promise<string> {
  peer.send(packet)
  return peer.next()
}

/** All that the server has to say: the answer to a ping comes after it. What waits for a disk (a `suback`) does not: ask for it first. */
export async function settled(peer: Peer): Promise<string[]> {
  peer.send(pingBytes)
  return (await peer.until('pingresp')).slice(0, -1)
}

/** `publish a/b text q1 dup retain #7` → 7. */
export const idOf = (packet: string): number => Number(packet.slice(packet.lastIndexOf('#') + 1))

interface TakenPacket {
  readonly type: number
  readonly body: Buffer
  readonly rest: Buffer
}

function takePacket(bytes: Buffer): TakenPacket | undefined {
  let length = 0
  for (let i = 1, factor = 1; i < bytes.length; i += 1, factor *= 128) {
    const byte = bytes[i] as number
    length += (byte % 128) * factor
    if (byte >= 128) continue
    const end = i + 1 + length
    if (bytes.length < end) return undefined
    return { type: bytes[0] as number, body: bytes.subarray(i + 1, end), rest: bytes.subarray(end) }
  }
  return undefined
}

const NAMES: Readonly<Record<number, string>> = {
  4: 'puback',
  5: 'pubrec',
  6: 'pubrel',
  7: 'pubcomp',
  9: 'suback',
  11: 'unsuback',
  13: 'pingresp',
}

function inWords(type: number, body: Buffer): string {
  const kind = type >> 4
  if (kind === 2) return `connack ${body[1]}${body[0] === 1 ? ' session' : ''}`
  if (kind === 3) return publishInWords(type, body)
  const id = body.length >= 2 ? ` #${body.readUInt16BE(0)}` : ''
  const granted = kind === 9 ? ` ${[...body.subarray(2)].join(',')}` : ''
  return `${NAMES[kind]}${granted}${id}`
}

function publishInWords(type: number, body: Buffer): string {
  const qos = (type >> 1) & 3
  const end = 2 + body.readUInt16BE(0)
  const id = qos > 0 ? ` #${body.readUInt16BE(end)}` : ''
  const payload = body.subarray(end + (qos > 0 ? 2 : 0)).toString()
  const flags = `${type & 8 ? ' dup' : ''}${type & 1 ? ' retain' : ''}`
  return `publish ${body.subarray(2, end)} ${payload} q${qos}${flags}${id}`
}
