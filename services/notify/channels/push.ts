import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Severity } from '../../domain/model/alert.ts'
import { text } from '../../domain/model/text.ts'
import { type DurationMs, HOUR, SECOND, toRfc3339 } from '../../domain/model/time.ts'
import type { Message, NotSent, Sent } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { post } from '../http/post.ts'
import { networkSettings } from '../http/settings.ts'
import { cutToFit } from '../wording/cut.ts'
import { encryptPush, PLAINTEXT_BYTES_MAX } from './push/encrypt.ts'
import { subscriptionOf } from './push/subscription.ts'
import { isPair, newVapidKeys, vapidAuthorization } from './push/vapid.ts'

const settings = z
  .strictObject({
    publicKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{87}$/)
      .optional(),
    privateKey: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .optional(),
    subject: z
      .string()
      .max(300)
      .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'expected mailto:… or https://…')
      .describe('Whom the operator of a push service writes to'),
    ...networkSettings,
  })
  // Where none are given they are made, and kept from then on.
  .transform(({ publicKey = '', privateKey = '', ...given }) =>
    publicKey + privateKey === '' ? { ...newVapidKeys(), ...given } : { publicKey, privateKey, ...given },
  )
  .refine(isPair, { path: ['privateKey'], message: 'the keys are no pair' })

/** To browsers and phones that asked for it (RFC 8030): encrypted, so that the push service in between reads nothing. */
export const push = defineChannel({
  kind: 'push',
  title: text('Push to browser and phone', '浏览器与手机推送'),
  address: 'push-subscription',
  settings,
  secrets: ['privateKey'],
  isIdempotent: true,
  tellsEnd: true,
  timeoutMs: 10 * SECOND,
  open: (given, { now }) => ({
    async send(message, address, signal) {
      const subscription = subscriptionOf(address)
      if (subscription === undefined) return NO_SUBSCRIPTION
      const url = new URL(subscription.endpoint)
      const headers = {
        ...headersOf(message),
        authorization: vapidAuthorization(given, { audience: url.origin, subject: given.subject }, now()),
      }
      const body = encryptPush(Buffer.from(payloadOf(message)), subscription.keys)
      return goneOr(await post({ url, headers, body, network: given, now: now(), signal }))
    },
  }),
})

const NO_SUBSCRIPTION: NotSent = {
  ok: false,
  reason: 'no push subscription',
  isWorthRetrying: false,
  isAddressGone: true,
}

/** RFC 8030, 7.3: the subscription ended, or was never there. */
const goneOr = (sent: Sent): Sent =>
  !sent.ok && /^answered (?:404|410)$/.test(sent.reason) ? { ...sent, isAddressGone: true } : sent

function headersOf({ severity, alertId }: Message): Readonly<Record<string, string>> {
  const { urgency, keptMs } = BY_SEVERITY[severity]
  return {
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    ttl: String(keptMs / 1_000),
    urgency,
    // While the phone is off, a later word on the alert takes the place of the one before. It tells the service nothing.
    topic: createHash('sha256').update(alertId).digest('base64url').slice(0, 32),
  }
}

/** How much a phone is woken for it, and how long it is kept for one that is off: what is old news tomorrow is no news. */
const BY_SEVERITY: Readonly<Record<Severity, { readonly urgency: string; readonly keptMs: DurationMs }>> = {
  critical: { urgency: 'high', keptMs: 24 * HOUR },
  high: { urgency: 'high', keptMs: 12 * HOUR },
  medium: { urgency: 'normal', keptMs: 4 * HOUR },
  low: { urgency: 'low', keptMs: HOUR },
}

/** `tag` is that of the notification: shown, it takes the place of the one before as well. */
function payloadOf(message: Message): string {
  const { noticeId, alertId, severity, language, title, link } = message
  const written = (body: string) =>
    JSON.stringify({
      notice: noticeId,
      alert: alertId,
      tag: alertId,
      severity,
      lifeSafety: message.isLifeSafety,
      ended: message.isEnded,
      ending: message.ending,
      test: message.isTest ?? false,
      language,
      title,
      body,
      link,
      at: toRfc3339(message.at),
    })
  const fits = (body: string) => Buffer.byteLength(written(body)) <= PLAINTEXT_BYTES_MAX
  return written(cutToFit(message.body, fits))
}
