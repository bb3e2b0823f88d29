import type { Downlink } from '../decode/orders.ts'
import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Down } from './down.ts'
import type { Source } from './source.ts'
import type { Sources } from './sources.ts'

export interface RebirthOptions {
  readonly sources: Pick<Sources, 'speaks' | 'whenHeard' | 'list'>
  readonly down: Pick<Down, 'isOpen' | 'publish' | 'whenOpen'>
  readonly tally: Pick<Tally, 'add'>
  readonly now: () => Instant
}

/** So often at most one sender is asked to tell all of itself again: a birth is long, and many messages may want it. */
export const ASKED_EVERY_MS: DurationMs = MINUTE
/** Senders of whom it is remembered when they were asked. */
const ASKED_MAX = 1_000

/**
 * What formats were told once (names of aliases, configurations) they know until the server ends. So those who told it are asked
 * for it again: where a message cannot be understood without, and where a sender says it only to one who comes anew.
 */
export class Rebirths {
  readonly #options: RebirthOptions
  readonly #askedAt = new Map<string, Instant>()
  readonly #greeted = new Set<string>()

  constructor(options: RebirthOptions) {
    const { sources, down, now } = options
    this.#options = options
    sources.whenHeard((source, heard) => {
      if (heard.what !== 'event') return
      const wanted = sources.speaks(source.id)?.orders.wanted?.(heard.event, heard.address, now())
      if (wanted !== undefined && this.#isDue(source, wanted)) this.#ask(source, wanted)
    })
    down.whenOpen(sources, id => {
      const { source, orders } = sources.speaks(id) ?? {}
      // At a bridge the other broker kept what was said once, and says it with each connection.
      if (source === undefined || !('gateway' in source.via) || this.#greeted.has(id)) return
      if (orders?.greeting === undefined || !down.isOpen(source, orders.greeting.topic)) return
      this.#greeted.add(id)
      this.#ask(source, orders.greeting)
    })
  }

  #isDue(source: Source, { topic }: Downlink): boolean {
    const { down, now } = this.#options
    const key = `${source.id} ${topic}`
    const isSoon = now() - (this.#askedAt.get(key) ?? Number.NEGATIVE_INFINITY) < ASKED_EVERY_MS
    if (isSoon || !down.isOpen(source, topic)) return false
    this.#askedAt.delete(key)
    const [oldest] = this.#askedAt.keys()
    if (this.#askedAt.size >= ASKED_MAX && oldest !== undefined) this.#askedAt.delete(oldest)
    this.#askedAt.set(key, now())
    return true
  }

  #ask(source: Source, wanted: Downlink): void {
    const { down, tally } = this.#options
    down.publish(source, wanted).then(
      () => tally.add('source_events', 'asked-again'),
      () => tally.add('source_events', 'asked-in-vain'),
    )
  }
}
