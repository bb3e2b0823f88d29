import { ECDH } from 'node:crypto'
import { z } from 'zod'
import { CURVE } from './encrypt.ts'

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,200}={0,2}$/)
  .transform(text => Buffer.from(text, 'base64url'))

/** What a browser gives for being told (`PushSubscription.toJSON()`); that and nothing else is an address of `push`. */
export const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(2_000),
  keys: z.object({
    p256dh: bytes.refine(isPoint, 'expected a point of P-256, not compressed'),
    auth: bytes.refine(({ length }) => length === 16, 'expected 16 bytes'),
  }),
})
export type PushSubscription = z.infer<typeof pushSubscription>

/** `undefined` where the text is no subscription. */
export function subscriptionOf(address: string): PushSubscription | undefined {
  try {
    return pushSubscription.safeParse(JSON.parse(address)).data
  } catch {
    return undefined
  }
}

/** A point beside the curve would give the secret away piece by piece. */
function isPoint(point: Buffer): boolean {
  if (point.length !== 65 || point[0] !== 4) return false
  try {
    ECDH.convertKey(point, CURVE)
    return true
  } catch {
    return false
  }
}
