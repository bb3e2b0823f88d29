import { createCipheriv, createECDH, createHmac, type ECDH, randomBytes } from 'node:crypto'

/** Of a browser that wants to be told: its public key on P-256 and the secret it shares with us alone. */
export interface PushKeys {
  readonly p256dh: Buffer
  readonly auth: Buffer
}

/** What is drawn anew for each message; a test gives those of the RFC. */
export interface Draw {
  readonly salt: Buffer
  readonly own: ECDH
}

function draw(): Draw {
  const own = createECDH(CURVE)
  own.generateKeys()
  return { salt: randomBytes(16), own }
}

/**
 * A message that the push service cannot read (RFC 8291, in one record of `aes128gcm`, RFC 8188). By Node's own
 * primitives: the library for it stands under the MPL, and this is all it would do here.
 */
export function encryptPush(plaintext: Buffer, { p256dh, auth }: PushKeys, { salt, own } = draw()): Buffer {
  const ownPublic = own.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, ownPublic])
  const shared = hkdf(auth, own.computeSecret(p256dh), info, 32)
  const key = hkdf(salt, shared, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = hkdf(salt, shared, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const sealed = [cipher.update(Buffer.concat([plaintext, LAST_RECORD])), cipher.final(), cipher.getAuthTag()]
  const recordSize = Buffer.alloc(4)
  recordSize.writeUInt32BE(RECORD_BYTES)
  return Buffer.concat([salt, recordSize, Buffer.from([ownPublic.length]), ownPublic, ...sealed])
}

/** HKDF-SHA256 (RFC 5869) of no more than one block. */
function hkdf(salt: Buffer, secret: Buffer, info: Buffer, bytes: number): Buffer {
  const extracted = createHmac('sha256', salt).update(secret).digest()
  return createHmac('sha256', extracted)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, bytes)
}

export const CURVE = 'prime256v1'
const LAST_RECORD = Buffer.from([2])
const RECORD_BYTES = 4_096

/** Of the 4,096 that every push service takes: less the header of 86, the tag of 16 and the mark of the last record. */
export const PLAINTEXT_BYTES_MAX = 4_096 - 86 - 16 - 1
