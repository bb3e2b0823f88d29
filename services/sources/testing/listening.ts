import { Environment } from '../../config/environment.ts'
import { kinds } from '../../domain/kinds/kinds.ts'
import type { Device, DeviceKind } from '../../domain/model/device.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Mounting } from '../../domain/model/origin.ts'
import type { Instant } from '../../domain/model/time.ts'
import { DeviceRefusals } from '../../runtime/device-refusals.ts'
import { Tally } from '../../runtime/tally.ts'
import { sourceConfig } from '../config.ts'
import { Sources } from '../sources.ts'

const NOW: Instant = Date.UTC(2026, 4, 1, 12)

/** A device by its address: what it is, and how it is read. */
export interface Known {
  readonly kind: DeviceKind
  readonly codec?: string
  readonly mounting?: Mounting
}

/** Real sources of one gateway that hears everything in one format, of devices that are known by their addresses. */
export function listening(format: string, known: Readonly<Record<string, Known>>) {
  const tally = new Tally()
  const refusals = new DeviceRefusals(() => NOW)
  const all = () => Object.entries(known).flatMap(([address, each]) => viewOf(address, each) ?? [])
  const registry = {
    ...{ get: (id: string) => all().find(({ device }) => device.id === id), list: all, of: all, revision: 1 },
    heardAt: (_source: string, address: string) => viewOf(address, known[address]),
  }
  const sources = new Sources({
    registry,
    ...{ kinds, limits: sourceConfig(new Environment({})), tally, refusals, now: () => NOW },
  })
  sources.put({
    ...{ id: 'field', site: 'riverside', name: 'Field', via: { gateway: 'gw-1' }, filters: ['#'] },
    ...{ format, settings: {}, isOn: true, savedAt: NOW, savedBy: 'admin', version: 1 },
  })
  const hear = (topic: string, body: unknown): readonly Input[] | undefined =>
    sources.ofGateway('gw-1', { topic, payload: Buffer.from(JSON.stringify(body)), retained: false })
  return { hear, sources, tally, refusals }
}

function viewOf(address: string, known: Known | undefined) {
  if (known === undefined) return undefined
  const { kind, ...how } = known
  const device: Device = {
    ...{ id: address, kind, site: 'riverside', zone: 'yard', name: address },
    origin: { source: 'field', address, ...how },
  }
  return { device, values: {}, lastSeenAt: null, online: null, historyFrom: null }
}
