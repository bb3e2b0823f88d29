import { newVapidKeys } from '../channels/push/vapid.ts'
import { selfSigned } from './certificate.ts'
import { type HttpCounterpartOptions, startHttpCounterpart } from './http-counterpart.ts'
import { pushReceiver, vapidClaims } from './push-receiver.ts'

const certificate = selfSigned()
/** Whoever the service hands it to. */
export const browser = pushReceiver(Buffer.from('sixteen bytes ok'))
export const vapidKeys = newVapidKeys()

/** A push service: it takes what is signed for it and no longer than it takes, and hands it to the browser. */
export const startPushService = (more: Partial<HttpCounterpartOptions> = {}) =>
  startHttpCounterpart({
    certificate,
    address: url =>
      JSON.stringify({
        endpoint: `${url}/push/subscription-of-a-phone`,
        expirationTime: null,
        keys: browser.keys,
      }),
    settings: () => ({
      ...vapidKeys,
      subject: 'mailto:operator@linli.example',
      allowPrivateNetwork: true,
      caCertificate: certificate.cert,
    }),
    says: { accept: { status: 201 }, refuse: { status: 400 } },
    check: ({ headers, body }) => {
      const isSigned = vapidClaims(headers.authorization ?? '') !== undefined
      return isSigned && body.length <= 4_096 ? undefined : { status: 403 }
    },
    read: ({ body }) => browser.decrypt(body).toString(),
    ...more,
  })
