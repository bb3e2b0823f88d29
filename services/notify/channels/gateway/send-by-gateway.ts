import type { Instant } from '../../../domain/model/time.ts'
import { isAddress } from '../../address.ts'
import type { Message, NotSent, Sent } from '../../channel.ts'
import type { HttpAnswer } from '../../http/exchange.ts'
import { jsonOf, post } from '../../http/post.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { escapes, fill, type Values } from './template.ts'

export interface GatewayMessage {
  readonly message: Message
  /** As it is to be read, or said. */
  readonly text: string
  readonly phone: string
}

/** Asks the gateway as its templates say. */
export async function sendByGateway(
  given: GatewaySettings,
  told: GatewayMessage,
  { now, signal }: { readonly now: Instant; readonly signal: AbortSignal },
): Promise<Sent> {
  if (!isAddress('phone', told.phone)) return NO_NUMBER
  const values = valuesOf(given, told)
  const { method, contentType, success } = given
  const isWithBody = method !== 'GET'
  const headers = Object.entries(given.headers).map(([name, value]) => [
    name.toLowerCase(),
    fill(value, values, asIs),
  ])
  return post(
    {
      method,
      url: new URL(fill(given.url, values, encodeURIComponent)),
      headers: {
        ...(isWithBody ? { 'content-type': `${contentType}; charset=utf-8` } : {}),
        ...Object.fromEntries(headers),
      },
      ...(isWithBody ? { body: fill(given.body, values, escapes[contentType]) } : {}),
      network: given,
      now,
      signal,
    },
    answer => (success === undefined ? { ok: true } : judgeWord(answer, success)),
  )
}

const NO_NUMBER: NotSent = { ok: false, reason: 'no telephone number', isWorthRetrying: false }
const asIs = (value: string): string => value

function valuesOf(
  { countryCode, secrets }: GatewaySettings,
  { message, text, phone }: GatewayMessage,
): Values {
  const digits = phone.replace(/^\+/, '')
  const isForeignForm = phone.startsWith(`+${countryCode}`)
  return {
    phone,
    phoneDigits: digits,
    phoneLocal: isForeignForm ? digits.slice(countryCode.length) : digits,
    text,
    title: message.title,
    body: message.body,
    noticeId: message.noticeId,
    alertId: message.alertId,
    severity: message.severity,
    language: message.language,
    ...Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`secret.${name}`, value])),
  }
}

/** Many gateways answer 200 to everything, and say in one field what became of it. */
function judgeWord(
  answer: HttpAnswer,
  { pointer, equals, retry }: NonNullable<GatewaySettings['success']>,
): Sent {
  const word = at(jsonOf(answer), pointer)
  if (word === undefined) {
    return { ok: false, reason: `no ${pointer} in the answer`, isWorthRetrying: true, isUncertain: true }
  }
  if (String(word) === String(equals)) return { ok: true }
  const said = /^[\w.:-]{1,60}$/.test(String(word)) ? `: ${word}` : ''
  const isWorthRetrying = retry.some(one => String(one) === String(word))
  return { ok: false, reason: `refused by the gateway${said}`, isWorthRetrying }
}

/** RFC 6901. */
function at(value: unknown, pointer: string): string | number | boolean | null | undefined {
  const keys = pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const found = keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  )
  return typeof found === 'object' && found !== null ? undefined : (found as string | undefined)
}
