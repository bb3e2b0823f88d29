import type { Device, DeviceId } from '../domain/model/device.ts'
import type { CommittedBatch } from '../journal/journal.ts'
import type { DeviceArchive } from '../store/store.ts'
import { isStored } from './lines.ts'

/** The devices whose readings pass by, so that the archive is asked once for each and not once a reading. */
export class KnownDevices {
  readonly #archive: DeviceArchive
  readonly #countMax: number
  readonly #devices = new Map<DeviceId, Device>()

  constructor(archive: DeviceArchive, countMax: number) {
    this.#archive = archive
    this.#countMax = countMax
  }

  /** Answers with the devices of the batch, as they were before it. Rejects when the archive does. */
  async before(batch: CommittedBatch): Promise<ReadonlyMap<DeviceId, Device>> {
    const found = new Map<DeviceId, Device>()
    for (const entry of batch.entries) {
      if (entry.input.type !== 'reading' || !isStored(entry)) continue
      const id = entry.input.reading.deviceId
      if (found.has(id)) continue
      const device = this.#devices.get(id) ?? (await this.#archive.device(id))
      if (device === undefined) continue
      found.set(id, device)
      this.#keep(device)
    }
    return found
  }

  /** The log's own word on a device, in its order: what is read after it belongs to the device as saved here. */
  after(batch: CommittedBatch): void {
    for (const { input } of batch.entries) if (input.type === 'device-saved') this.#keep(input.device)
  }

  forget(): void {
    this.#devices.clear()
  }

  get size(): number {
    return this.#devices.size
  }

  #keep(device: Device): void {
    this.#devices.set(device.id, device)
    if (this.#devices.size <= this.#countMax) return
    const [oldest] = this.#devices.keys()
    if (oldest !== undefined) this.#devices.delete(oldest)
  }
}
