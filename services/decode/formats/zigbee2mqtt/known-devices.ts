import type { HeardEvent } from '../../source.ts'

type About = NonNullable<HeardEvent['about']>

/** What the bridge announced of its devices, by their friendly names. */
export class KnownDevices {
  #models = new Map<string, string | undefined>()

  /** All there are; those beyond the limit are known by what they say alone. */
  replace(devices: readonly { readonly name: string; readonly model?: string }[]): void {
    this.#models = new Map(devices.slice(0, KNOWN_MAX).map(({ name, model }) => [name, model]))
  }

  has(name: string): boolean {
    return this.#models.has(name)
  }

  about(name: string): { readonly about?: About } {
    if (!this.has(name)) return {}
    const model = this.#models.get(name)
    return { about: { name, ...(model !== undefined && { model }) } }
  }
}

/** Devices of one network: Zigbee itself ends at some hundreds. */
export const KNOWN_MAX = 2_000
