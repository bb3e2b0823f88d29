import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { HOUR, type Instant } from '../../../domain/model/time.ts'
import { CURVE } from './encrypt.ts'

/** By which push services know this server (RFC 8292); both in base64url, as browsers want the public one. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** For a server that has none: subscriptions hold under these keys alone. */
export function newVapidKeys(): VapidKeys {
  const pair = createECDH(CURVE)
  pair.generateKeys()
  // A private key with leading zeros comes shorter.
  const privateKey = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32)
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}

export function isPair({ publicKey, privateKey }: VapidKeys): boolean {
  try {
    const pair = createECDH(CURVE)
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
    return pair.getPublicKey('base64url') === publicKey
  } catch {
    return false
  }
}

export interface Claims {
  /** The origin of the push service. */
  readonly audience: string
  /** Whom its operator writes to: `mailto:…` or `https://…`. */
  readonly subject: string
}

/** The header that says who sends, and only to this service, for half a day. */
export function vapidAuthorization(keys: VapidKeys, { audience, subject }: Claims, now: Instant): string {
  const expires = Math.floor((now + 12 * HOUR) / 1_000)
  const parts = [
    { typ: 'JWT', alg: 'ES256' },
    { aud: audience, exp: expires, sub: subject },
  ]
  const signed = parts.map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = sign('sha256', Buffer.from(signed), { key: keyOf(keys), dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${keys.publicKey}`
}

/** The public key is 4, x and y. */
function keyOf({ publicKey, privateKey: d }: VapidKeys): KeyObject {
  const point = Buffer.from(publicKey, 'base64url')
  const x = point.subarray(1, 33).toString('base64url')
  const y = point.subarray(33).toString('base64url')
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y, d } })
}
