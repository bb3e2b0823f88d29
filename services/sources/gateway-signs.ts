import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Kind } from '../domain/model/kind.ts'
import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { Registry } from '../runtime/registry.ts'

export interface GatewaySignsOptions {
  readonly registry: Pick<Registry, 'get'>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly sources: { gateways(): Iterable<DeviceId> }
  readonly now: () => Instant
}

/**
 * That a gateway is there. Whoever forwards what others say seldom says anything of itself: without this nothing is heard of
 * it, and its end is no alert of its own but one of each device behind it.
 */
export class GatewaySigns {
  readonly #options: GatewaySignsOptions

  constructor(options: GatewaySignsOptions) {
    this.#options = options
  }

  /** The sign of one that was just heard; nothing while its last one is new, since there may be thousands a second. */
  due(id: DeviceId): Input | undefined {
    const { registry, kinds, now } = this.#options
    const view = registry.get(id)
    if (view?.device.kind !== GATEWAY) return undefined
    const intervalMs = view.device.expectedIntervalMs ?? kinds.get(GATEWAY)?.expectedIntervalMs ?? MINUTE
    const isNew = view.lastSeenAt !== null && now() - view.lastSeenAt < signEveryMs(intervalMs)
    return isNew ? undefined : { type: 'reading', reading: { deviceId: id, values: {} } }
  }

  /** That its connection stands or is lost, where that is not known yet. */
  connection(id: DeviceId, online: boolean): Input | undefined {
    const view = this.#options.registry.get(id)
    if (view?.device.kind !== GATEWAY || view.online === online) return undefined
    return { type: 'status', deviceId: id, online }
  }

  /** Those whose accounts have sources that are switched on. */
  *gateways(): Iterable<Device> {
    for (const id of this.#options.sources.gateways()) {
      const device = this.#options.registry.get(id)?.device
      if (device !== undefined) yield device
    }
  }
}

const GATEWAY = 'gateway'

/** It is silent after three of its intervals, and found so earlier by less than this. */
const signEveryMs = (intervalMs: DurationMs): DurationMs => Math.min(MINUTE, intervalMs / 5)
