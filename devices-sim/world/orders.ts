import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Body, Said, Told } from '../kinds/kind.ts'

/** Who is told what; nothing where the device of that id does nothing of it. */
export type Obey = (deviceId: DeviceId, told: Told) => Said | undefined

/** Devices hear orders from the moment they are connected, and that is before their world begins. */
export class Orders {
  readonly #bodies = new Map<DeviceId, Body>()

  inhabit(inhabitants: readonly { readonly body: Body }[]): void {
    for (const { body } of inhabitants) this.#bodies.set(body.id, body)
  }

  readonly obey: Obey = (deviceId, told) => this.#bodies.get(deviceId)?.obey?.(told)
}
