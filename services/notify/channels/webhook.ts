import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { SECOND, toRfc3339 } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { JSON_HEADERS, post } from '../http/post.ts'
import { headerName, httpUrl, IN_THE_OPEN, isNotInTheOpen, networkSettings } from '../http/settings.ts'
import { isWebhookSecret, signatureHeaders } from './webhook-signature.ts'

const settings = z
  .strictObject({
    url: httpUrl,
    secret: z.string().refine(isWebhookSecret, 'expected whsec_ and 24 to 64 bytes in base64'),
    headers: z
      .record(headerName, z.string().regex(/^[\x20-\x7e]{0,1000}$/))
      .default({})
      .describe('Sent along: what a receiver asks for besides'),
    ...networkSettings,
  })
  .refine(given => isNotInTheOpen(given.url, given), { path: ['url'], message: IN_THE_OPEN })

/** To any program that listens: a signed POST of what is known of the notice. */
export const webhook = defineChannel({
  kind: 'webhook',
  title: text('Webhook', 'Webhook'),
  address: 'none',
  settings,
  secrets: ['secret', 'headers'],
  isIdempotent: true,
  tellsEnd: false,
  timeoutMs: 10 * SECOND,
  open: (given, { now }) => ({
    send(message, _address, signal) {
      const body = webhookBody(message)
      const signed = signatureHeaders(given.secret, { id: message.noticeId, at: now(), body })
      const headers = { ...given.headers, ...JSON_HEADERS, ...signed }
      return post({ url: new URL(given.url), headers, body, network: given, now: now(), signal })
    },
  }),
})

const webhookBody = ({ raisedAt, at, ...message }: Message): string =>
  JSON.stringify({
    notice: message.noticeId,
    alert: message.alertId,
    severity: message.severity,
    lifeSafety: message.isLifeSafety,
    ended: message.isEnded,
    test: message.isTest ?? false,
    language: message.language,
    title: message.title,
    body: message.body,
    link: message.link,
    site: message.site,
    zone: message.zone,
    deviceKind: message.deviceKind,
    rule: message.rule,
    raisedAt: toRfc3339(raisedAt),
    at: toRfc3339(at),
  })
