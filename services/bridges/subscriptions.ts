import type { BridgeConfig } from './config.ts'
import type { Failure } from './desk.ts'
import { named } from './failure-words.ts'
import type { Link } from './link.ts'
import type { Session } from './session.ts'

export interface SubscriptionsOptions {
  readonly config: Pick<BridgeConfig, 'shared' | 'qos'>
  readonly session: Session
  /** What is to be subscribed to now. */
  readonly wanted: () => readonly string[]
}

/** What may be subscribed could not be noted here. */
class NotNoted extends Error {}

/** Why what sources listen to is not subscribed to. */
export const whyNotSubscribed = (error: unknown): Failure =>
  named(error instanceof NotNoted ? 'not-committed' : 'not-subscribed')

/** Keeps what is subscribed in line with what sources listen to, one step after the other. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions
  readonly #ids = new Map<string, number>()
  #refused: readonly string[] = []
  #granted = new Set<string>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: SubscriptionsOptions) {
    this.#options = options
  }

  /** Filters that the broker would not have. */
  get refused(): readonly string[] {
    return this.#refused
  }

  /** With a new connection all are said again: the broker may have forgotten some, and sends what it retains. */
  begin(link: Link): Promise<void> {
    this.#granted = new Set()
    return this.follow(link)
  }

  /** Rejects where the connection is lost before it is done. */
  follow(link: Link): Promise<void> {
    const done = this.#turn.then(() => this.#align(link))
    this.#turn = done.catch(() => {})
    return done
  }

  async #align(link: Link): Promise<void> {
    const { session, wanted, config } = this.#options
    const filters = wanted().map(filter => this.#asSaid(filter))
    const former = session.filters.filter(filter => !filters.includes(filter))
    // First noted, then done: what may be subscribed is known also after a kill.
    if (filters.some(filter => !session.filters.includes(filter)))
      await this.#note([...new Set([...session.filters, ...filters])])
    const refused: string[] = []
    for (const filter of filters.filter(filter => !this.#granted.has(filter))) {
      if (await link.subscribe(filter, config.qos, this.#idOf(filter))) this.#granted.add(filter)
      else refused.push(filter)
    }
    await link.unsubscribe(former)
    for (const filter of former) this.#granted.delete(filter)
    if (former.length > 0) await this.#note(filters)
    this.#refused = refused
  }

  async #note(filters: readonly string[]): Promise<void> {
    await this.#options.session.noteFilters(filters).catch(cause => {
      throw new NotNoted('what may be subscribed could not be noted', { cause })
    })
  }

  #asSaid(filter: string): string {
    const { shared } = this.#options.config
    return shared === undefined ? filter : `$share/${shared}/${filter}`
  }

  #idOf(filter: string): number {
    const id = this.#ids.get(filter) ?? this.#ids.size + 1
    this.#ids.set(filter, id)
    return id
  }
}
