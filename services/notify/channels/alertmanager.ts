import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { type DurationMs, HOUR, MINUTE, SECOND, toRfc3339 } from '../../domain/model/time.ts'
import type { Message, NotSent } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { JSON_HEADERS, jsonOf, type Posting, post } from '../http/post.ts'
import { httpUrl, IN_THE_OPEN, isNotInTheOpen, networkSettings } from '../http/settings.ts'

const settings = z
  .strictObject({
    url: httpUrl.describe('Where it is, without /api/v2/alerts'),
    username: z.string().min(1).max(200).optional(),
    password: z.string().min(1).max(1_000).optional(),
    bearerToken: z
      .string()
      .regex(/^[\x21-\x7e]{1,4000}$/)
      .optional(),
    holdHours: z
      .number()
      .positive()
      .max(720)
      .default(24)
      .describe('An alert that it hears no more of ends after so long'),
    ...networkSettings,
  })
  .refine(given => isNotInTheOpen(given.url, given), { path: ['url'], message: IN_THE_OPEN })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    path: ['password'],
    message: 'username and password belong together',
  })
  .refine(({ username, bearerToken }) => username === undefined || bearerToken === undefined, {
    path: ['bearerToken'],
    message: 'either a token or a password',
  })
type AlertmanagerSettings = z.infer<typeof settings>

/**
 * To a Prometheus Alertmanager by its API v2. There an alert is its labels, the severity among them because routes go by
 * it; so it is asked first what it holds of the alert under others, and that is ended along with it. It is told again
 * and again what is so, as Prometheus does: it forgets when it is started anew, and what nobody tells it any more ends.
 */
export const alertmanager = defineChannel({
  kind: 'alertmanager',
  title: text('Prometheus Alertmanager', 'Prometheus Alertmanager'),
  address: 'none',
  settings,
  secrets: ['password', 'bearerToken'],
  isIdempotent: true,
  tellsEnd: true,
  timeoutMs: 10 * SECOND,
  open: (given, { now }) => ({
    renewAfterMs: Math.min(RENEW_MS_MAX, (given.holdHours * HOUR) / 3),
    async send(message, _address, signal) {
      const headers = { ...JSON_HEADERS, ...authorization(given) }
      const request = { headers, network: given, now: now(), signal }
      const url = new URL(`${given.url.replace(/\/+$/, '')}/api/v2/alerts`)
      const held = await heldOf(message, { ...request, url })
      if (!held.ok) return held
      return post({ ...request, url, body: JSON.stringify(alertsOf(message, held.labels, given)) })
    },
  }),
})

const RENEW_MS_MAX: DurationMs = 5 * MINUTE

function authorization({ username, password, bearerToken }: AlertmanagerSettings) {
  if (bearerToken !== undefined) return { authorization: `Bearer ${bearerToken}` }
  if (username === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}

type Labels = Readonly<Record<string, string>>

/** The labels of what it holds of this alert at present. */
async function heldOf(
  { alertId }: Message,
  { url, ...request }: Posting,
): Promise<NotSent | { readonly ok: true; readonly labels: readonly Labels[] }> {
  const asked = new URL(url)
  asked.searchParams.set('filter', `alert="${alertId}"`)
  let labels: readonly Labels[] = []
  const sent = await post({ ...request, url: asked, method: 'GET' }, answer => {
    const parsed = heldAlerts.safeParse(jsonOf(answer))
    labels = parsed.success ? parsed.data.map(alert => alert.labels) : []
    return parsed.success ? { ok: true } : NOT_ALERTMANAGER
  })
  if (sent.ok) return { ok: true, labels }
  // Nothing was sent so far, whatever became of the question.
  const { isUncertain: _, ...known } = sent
  return known
}

const heldAlerts = z.array(z.object({ labels: z.record(z.string(), z.string()) }))
const NOT_ALERTMANAGER: NotSent = { ok: false, reason: 'no Alertmanager there', isWorthRetrying: false }

/** The alert as it is, and the end of what was told of it otherwise. An end of their own it would give them, in five minutes. */
function alertsOf(message: Message, held: readonly Labels[], { holdHours }: AlertmanagerSettings) {
  const current = labelsOf(message)
  const rest = { annotations: annotationsOf(message), startsAt: toRfc3339(message.raisedAt) }
  const over = toRfc3339(Math.max(message.at, message.raisedAt))
  const former = held.filter(labels => !isSame(labels, current))
  return [
    {
      labels: current,
      ...rest,
      endsAt: message.isEnded ? over : toRfc3339(message.at + holdHours * HOUR),
    },
    ...former.map(labels => ({ labels, ...rest, endsAt: over })),
  ]
}

const isSame = (a: Labels, b: Labels): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(name => a[name] === b[name])

const labelsOf = (message: Message): Labels => ({
  alertname: message.rule ?? 'wearer-needs-attention',
  alert: message.alertId,
  severity: message.severity,
  site: message.site,
  zone: message.zone,
  device_kind: message.deviceKind,
  ...(message.isTest ? { test: 'true' } : {}),
})

const annotationsOf = ({ title, body, link, noticeId }: Message) => ({
  summary: title,
  description: body,
  notice: noticeId,
  ...(link === undefined ? {} : { link }),
})
