import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import type { ClientCertificate } from './client-certificate.ts'
import type { SeenCertificate } from './token-port.ts'

/** A device may come by several that bear its name: each has to be known for it to be taken away. */
export class SeenCertificates {
  readonly #byDevice = new Map<DeviceId, readonly SeenCertificate[]>()

  signedIn(id: DeviceId, { serial, fingerprint, expiresAt }: ClientCertificate, seenAt: Instant): void {
    const others = this.of(id).filter(each => each.fingerprint !== fingerprint)
    const seen = [{ serial, fingerprint, expiresAt, seenAt }, ...others]
    this.#byDevice.set(id, seen.slice(0, SEEN_OF_A_DEVICE))
  }

  /** The latest stands first. */
  of(id: DeviceId): readonly SeenCertificate[] {
    return this.#byDevice.get(id) ?? []
  }
}

/** More than one device has at a time, also while it is given another; bounded, as a CA may sign without end. */
const SEEN_OF_A_DEVICE = 8
