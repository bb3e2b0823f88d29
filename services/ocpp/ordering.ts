import type { OrderParameters } from '../domain/model/order.ts'
import type { Call } from './order-calls.ts'

/** What an order has at hand: the charger's ear, and what is known of the connector that it is about. */
export interface Ordering {
  readonly connector: number
  readonly parameters: OrderParameters
  /** At its station, where nobody registered a charger: whether it can kill, and whether it is out of order. */
  readonly unclaimed: readonly Unclaimed[]
  /** Who else is at this station. */
  readonly beside: readonly string[]
  readonly call: Call
  /** The same, where the order goes on without an answer. */
  readonly ask: Call
  /** The same, and where that is urgent it goes on within seconds. */
  readonly askBriefly: Call
  /** As it is known by now. */
  statusAt(connector: number): unknown
  /** How often it was said of a connector so far that its session is over. */
  endsAt(connector: number): number
  /** Whether it is said once more, soon, and not as of before the order. */
  endsSince(connector: number, before: number): Promise<boolean>
  /** The transaction that is known to run there. */
  runningAt(connector: number): number | undefined
  /** The one that ran when the server was last there, where nothing was heard of it since: it may be over. */
  rememberedAt(connector: number): number | undefined
  /** The one that runs; it is asked for where nobody knows it. Where the charger does not tell, the one that is remembered. */
  transactionAt(connector: number): Promise<number | undefined>
}

export interface Unclaimed {
  readonly connector: number
  readonly isDangerous: boolean
  readonly isOut: boolean
}
