import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: a plain hash is enough for what nobody can guess. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** 160 random bits in 40 hex digits: as much as the key of a charger can be (AuthorizationKey of OCPP 1.6). */
export const newHexSecret = (): string => randomBytes(20).toString('hex')

export const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex')
