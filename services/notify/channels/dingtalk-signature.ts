import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/model/time.ts'

/** 加签: HMAC-SHA256 under the secret, over the time in milliseconds and the secret; the time is refused after an hour. */
export function dingtalkSignature(secret: string, at: Instant): { timestamp: string; sign: string } {
  const timestamp = String(at)
  return { timestamp, sign: createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') }
}
