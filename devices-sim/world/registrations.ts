import type { Device } from '../../services/domain/model/device.ts'
import { gateway } from '../kinds/gateway.ts'
import { placement } from './places.ts'
import type { Enlisted } from './roster.ts'

/** The devices as the server is told of them. Where there is a gateway, it speaks for all others. */
export function registrations(devices: readonly Enlisted[], site: string): Device[] {
  const speaker = devices.find(one => one.kind === gateway)
  return devices.map(({ id, kind, number, reportEveryMs }) => ({
    id,
    kind: kind.kind,
    site,
    ...placement(kind, number),
    model: 'simulated',
    expectedIntervalMs: reportEveryMs,
    ...(speaker && speaker.id !== id && { gateway: speaker.id }),
  }))
}
