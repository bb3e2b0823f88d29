import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Registry } from '../runtime/registry.ts'
import { GATEWAY } from './rights.ts'

export interface LifeSafety {
  /** A life may hang on what it reports. */
  holdsFor(device: Device): boolean
  /** Its account speaks for itself or for others that a life may hang on. */
  speaksFor(account: Device): boolean
}

/** Which devices come first when there is more than can be done. */
export function lifeSafety(kinds: ReadonlyMap<string, Kind>, registry: Pick<Registry, 'behind'>): LifeSafety {
  const first = new Set(
    [...kinds.values()].filter(kind => kind.rules.some(rule => rule.lifeSafety)).map(({ kind }) => kind),
  )
  const holdsFor = (device: Device) => first.has(device.kind)

  function hasSuchDevices(gateway: Device): boolean {
    for (const { device } of registry.behind(gateway.id)) if (holdsFor(device)) return true
    return false
  }

  return {
    holdsFor,
    speaksFor: account => holdsFor(account) || (account.kind === GATEWAY && hasSuchDevices(account)),
  }
}
