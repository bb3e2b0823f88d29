import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { SECOND } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { cutToLength } from '../wording/cut.ts'
import { gatewaySettings } from './gateway/gateway-settings.ts'
import { sendByGateway } from './gateway/send-by-gateway.ts'

/** By a gateway that calls and reads aloud. Whoever picks up misses the beginning, so it is said again; a link is nothing to say. */
export const voice = defineChannel({
  kind: 'voice',
  title: text('Voice call', '语音电话'),
  address: 'phone',
  settings: gatewaySettings({
    times: z.int().min(1).max(5).default(2).describe('How often it is said'),
  }),
  secrets: ['secrets'],
  isIdempotent: false,
  tellsEnd: false,
  timeoutMs: 30 * SECOND,
  open: (given, { now }) => ({
    send: (message, phone, signal) =>
      sendByGateway(given, { message, phone, text: spoken(message, given.times) }, { now: now(), signal }),
  }),
})

/** A full stop is a pause. */
function spoken({ title, body, language }: Message, times: number): string {
  const stop = language === 'zh' ? '。' : '. '
  const once = [title, cutToLength(body, BODY_LENGTH_MAX)]
    .filter(part => part !== '')
    .map(part => part.replace(/[.。!！\s]+$/, ''))
    .join(stop)
  return Array.from({ length: times }, () => `${once}${stop}`)
    .join('')
    .trim()
}

/** About half a minute. */
const BODY_LENGTH_MAX = 150
