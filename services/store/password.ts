import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** What OWASP advises for scrypt (2024): 128 MiB would be N = 2^17; this is 2^15 with p = 3, 32 MiB at equal cost. */
const current = { N: 32_768, r: 8, p: 3 } as const
const keyBytes = 32

/** `scrypt$N$r$p$salt$hash` (base64url): the cost stands in it, so that it can be raised for new passwords. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derived(password, salt, current)
  const { N, r, p } = current
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** False for a wrong password, and for what is no hash; takes as long for either answer of a real one. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const parts = parse(stored)
  // A cost that scrypt refuses can only stand in what nobody's hash is.
  const key = parts && (await derived(password, parts.salt, parts.cost).catch(() => undefined))
  return key !== undefined && timingSafeEqual(key, parts?.key ?? Buffer.alloc(0))
}

/** Whether a hash was made at another cost than a new one would be. */
export function isOutdatedHash(stored: string): boolean {
  const { N, r, p } = current
  return !stored.startsWith(`scrypt$${N}$${r}$${p}$`)
}

type Cost = { readonly N: number; readonly r: number; readonly p: number }

const derived = (password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  // The same word may be typed composed or decomposed; NFKC makes them one.
  derive(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r })

function parse(stored: string): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const match = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(stored)
  if (match === null) return undefined
  const [N, r, p] = match.slice(1, 4).map(Number)
  const [salt, key] = match.slice(4).map(part => Buffer.from(part, 'base64url'))
  if (!N || !r || !p || !salt || key?.length !== keyBytes) return undefined
  return { cost: { N, r, p }, salt, key }
}
