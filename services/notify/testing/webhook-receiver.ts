import { createHmac } from 'node:crypto'
import { type HttpAsked, startHttpCounterpart } from './http-counterpart.ts'

export const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

/** What a receiver does that takes nothing that is not signed. */
function check({ headers, body }: HttpAsked) {
  const key = Buffer.from(WEBHOOK_SECRET.slice(6), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  return headers['webhook-signature'] === wanted ? undefined : { status: 401 }
}

/** A receiver of webhooks. */
export const startReceiver = () =>
  startHttpCounterpart({
    settings: url => ({
      url: `${url}/notices?for=linli`,
      secret: WEBHOOK_SECRET,
      headers: { 'X-Receiver': 'token-of-the-receiver' },
      allowPrivateNetwork: true,
    }),
    check,
  })
