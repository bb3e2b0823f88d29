import type { Page } from 'playwright-core'
import { newVapidKeys } from '../../../services/notify/channels/push/vapid.ts'
import { selfSigned } from '../../../services/notify/testing/certificate.ts'
import { startHttpCounterpart } from '../../../services/notify/testing/http-counterpart.ts'
import { pushReceiver } from '../../../services/notify/testing/push-receiver.ts'
import type { Community } from './community.ts'

/** In place of the browser's own push service, which no test reaches: it takes what the server sends, and reads it. */
export async function startPushService() {
  const certificate = selfSigned()
  const receiver = pushReceiver(Buffer.from('sixteen bytes ok'))
  const service = await startHttpCounterpart({
    certificate,
    settings: () => ({}),
    says: { accept: { status: 201 } },
    read: ({ body }) => receiver.decrypt(body).toString(),
  })
  const { publicKey, privateKey } = newVapidKeys()
  const settings = {
    ...{ publicKey, privateKey, subject: 'mailto:operator@linli.example' },
    ...{ allowPrivateNetwork: true, caCertificate: certificate.cert },
  }
  return {
    service,
    setUp: ({ call }: Community) =>
      call('PUT', '/api/channels/push', { kind: 'push', name: '手机推送', settings }),
    /** The browser subscribes there; all else of it is its own. */
    async useIn(page: Page): Promise<void> {
      const given = { endpoint: `${service.url}/push/of-this-browser`, keys: receiver.keys }
      await page.addInitScript(given => {
        let subscription: PushSubscription | null = null
        const made = (options: PushSubscriptionOptionsInit) => {
          const key = String(options.applicationServerKey).replaceAll('-', '+').replaceAll('_', '/')
          const bytes = Uint8Array.from(atob(key), one => one.charCodeAt(0))
          return {
            endpoint: given.endpoint,
            options: { userVisibleOnly: true, applicationServerKey: bytes.buffer },
            toJSON: () => ({ ...given, expirationTime: null }),
            async unsubscribe() {
              subscription = null
              sessionStorage.removeItem('subscribed')
              return true
            },
          } as unknown as PushSubscription
        }
        const kept = sessionStorage.getItem('subscribed')
        if (kept !== null) subscription = made({ applicationServerKey: kept })
        PushManager.prototype.getSubscription = async () => subscription
        PushManager.prototype.subscribe = async options => {
          sessionStorage.setItem('subscribed', String(options?.applicationServerKey))
          subscription = made(options ?? {})
          return subscription
        }
      }, given)
    },
  }
}
