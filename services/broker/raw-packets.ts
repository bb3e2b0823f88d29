/** MQTT 3.1.1 packets byte by byte, for tests of what no client library would send. */

export interface RawConnect {
  readonly clientId: string
  readonly username?: string
  readonly password?: string
  readonly clean?: boolean
  readonly keepAliveSeconds?: number
  readonly version?: number
  readonly protocol?: string
  readonly will?: RawWill
}

export interface RawWill {
  readonly topic: string
  readonly payload: string
  readonly qos?: 0 | 1 | 2 | 3
  readonly retain?: boolean
}

export function connectBytes({ clientId, username, password, ...rest }: RawConnect): Buffer {
  const { clean = true, keepAliveSeconds = 60, version = 4, protocol = 'MQTT', will } = rest
  const flags = (username ? 0x80 : 0) | (password ? 0x40 : 0) | (clean ? 0x02 : 0) | willFlags(will)
  const head = [...word(protocol), version, flags, keepAliveSeconds >> 8, keepAliveSeconds & 0xff]
  const properties = version === 5 ? [0] : []
  const names = [clientId, will?.topic, will?.payload, username, password].filter(name => name !== undefined)
  return frame(0x10, [...head, ...properties, ...names.flatMap(word)])
}

export interface RawPublish {
  readonly qos?: 0 | 1 | 2
  readonly dup?: boolean
  readonly retain?: boolean
  readonly messageId?: number
}

const willFlags = (will: RawWill | undefined): number =>
  will === undefined ? 0 : 0x04 | ((will.qos ?? 0) << 3) | (will.retain ? 0x20 : 0)

export function publishBytes(topic: string, payload: string | Buffer, more: RawPublish = {}): Buffer {
  const { qos = 1, dup = false, retain = false, messageId = 1 } = more
  const id = qos === 0 ? [] : [messageId >> 8, messageId & 0xff]
  return frame(0x30 | (dup ? 0x08 : 0) | (qos << 1) | (retain ? 1 : 0), [
    ...word(topic),
    ...id,
    ...Buffer.from(payload),
  ])
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
  subscribeAllBytes([[filter, 1]], messageId)

export const subscribeAllBytes = (
  filters: readonly (readonly [filter: string, qos: number])[],
  messageId = 1,
): Buffer => frame(0x82, [...id(messageId), ...filters.flatMap(([filter, qos]) => [...word(filter), qos])])

export const unsubscribeBytes = (filter: string, messageId = 1): Buffer =>
  frame(0xa2, [...id(messageId), ...word(filter)])

/** The four answers to a message. */
export const pubackBytes = (messageId: number): Buffer => frame(0x40, id(messageId))
export const pubrecBytes = (messageId: number): Buffer => frame(0x50, id(messageId))
export const pubrelBytes = (messageId: number): Buffer => frame(0x62, id(messageId))
export const pubcompBytes = (messageId: number): Buffer => frame(0x70, id(messageId))

export const pingBytes = Buffer.from([0xc0, 0])
export const disconnectBytes = Buffer.from([0xe0, 0])

const id = (messageId: number): number[] => [messageId >> 8, messageId & 0xff]

function word(value: string): number[] {
  const bytes = Buffer.from(value)
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes]
}
