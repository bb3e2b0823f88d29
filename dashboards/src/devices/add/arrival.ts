import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'

/** `former-token` and `not-by-token`: it is heard, and what it was given opened nothing yet. */
export type Arrival =
  | 'waiting'
  | 'first-message'
  | 'waiting-again'
  | 'new-token'
  | 'former-token'
  | 'not-by-token'

interface SoFar {
  readonly isFirst: boolean
  readonly isHeard: boolean
  readonly device: Pick<WireDevice, 'gateway' | 'origin'>
  readonly kept: Pick<WireDeviceTokens, 'tokens' | 'certificate'> | undefined
}

/** That a device is heard says nothing of its new token: the former opens too while it overlaps, and others may speak for it. */
export function arrivalOf({ isFirst, isHeard, device, kept }: SoFar): Arrival {
  if (isFirst) return isHeard ? 'first-message' : 'waiting'
  const [current, former] = kept?.tokens ?? []
  if (current?.state === 'in-use') return 'new-token'
  if (!isHeard) return 'waiting-again'
  const isOthers = device.gateway !== undefined || device.origin !== undefined
  const isBySelf = !isOthers && kept?.certificate === null
  return former !== undefined && isBySelf ? 'former-token' : 'not-by-token'
}

export const isArrived = (arrival: Arrival): boolean => arrival === 'first-message' || arrival === 'new-token'
