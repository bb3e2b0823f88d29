import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/model/time.ts'

/**
 * Headers by which a receiver knows a message for ours, as https://www.standardwebhooks.com says, so that there are
 * libraries for it: HMAC-SHA256 over the id, the time and the body. A receiver refuses times that are more than five
 * minutes away, and ids that it has seen.
 */
export function signatureHeaders(
  secret: string,
  { id, at, body }: { readonly id: string; readonly at: Instant; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000))
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** `whsec_` and the key in base64, 24 to 64 bytes of it. */
export const isWebhookSecret = (secret: string): boolean =>
  /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) && KEY_BYTES(keyOf(secret).length)

const KEY_BYTES = (bytes: number): boolean => bytes >= 24 && bytes <= 64
const keyOf = (secret: string): Buffer => Buffer.from(secret.slice('whsec_'.length), 'base64')
