import type { DeviceId } from '../domain/model/device.ts'
import type { SeenCertificate } from '../domain/model/device-certificate.ts'
import { HOUR, type Instant } from '../domain/model/time.ts'

/** A device may come by several that bear its name: each has to be known for it to be taken away. */
export class SeenCertificates {
  readonly #byDevice: Map<DeviceId, readonly SeenCertificate[]>
  #changed: (id: DeviceId) => void = () => {}

  /** As the accounts' store keeps them. */
  constructor(kept: Iterable<readonly [DeviceId, readonly SeenCertificate[]]> = []) {
    this.#byDevice = new Map(kept)
  }

  signedIn(
    id: DeviceId,
    { serial, fingerprint, expiresAt }: Omit<SeenCertificate, 'seenAt'>,
    seenAt: Instant,
  ): void {
    const known = this.of(id)
    const before = known.find(each => each.fingerprint === fingerprint)
    const others = known.filter(each => each !== before)
    const seen = [{ serial, fingerprint, expiresAt, seenAt }, ...others]
    this.#byDevice.set(id, seen.slice(0, SEEN_OF_A_DEVICE))
    // A device on a bad line signs in all day: the hour is worth being written down, not the second.
    if (before === undefined || hourOf(before.seenAt) !== hourOf(seenAt)) this.#changed(id)
  }

  /** The latest stands first. */
  of(id: DeviceId): readonly SeenCertificate[] {
    return this.#byDevice.get(id) ?? []
  }

  /** All devices that signed in by it. Gone through for a person's deed, not for a sign-in. */
  shownBy(fingerprint: string): readonly DeviceId[] {
    return [...this.#byDevice].flatMap(([id, seen]) =>
      seen.some(each => each.fingerprint === fingerprint) ? [id] : [],
    )
  }

  /** The device is gone: whoever has its id next never showed any. */
  forget(id: DeviceId): void {
    this.#byDevice.delete(id)
  }

  /** Whoever keeps them: there is something that is worth being written down. */
  whenChanged(listener: (id: DeviceId) => void): void {
    this.#changed = listener
  }
}

const hourOf = (at: Instant): number => Math.floor(at / HOUR)

/** More than one device has at a time, also while it is given another; bounded, as a CA may sign without end. */
const SEEN_OF_A_DEVICE = 8
