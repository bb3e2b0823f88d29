import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, SECOND } from '../../domain/model/time.ts'

/** What every authenticator app can do: six digits, half a minute, SHA-1 (RFC 6238, whose other choices many ignore). */
const STEP_MS = 30 * SECOND
const DIGITS = 6

/** RFC 4226 asks for 128 bits at least and advises 160. */
export const TOTP_SECRET_BYTES = 20

export const stepAt = (now: Instant): number => Math.floor(now / STEP_MS)

export function codeOf(secret: Buffer, step: number, digits: number = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) as number) & 15
  const number = (mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/** The step whose code this is: the present one, or its neighbour, for a telephone whose clock is a little off. */
export function stepOfCode(secret: Buffer, code: string, now: Instant): number | undefined {
  const present = stepAt(now)
  return [present, present - 1, present + 1].find(step => isSame(codeOf(secret, step), code))
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** What an app reads from a square code. */
export function otpauthUri(secret: string, username: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, without padding: what people can type. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map(group => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map(sign => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map(byte => Number.parseInt(byte, 2)))
}
