import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: a plain hash is enough for what nobody can guess. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex')
