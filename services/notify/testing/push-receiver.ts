import { createDecipheriv, createECDH, createHmac, createPublicKey, type ECDH, verify } from 'node:crypto'

/** A browser: it has the keys of a subscription, and reads what was encrypted for it (RFC 8291). Written from the RFC alone. */
export interface PushReceiver {
  readonly keys: { readonly p256dh: string; readonly auth: string }
  decrypt(body: Buffer): Buffer
}

export function pushReceiver(auth: Buffer, pair = newPair()): PushReceiver {
  const ownPublic = pair.getPublicKey()
  return {
    keys: { p256dh: ownPublic.toString('base64url'), auth: auth.toString('base64url') },
    decrypt(body) {
      // RFC 8188, 2.1: salt (16), record size (4), length of the key id (1), key id.
      const salt = body.subarray(0, 16)
      const recordSize = body.readUInt32BE(16)
      const idLength = body.readUInt8(20)
      const senderPublic = body.subarray(21, 21 + idLength)
      const record = body.subarray(21 + idLength)
      if (record.length > recordSize) throw new Error('more than one record')
      const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), ownPublic, senderPublic])
      const ikm = expand(mac(auth, pair.computeSecret(senderPublic)), keyInfo, 32)
      const prk = mac(salt, ikm)
      const key = expand(prk, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = expand(prk, Buffer.from('Content-Encoding: nonce\0'), 12)
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      decipher.setAuthTag(record.subarray(-16))
      const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
      const end = padded.lastIndexOf(2)
      if (end < 0 || padded.subarray(end + 1).some(byte => byte !== 0)) throw new Error('not the last record')
      return padded.subarray(0, end)
    },
  }
}

function newPair(): ECDH {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return pair
}

const mac = (key: Buffer, data: Buffer): Buffer => createHmac('sha256', key).update(data).digest()
const expand = (prk: Buffer, info: Buffer, bytes: number): Buffer =>
  mac(prk, Buffer.concat([info, Buffer.from([1])])).subarray(0, bytes)

/** The claims of an `Authorization: vapid …` whose signature holds; nothing where it does not. */
export function vapidClaims(header: string): Readonly<Record<string, unknown>> | undefined {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return undefined
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } })
  const signed = Buffer.from(`${head}.${claims}`)
  const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  if (!verify('sha256', signed, how, Buffer.from(signature, 'base64url'))) return undefined
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
