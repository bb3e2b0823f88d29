import type { Device } from '../../domain/model/device.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { GATEWAY } from './unfit-device.ts'

/**
 * Behind the gateway by whose account its source comes, or that stands for its bridge, where nobody named another: when that falls silent, all that is
 * heard through it does, and one alert is enough. A gateway is left as it is, so that no circle is made.
 */
export function behindItsSource(
  device: Device,
  registry: Pick<Registry, 'get'>,
  sources: Pick<SourceDesk, 'gatewayOf'>,
): Device {
  const { origin, gateway, kind, site } = device
  if (origin === undefined || gateway !== undefined || kind === GATEWAY) return device
  const found = registry.get(sources.gatewayOf(origin.source) ?? '')?.device
  return found?.kind === GATEWAY && found.site === site ? { ...device, gateway: found.id } : device
}
