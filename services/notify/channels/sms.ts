import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { SECOND } from '../../domain/model/time.ts'
import { defineChannel } from '../define-channel.ts'
import { gatewaySettings } from './gateway/gateway-settings.ts'
import { sendByGateway } from './gateway/send-by-gateway.ts'
import { smsText } from './gateway/sms-text.ts'

/** By a gateway for short messages. The link alone takes most of one part. */
export const sms = defineChannel({
  kind: 'sms',
  title: text('SMS', '短信'),
  address: 'phone',
  settings: gatewaySettings({
    partsMax: z
      .int()
      .min(1)
      .max(10)
      .default(2)
      .describe('Each part is paid for: 160 letters, or 70 Chinese ones'),
  }),
  secrets: ['secrets'],
  isIdempotent: false,
  tellsEnd: false,
  timeoutMs: 15 * SECOND,
  open: (given, { now }) => ({
    send: (message, phone, signal) =>
      sendByGateway(
        given,
        { message, phone, text: smsText(message, given.partsMax) },
        { now: now(), signal },
      ),
  }),
})
