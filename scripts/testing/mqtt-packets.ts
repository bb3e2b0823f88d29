/** MQTT 3.1.1 packets by hand: a client library would refuse to send what is to be tried here. */

export interface Promises {
  /** Where false, the client's session is kept. */
  readonly clean?: boolean
  /** 0: it may be silent for ever. */
  readonly keepAliveSeconds?: number
}

export function connectPacket(
  clientId: string,
  username: string,
  password: string,
  { clean = true, keepAliveSeconds = 0 }: Promises = {},
): Buffer {
  const flags = clean ? 0b1100_0010 : 0b1100_0000
  const head = Buffer.concat([text('MQTT'), Buffer.from([4, flags]), uint16(keepAliveSeconds)])
  return packet(0x10, Buffer.concat([head, text(clientId), text(username), text(password)]))
}

export interface Publish {
  readonly topic: string
  readonly payload: Buffer
  readonly id: number
  readonly dup?: boolean
}

/** QoS 1. */
export const publishPacket = ({ topic, payload, id, dup }: Publish): Buffer =>
  packet(dup ? 0x3a : 0x32, Buffer.concat([text(topic), uint16(id), payload]))

export const subscribePacket = (filter: string): Buffer =>
  packet(0x82, Buffer.concat([uint16(1), text(filter), Buffer.from([1])]))

/** The packets that are complete in the bytes so far, and the bytes of the one that is not. */
export function takePackets(bytes: Buffer): { readonly packets: readonly Buffer[]; readonly rest: Buffer } {
  const packets: Buffer[] = []
  let rest = bytes
  for (;;) {
    const length = packetLength(rest)
    if (length === undefined || length > rest.length) return { packets, rest }
    packets.push(rest.subarray(0, length))
    rest = rest.subarray(length)
  }
}

function packetLength(bytes: Buffer): number | undefined {
  let length = 0
  for (let i = 1; i < Math.min(bytes.length, 5); i++) {
    const byte = bytes[i] as number
    length += (byte & 0x7f) * 0x80 ** (i - 1)
    if (byte < 0x80) return length + i + 1
  }
  return undefined
}

function packet(first: number, body: Buffer): Buffer {
  const length: number[] = []
  let left = body.length
  do {
    length.push((left % 0x80) + (left >= 0x80 ? 0x80 : 0))
    left = Math.floor(left / 0x80)
  } while (left > 0)
  return Buffer.concat([Buffer.from([first, ...length]), body])
}

const text = (words: string): Buffer => {
  const bytes = Buffer.from(words)
  return Buffer.concat([uint16(bytes.length), bytes])
}

const uint16 = (n: number): Buffer => Buffer.from([n >> 8, n & 0xff])
