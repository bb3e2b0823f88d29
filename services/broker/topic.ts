import type { Severity } from '../domain/model/alert.ts'
import type { Device } from '../domain/model/device.ts'
import type { SiteId } from '../domain/model/place.ts'

export const CHANNELS = ['telemetry', 'status', 'command', 'reply'] as const
export type Channel = (typeof CHANNELS)[number]

/** `community/{site}/{kind}/{device}/{channel}`, taken apart; nothing in it is checked against anything yet. */
export interface DeviceTopic {
  readonly site: string
  readonly kind: string
  readonly device: string
  readonly channel: string
}

/** `undefined` when the topic is not of the form. */
export function parseDeviceTopic(topic: string): DeviceTopic | undefined {
  const levels = topic.length > TOPIC_LENGTH_MAX ? [] : topic.split('/')
  if (levels.length !== 5 || levels[0] !== ROOT) return undefined
  const [, site = '', kind = '', device = '', channel = ''] = levels
  return { site, kind, device, channel }
}

export const deviceTopic = (device: Device, channel: Channel): string =>
  `${ROOT}/${device.site}/${device.kind}/${device.id}/${channel}`

export const alertTopic = (site: SiteId, severity: Severity): string => `${ROOT}/${site}/alerts/${severity}`

/** Of what somebody on site is to be told in words; see `notify/channels/mqtt.ts`. */
export const noticeTopic = (site: SiteId, severity: Severity): string => `${ROOT}/${site}/notices/${severity}`

/** Of what a light on site is to show, an alert each, retained while it does; see there. */
export const signalTopic = (site: SiteId, alert: string): string => `${ROOT}/${site}/signals/${alert}`

const ROOT = 'community'
/** Four ids of at most 64 characters and the words around them fit. */
const TOPIC_LENGTH_MAX = 300
