import type { Device } from '../../domain/model/device.ts'
import { OCPP_SOURCE } from '../../domain/model/origin.ts'
import { newHexSecret, newSecret } from '../access/secrets.ts'

export type TokenForm = 'hex' | 'base64url'

/** A charger takes no more than 40 hex digits, and is typed into by hand. */
export const tokenFormOf = ({ kind, origin }: Device): TokenForm =>
  kind === 'ev-charger' || origin?.source === OCPP_SOURCE ? 'hex' : 'base64url'

export const newToken = (form: TokenForm): string => (form === 'hex' ? newHexSecret() : newSecret())
