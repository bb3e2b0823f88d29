/** MQTT 3.1.1 packets byte by byte, for tests of what no client library would send. */

export interface RawConnect {
  readonly clientId: string
  readonly username?: string
  readonly password?: string
  readonly clean?: boolean
  readonly keepAliveSeconds?: number
  readonly version?: number
}

export function connectBytes({ clientId, username, password, ...rest }: RawConnect): Buffer {
  const { clean = true, keepAliveSeconds = 60, version = 4 } = rest
  const flags = (username ? 0x80 : 0) | (password ? 0x40 : 0) | (clean ? 0x02 : 0)
  const head = [...word('MQTT'), version, flags, keepAliveSeconds >> 8, keepAliveSeconds & 0xff]
  const properties = version === 5 ? [0] : []
  const names = [clientId, username, password].filter(name => name !== undefined)
  return frame(0x10, [...head, ...properties, ...names.flatMap(word)])
}

export interface RawPublish {
  readonly qos?: 0 | 1 | 2
  readonly dup?: boolean
  readonly messageId?: number
}

export function publishBytes(topic: string, payload: string | Buffer, more: RawPublish = {}): Buffer {
  const { qos = 1, dup = false, messageId = 1 } = more
  const id = qos === 0 ? [] : [messageId >> 8, messageId & 0xff]
  return frame(0x30 | (dup ? 0x08 : 0) | (qos << 1), [...word(topic), ...id, ...Buffer.from(payload)])
}

/** A packet of these contents, or one that announces another length. */
export function frame(type: number, body: readonly number[], announced: number = body.length): Buffer {
  const head = [type]
  for (let left = announced; ; left = Math.floor(left / 128)) {
    head.push(left < 128 ? left : (left % 128) | 0x80)
    if (left < 128) return Buffer.from([...head, ...body])
  }
}

/** One filter at QoS 1. */
export const subscribeBytes = (filter: string, messageId: number): Buffer =>
  frame(0x82, [messageId >> 8, messageId & 0xff, ...word(filter), 1])

export const pingBytes = Buffer.from([0xc0, 0])

function word(value: string): number[] {
  const bytes = Buffer.from(value)
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes]
}
