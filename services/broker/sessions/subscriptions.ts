import { FilterIndex } from './filters.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import type { Session, Subscription } from './session.ts'

/** A subscription with whose it is, as aedes wants it. */
export interface Subscriber extends Subscription {
  readonly clientId: string
}

/** What the kept sessions hear, by session and by topic. */
export class Subscriptions {
  readonly #writes: GroupedWrites
  readonly #index = new FilterIndex<Subscriber>()

  constructor(writes: GroupedWrites) {
    this.#writes = writes
  }

  /**
   * Resolves when they are durable. aedes hands over all filters of a packet while it is still asking for the rights to
   * them; a refused one is marked by then with a QoS that there is not.
   */
  async add(session: Session, subscriptions: readonly Subscription[]): Promise<void> {
    await undefined
    const { clientId } = session
    const granted = subscriptions.filter(({ qos }) => qos <= QOS_MAX).map(each => ({ ...each }))
    await this.#writes.write(
      ...granted.map(({ topic, qos }) => ({ type: 'subscribed', clientId, filter: topic, qos }) as const),
    )
    if (!session.ended) for (const each of granted) this.restore(session, each)
  }

  restore(session: Session, subscription: Subscription): void {
    const { topic, qos } = subscription
    const { clientId } = session
    session.subscriptions.set(topic, subscription)
    // What is heard at QoS 0 waits for nobody.
    if (qos > 0) this.#index.set(topic, clientId, { clientId, ...subscription })
    else this.#index.delete(topic, clientId)
  }

  /** Resolves when it is durable that they are gone; nothing is kept for them from now on. */
  async remove(session: Session, filters: readonly string[]): Promise<void> {
    const { clientId } = session
    const known = filters.filter(filter => session.subscriptions.has(filter))
    if (known.length === 0) return
    this.#forget(session, known)
    await this.#writes.write(...known.map(filter => ({ type: 'unsubscribed', clientId, filter }) as const))
  }

  /** The session ends, and takes them along in the store. */
  ended(session: Session): void {
    this.#forget(session, [...session.subscriptions.keys()])
  }

  matching(topic: string): Subscriber[] {
    return [...this.#index.matching(topic)]
  }

  #forget(session: Session, filters: readonly string[]): void {
    for (const filter of filters) {
      session.subscriptions.delete(filter)
      this.#index.delete(filter, session.clientId)
    }
  }
}

const QOS_MAX = 2
