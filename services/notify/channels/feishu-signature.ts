import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/model/time.ts'

/** 签名校验: HMAC-SHA256 of nothing, under the time in seconds and the secret; the time is refused after an hour. */
export function feishuSignature(secret: string, at: Instant): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(at / 1_000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') }
}
