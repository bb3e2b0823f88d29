import type { z } from 'zod'
import type { Device } from '../../domain/model/device.ts'
import type { Mounting, Origin } from '../../domain/model/origin.ts'
import { ApiProblem } from '../problem.ts'
import type { deviceSettings } from '../wire/device-settings.ts'
import { defined } from './defined.ts'

export type Settings = z.output<typeof deviceSettings>['set']

/** The device with these settings; throws where it cannot have them. */
export function withSettings(device: Device, set: Settings): Device {
  const { zone, model, gateway, expectedIntervalMs } = set
  const { model: _, gateway: __, expectedIntervalMs: ___, origin: ____, ...rest } = device
  const kept = {
    model: as(model, device.model),
    gateway: as(gateway, device.gateway),
    expectedIntervalMs: as(expectedIntervalMs, device.expectedIntervalMs),
    origin: originWith(device.origin, set),
  }
  return { ...rest, zone: zone ?? device.zone, ...defined(kept) }
}

function originWith(origin: Origin | undefined, { source, codec, mounting }: Settings): Origin | undefined {
  if (origin === undefined) {
    if (source !== undefined || codec !== undefined || mounting !== undefined)
      throw new ApiProblem('DEVICE_SPEAKS_FOR_ITSELF')
    return undefined
  }
  const hung = mounting && (defined(mounting) as Mounting)
  return {
    ...{ source: source ?? origin.source, address: origin.address },
    ...defined({ codec: as(codec, origin.codec), mounting: as(hung, origin.mounting) }),
  }
}

/** As it is set, nothing where that is to be taken away, as it was where nobody says. */
const as = <T>(set: T | null | undefined, before: T | undefined): T | undefined =>
  set === undefined ? before : (set ?? undefined)
