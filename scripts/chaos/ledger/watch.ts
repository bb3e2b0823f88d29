import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { Signal } from '../signal.ts'

/** What was shown so far, for those who wait for something to be shown. */
export class Watch {
  readonly #byDevice = new Map<string, WireFeedEvent[]>()
  readonly #bySite = new Map<string, WireFeedEvent[]>()
  lastSeq = 0
  readonly #news = new Signal()

  show(event: WireFeedEvent): void {
    const { deviceId, site } = event.alert
    this.#byDevice.getOrInsertComputed(deviceId, () => []).push(event)
    this.#bySite.getOrInsertComputed(site, () => []).push(event)
    this.lastSeq = event.seq
    this.#news.give()
  }

  seenOn(site: string): readonly WireFeedEvent[] {
    return this.#bySite.get(site) ?? []
  }

  /** Resolves with the first event of the device, past or to come, that fits. */
  async until(deviceId: string, fits: (event: WireFeedEvent) => boolean): Promise<WireFeedEvent> {
    for (;;) {
      const found = this.#byDevice.get(deviceId)?.find(fits)
      if (found !== undefined) return found
      await this.next()
    }
  }

  /** Resolves when something is shown. */
  next(): Promise<void> {
    return this.#news.next()
  }
}
