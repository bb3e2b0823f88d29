import { formatNamed } from '../decode/formats/formats.ts'
import type { Device } from '../domain/model/device.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { DeviceView, Registry } from '../runtime/registry.ts'
import type { Source } from './source.ts'

/** What the messages of a source call the device whose address was written so, off a label perhaps. */
export const addressAt = (source: Pick<Source, 'format'> | undefined, written: string): string =>
  formatNamed(source?.format ?? '')?.addressOf?.(written) ?? written

type Known = Pick<Registry, 'get' | 'heardAt' | 'list' | 'of' | 'revision'>

/** The registry, which also finds devices under an address that was kept as the label has it, before it was put right. */
export class LabelledDevices implements Omit<Known, 'revision'> {
  readonly #registry: Known
  readonly #sourceOf: (id: SourceId) => Source | undefined
  readonly #written = new Map<SourceId, Written>()

  constructor(registry: Known, sourceOf: (id: SourceId) => Source | undefined) {
    this.#registry = registry
    this.#sourceOf = sourceOf
  }

  get(id: string): DeviceView | undefined {
    return this.#registry.get(id)
  }

  list(): Iterable<DeviceView> {
    return this.#registry.list()
  }

  of(source: SourceId): Iterable<DeviceView> {
    return this.#registry.of(source)
  }

  heardAt(source: SourceId, address: string): DeviceView | undefined {
    const exact = this.#registry.heardAt(source, address)
    if (exact !== undefined) return exact
    const id = this.#writtenOtherwise(source).get(address)
    return id === undefined ? undefined : this.#registry.get(id)
  }

  /** Each message of a device that nobody registered asks: worked out once for each change of the devices. */
  #writtenOtherwise(id: SourceId): Written['byAddress'] {
    const source = this.#sourceOf(id)
    if (formatNamed(source?.format ?? '')?.addressOf === undefined) return NONE
    const { revision } = this.#registry
    const before = this.#written.get(id)
    if (before?.revision === revision && before.format === source?.format) return before.byAddress
    const byAddress = new Map(
      [...this.#registry.of(id)].flatMap(({ device }) => {
        const address = device.origin?.address ?? ''
        const meant = addressAt(source, address)
        return meant === address ? [] : [[meant, device.id] as const]
      }),
    )
    this.#written.set(id, { revision, format: source?.format, byAddress })
    return byAddress
  }
}

const NONE: Written['byAddress'] = new Map()

interface Written {
  readonly revision: number
  readonly format: string | undefined
  readonly byAddress: ReadonlyMap<string, Device['id']>
}
