import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Bridges, openBridges } from './bridges/bridges.ts'
import type { BridgesConfig } from './bridges/config.ts'
import { kinds } from './domain/kinds/kinds.ts'
import type { DeviceId } from './domain/model/device.ts'
import type { DeviceRefusals } from './runtime/device-refusals.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Tally } from './runtime/tally.ts'
import { realTimers } from './runtime/timers.ts'
import type { SourceLimits } from './sources/config.ts'
import type { SourceDesk } from './sources/desk.ts'
import { GatewaySigns } from './sources/gateway-signs.ts'
import { createSourceDesk } from './sources/office.ts'
import { Sources } from './sources/sources.ts'
import type { Storage } from './store/storage.ts'

export interface DevicesInOptions {
  readonly limits: SourceLimits
  readonly bridges: BridgesConfig
  readonly storage: Pick<Storage, 'sources' | 'bridges'>
  readonly runtime: Pick<Runtime, 'registry' | 'now' | 'submit'>
  readonly tally: Tally
  readonly refusals: DeviceRefusals
  readonly log: Logger
}

/** What speaks for devices in words of its own: the sources, as they were kept. */
export interface DevicesIn {
  readonly sources: Sources
  readonly signs: GatewaySigns
  readonly desk: SourceDesk
  /** Brokers that are already there. */
  readonly bridges: Bridges
}

export async function openDevicesIn(options: DevicesInOptions): Promise<DevicesIn> {
  const { limits, storage, runtime, tally, refusals, log } = options
  const { registry } = runtime
  const sources = new Sources({ registry, kinds, limits, tally, refusals, now: () => runtime.now() })
  for (const source of await storage.sources.sources()) {
    try {
      sources.put(source)
    } catch (error) {
      // One that an older version took and this one does not: all others are listened to.
      log.error({ source: source.id, err: error }, 'a source cannot be opened, and nothing of it is heard')
    }
  }
  const bridges = await openBridges({
    ...{ config: options.bridges, payloadBytesMax: limits.payloadBytesMax, store: storage.bridges },
    ...{ sources, registry, intake: runtime, tally, timers: realTimers, log },
    ...{ now: Date.now, random: Math.random, newId: randomUUID },
  })
  return {
    bridges,
    sources,
    signs: new GatewaySigns({ registry, kinds, sources, now: () => runtime.now() }),
    desk: createSourceDesk(sources, storage.sources, limits.sourcesMax, facesOf(options.bridges)),
  }
}

const facesOf = ({ bridges }: BridgesConfig): ReadonlyMap<string, DeviceId> =>
  new Map(bridges.flatMap(({ id, gateway }) => (gateway === undefined ? [] : [[id, gateway]])))
