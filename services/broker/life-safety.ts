import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Registry } from '../runtime/registry.ts'
import { type FindDevice, GATEWAY } from './rights.ts'
import type { SourceReader } from './source-messages.ts'

export interface LifeSafety {
  /** A life may hang on what it reports. */
  holdsFor(device: Device): boolean
  /** Its account speaks for itself or for others that a life may hang on. */
  speaksFor(account: Device): boolean
}

/** Which devices come first when there is more than can be done. */
export function lifeSafety(
  kinds: ReadonlyMap<string, Kind>,
  registry: Pick<Registry, 'behind'>,
  sources?: Pick<SourceReader, 'heardThrough'>,
): LifeSafety {
  const first = new Set(
    [...kinds.values()].filter(kind => kind.rules.some(rule => rule.lifeSafety)).map(({ kind }) => kind),
  )
  const holdsFor = (device: Device) => first.has(device.kind)

  function hasSuchDevices(gateway: Device): boolean {
    for (const { device } of registry.behind(gateway.id)) if (holdsFor(device)) return true
    for (const device of sources?.heardThrough(gateway.id) ?? []) if (holdsFor(device)) return true
    return false
  }

  return {
    holdsFor,
    speaksFor: account => holdsFor(account) || (account.kind === GATEWAY && hasSuchDevices(account)),
  }
}

/** Of the devices that inputs are about, the first that a life may hang on. */
export const firstAmong =
  (find: FindDevice, { holdsFor }: Pick<LifeSafety, 'holdsFor'>) =>
  (inputs: readonly Input[]): Device | undefined =>
    inputs.map(input => find(aboutOf(input) ?? '')).find(device => device !== undefined && holdsFor(device))

function aboutOf(input: Input): string | undefined {
  if (input.type === 'reading') return input.reading.deviceId
  return input.type === 'status' ? input.deviceId : undefined
}
