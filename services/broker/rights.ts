import { SEVERITIES } from '../domain/model/alert.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import { alertTopic, type DeviceTopic, noticeTopic, parseDeviceTopic, signalTopic } from './topic.ts'

export type PublishRefusal =
  | 'topic-reserved'
  | 'topic-wildcard'
  | 'topic-malformed'
  | 'channel-not-published'
  | 'device-unknown'
  | 'not-its-device'
  | 'not-its-site'
  | 'not-its-kind'

export type SubscribeRefusal =
  | Exclude<PublishRefusal, 'channel-not-published'>
  | 'channel-not-subscribed'
  | 'alerts-not-gateway'

export type PublishRight =
  | { readonly ok: true; readonly device: Device; readonly channel: 'telemetry' | 'status' }
  | { readonly ok: false; readonly reason: PublishRefusal }

export type SubscribeRight = { readonly ok: true } | { readonly ok: false; readonly reason: SubscribeRefusal }

export type FindDevice = (id: DeviceId) => Device | undefined

/** A device publishes its own telemetry and status, and a gateway those of its devices; nothing else, nowhere else. */
export function mayPublish(account: Device, topic: string, find: FindDevice): PublishRight {
  const parsed = parseDeviceTopic(topic)
  if (parsed === undefined) return { ok: false, reason: formFault(topic) }
  const reached = reach(account, parsed, find)
  if (typeof reached === 'string') return { ok: false, reason: wildcardOr(topic, reached) }
  if (parsed.channel !== 'telemetry' && parsed.channel !== 'status') {
    return { ok: false, reason: 'channel-not-published' }
  }
  return { ok: true, device: reached, channel: parsed.channel }
}

/** The device that an answer to an order is of; nothing where it is no such answer, or not the account's to give. */
export function mayReply(account: Device, topic: string, find: FindDevice): Device | undefined {
  if (!topic.endsWith('/reply')) return undefined
  const parsed = parseDeviceTopic(topic)
  const reached = parsed?.channel === 'reply' ? reach(account, parsed, find) : undefined
  return typeof reached === 'string' ? undefined : reached
}

/** A device hears its own commands and status, a gateway those of its devices too, and the alerts, notices and signals of its site. */
export function maySubscribe(account: Device, filter: string, find: FindDevice): SubscribeRight {
  if (isAlertFilter(filter, account)) {
    return account.kind === GATEWAY ? { ok: true } : { ok: false, reason: 'alerts-not-gateway' }
  }
  const parsed = parseDeviceTopic(filter)
  if (parsed === undefined) return { ok: false, reason: formFault(filter) }
  const reached = reach(account, parsed, find)
  if (typeof reached === 'string') return { ok: false, reason: wildcardOr(filter, reached) }
  return HEARD.has(parsed.channel) ? { ok: true } : { ok: false, reason: 'channel-not-subscribed' }
}

const HEARD: ReadonlySet<string> = new Set(['command', 'status'])

/** The kind whose accounts speak for other devices. */
export const GATEWAY = 'gateway'

type ReachRefusal = 'device-unknown' | 'not-its-device' | 'not-its-site' | 'not-its-kind'

// The device that a topic names, if the account may speak for it and the topic says its place and kind rightly.
function reach(account: Device, topic: DeviceTopic, find: FindDevice): Device | ReachRefusal {
  const device = topic.device === account.id ? account : find(topic.device)
  if (device === undefined) return 'device-unknown'
  if (device !== account && !isGatewayOf(account, device)) return 'not-its-device'
  if (device.site !== topic.site) return 'not-its-site'
  return device.kind === topic.kind ? device : 'not-its-kind'
}

const isGatewayOf = (account: Device, device: Device): boolean =>
  account.kind === GATEWAY && device.gateway === account.id && device.site === account.site

const LEVELS: ReadonlySet<string> = new Set([...SEVERITIES, '+', '#'])

/** Of what is told on site: alerts, notices of them, and what lights show. */
const isAlertFilter = (filter: string, { site }: Device): boolean =>
  SIGNAL.test(below(signalTopic(site, ''), filter)) ||
  [alertTopic, noticeTopic].some(topic =>
    LEVELS.has(below(topic(site, 'low').slice(0, -'low'.length), filter)),
  )

/** Of one alert or of all. */
const SIGNAL = /^(?:\+|#|[^/+#]+)$/

const below = (parent: string, filter: string): string =>
  filter.startsWith(parent) ? filter.slice(parent.length) : ''

function formFault(topic: string): 'topic-reserved' | 'topic-wildcard' | 'topic-malformed' {
  if (topic.startsWith('$')) return 'topic-reserved'
  return wildcardOr(topic, 'topic-malformed')
}

const wildcardOr = <T extends string>(topic: string, otherwise: T): T | 'topic-wildcard' =>
  topic.includes('+') || topic.includes('#') ? 'topic-wildcard' : otherwise
