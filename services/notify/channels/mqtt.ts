import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { SECOND, toRfc3339 } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'

/**
 * To speakers and lights on site, at QoS 1 over the site's own broker: `community/{site}/notices/{severity}`. Everybody
 * on site hears it, so there is no link in it: whoever has that acknowledges in the name of the one who was told.
 */
export const mqtt = defineChannel({
  kind: 'mqtt',
  title: text('MQTT (speakers and lights)', 'MQTT（广播与灯光）'),
  address: 'none',
  settings: z.strictObject({}),
  secrets: [],
  isIdempotent: true,
  timeoutMs: 5 * SECOND,
  open: (_settings, { publish }) => ({
    async send(message) {
      try {
        await publish(noticeTopic(message), payloadOf(message))
        return { ok: true }
      } catch {
        return { ok: false, reason: 'the broker did not take it', isWorthRetrying: true }
      }
    },
  }),
})

export const noticeTopic = ({ site, severity }: Pick<Message, 'site' | 'severity'>): string =>
  `community/${site}/notices/${severity}`

const payloadOf = (message: Message): string =>
  JSON.stringify({
    notice: message.noticeId,
    alert: message.alertId,
    state: message.isEnded ? 'ended' : 'active',
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
