import type { DeviceId } from '../domain/model/device.ts'
import { type DeviceCertificate, isSightUnseen } from '../domain/model/device-certificate.ts'
import type { NamedCertificate, Standing } from './token-port.ts'

/** What is known of a certificate about which somebody decides at a device. */
export interface Claim {
  readonly id: DeviceId
  readonly named: NamedCertificate
  readonly known: DeviceCertificate | undefined
  /** All devices that signed in by it. */
  readonly shownBy: readonly DeviceId[]
  readonly standing: Standing
}

/** Nothing where a decision at another device, made without having seen it, is about what this device showed. */
export const decisionFor = ({ id, known, shownBy }: Claim): DeviceCertificate | undefined =>
  known !== undefined && known.device !== id && isSightUnseen(known) && shownBy.includes(id)
    ? undefined
    : known

/** A certificate opens one device: to bind it here must not lock out another, least of all one that they do not reach. */
export function bindFault(
  claim: Claim,
  isTakenElsewhere: boolean,
): 'of-another' | 'taken-elsewhere' | undefined {
  const { id, named, standing } = claim
  const decided = decisionFor(claim)
  const isElsewhere = decided !== undefined && decided.device !== id
  // Bound again where it was taken away, it opens no more than it did.
  const shownBy = decided?.device === id ? [] : claim.shownBy
  const others = [...shownBy, ...(named.names ?? [])].filter(
    each => each !== id && standing(each) !== 'nobody',
  )
  if (!isElsewhere && others.length === 0) return undefined
  const isMendable = decided?.state === 'revoked' && mayTakeFrom(decided.device, claim)
  if (!isMendable || others.some(each => standing(each) !== 'reached')) return 'of-another'
  return isTakenElsewhere ? undefined : 'taken-elsewhere'
}

/** What is bound here is always taken away; what others showed as well, by those who reach them too. */
export function revokeFault(claim: Claim): 'of-another' | undefined {
  const { id, shownBy, standing } = claim
  const decided = decisionFor(claim)
  if (decided !== undefined) return decided.device === id ? undefined : 'of-another'
  const others = shownBy.filter(each => each !== id && standing(each) !== 'nobody')
  if (others.length === 0) return undefined
  return shownBy.includes(id) && others.every(each => standing(each) === 'reached') ? undefined : 'of-another'
}

/** It is this device's own, or they answer for the other as well. */
const mayTakeFrom = (device: DeviceId, { id, shownBy, named, standing }: Claim): boolean =>
  shownBy.includes(id) || named.names?.includes(id) === true || standing(device) !== 'out-of-reach'
