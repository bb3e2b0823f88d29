import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { SECOND, toRfc3339 } from '../../domain/model/time.ts'
import type { Message, Sent } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'

/**
 * To speakers and lights on site, at QoS 1 over the site's own broker: what happens on `community/{site}/notices/{severity}`,
 * and what is so, retained, on `community/{site}/signals/{alert}`: a light that was off meanwhile sees there what to show.
 * Everybody on site hears it, so there is no link in it: whoever has that acknowledges in the name of the one who was told.
 */
export const mqtt = defineChannel({
  kind: 'mqtt',
  title: text('MQTT (speakers and lights)', 'MQTT（广播与灯光）'),
  address: 'none',
  settings: z.strictObject({}),
  secrets: [],
  isIdempotent: true,
  tellsEnd: true,
  timeoutMs: 5 * SECOND,
  open: (_settings, { publish }) => ({
    async send(message) {
      try {
        const payload = payloadOf(message)
        const topics = topicsOf(message).map(topic => publish(topic, payload, false))
        const all = [...topics, ...signalOf(message, payload).map(signal => publish(...signal))]
        const isHeard = (await Promise.all(all)).some(heard => heard)
        return isHeard || message.isEnded ? { ok: true } : NOBODY
      } catch {
        return { ok: false, reason: 'the broker did not take it', isWorthRetrying: true }
      }
    },
  }),
})

/** No gateway has subscribed: whoever is to be told is told by another way. It may be back soon. */
const NOBODY: Sent = {
  ok: false,
  reason: 'no gateway listens to notices on MQTT',
  isWorthRetrying: true,
  isLeftThere: true,
}

export const noticeTopic = ({ site, severity }: Pick<Message, 'site' | 'severity'>): string =>
  `community/${site}/notices/${severity}`

/** Who listens to one severity hears the end of what was told there, whatever it has become since. */
const topicsOf = ({ site, severity, shownAs = [] }: Message): string[] =>
  [...new Set([severity, ...shownAs])].map(severity => noticeTopic({ site, severity }))

const signalTopic = ({ site, alertId }: Message): string => `community/${site}/signals/${alertId}`

/** A test lights nothing, and what is told together is no state of anything. */
const signalOf = (message: Message, payload: string): (readonly [string, string, true])[] =>
  message.isTest || message.isDigest ? [] : [[signalTopic(message), message.isEnded ? '' : payload, true]]

const payloadOf = (message: Message): string =>
  JSON.stringify({
    notice: message.noticeId,
    alert: message.alertId,
    state: message.isEnded ? 'ended' : 'active',
    ending: message.ending,
    ...(message.isTest ? { test: true } : {}),
    severity: message.severity,
    site: message.site,
    zone: message.zone,
    deviceKind: message.deviceKind,
    rule: message.rule,
    language: message.language,
    title: message.title,
    body: message.body,
    at: toRfc3339(message.at),
  })
