import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import { type DeviceOrder, likelyParameters, type OrderSpec } from '../domain/model/order.ts'
import type { Registry } from '../runtime/registry.ts'
import type { HearContradiction, HearLate, OrderTransport } from './transport.ts'

export interface WaysOptions {
  readonly registry: Pick<Registry, 'get'>
  readonly kinds: ReadonlyMap<string, Kind>
  /** The first that reaches a device is the way to it. */
  readonly transports: readonly OrderTransport[]
}

/** Which way leads to a device, and what may be sent by it. */
export class Ways {
  readonly #options: WaysOptions

  constructor(options: WaysOptions) {
    this.#options = options
  }

  device(id: DeviceId): Device | undefined {
    return this.#options.registry.get(id)?.device
  }

  to(device: Device): OrderTransport | undefined {
    return this.#options.transports.find(transport => transport.reaches(device))
  }

  /** Nothing where no way leads to it. */
  isReached(device: Device, order?: Pick<DeviceOrder, 'name' | 'parameters'>): boolean | undefined {
    return this.to(device)?.isConnected(device, order)
  }

  specOf({ device, name }: Pick<DeviceOrder, 'device' | 'name'>): OrderSpec | undefined {
    const kind = this.device(device)?.kind
    return kind === undefined ? undefined : this.#options.kinds.get(kind)?.orders?.[name]
  }

  /** Why such devices can never be told this, whatever its parameters; nothing where they can. */
  unfit(device: Device, name: string): string | undefined {
    const spec = this.specOf({ device: device.id, name })
    if (spec === undefined) return undefined
    const reason = this.to(device)?.refuses?.(device, { name, parameters: likelyParameters(spec) })
    return reason === undefined || BY_PARAMETERS.has(reason) ? undefined : reason
  }

  alsoHits(device: Device, name?: string): readonly DeviceId[] {
    return this.to(device)?.alsoHits?.(device, name) ?? []
  }

  onLate(hear: HearLate): void {
    for (const transport of this.#options.transports) transport.onLate?.(hear)
  }

  onContradicted(hear: HearContradiction): () => void {
    return together(this.#options.transports.map(transport => transport.onContradicted?.(hear)))
  }

  onConnected(listener: (device: Device) => void): () => void {
    return together(this.#options.transports.map(transport => transport.onConnected(listener)))
  }
}

/** With other parameters than the likely ones it may be another story. */
const BY_PARAMETERS: ReadonlySet<string> = new Set([
  'order-expression-failed',
  'order-parameter-missing',
  'order-entity-unfit',
])

const together = (ends: readonly ((() => void) | undefined)[]) => () => {
  for (const end of ends) end?.()
}
