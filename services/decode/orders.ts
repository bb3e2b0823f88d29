import type { OrderParameters } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'

type Fields = Readonly<Record<string, unknown>>

/** An order of a kind, before anybody's words are found for it. */
export interface MeantOrder {
  readonly name: string
  readonly parameters: OrderParameters
}

/**
 * - `order-not-known-to-model`: such devices cannot be told this. - `order-needs-bytes`, `order-needs-fields`: the codec says it
 * in a form that the format cannot carry. - `order-expression-failed`: what was written for it gives no message.
 * - `order-parameter-missing`: its words take one that was not given. - `order-entity-missing`, `order-entity-ambiguous`: the
 * device announced nothing of that name, or more than one. - `order-entity-unfit`: what it announced cannot be set to that.
 * - `order-address-unfit`: no topic can be made of its address.
 */
export type OrderFault =
  | 'order-not-known-to-model'
  | 'order-needs-bytes'
  | 'order-needs-fields'
  | 'order-expression-failed'
  | 'order-parameter-missing'
  | 'order-entity-missing'
  | 'order-entity-ambiguous'
  | 'order-entity-unfit'
  | 'order-address-unfit'

/** What an order is in the words of a family of devices: bytes for a port of theirs, or fields that are to be so. */
export type Encoded =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly port: number }
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly reason: OrderFault }

export interface OrderToSay extends MeantOrder {
  readonly id: string
  /** What the source calls the device. */
  readonly address: string
  /** When it goes out. */
  readonly at: Instant
}

export type SaidOrder =
  | {
      readonly ok: true
      readonly payload: string | Uint8Array
      /** Once the device tells of all of these, it has done it. Absent where its network answers for it. */
      readonly expects?: Fields
      /** Nobody will ever say whether it was done. */
      readonly isNeverAnswered?: true
    }
  | { readonly ok: false; readonly reason: OrderFault }

/** What is sent at a broker. */
export interface Downlink {
  readonly topic: string
  readonly payload: string | Uint8Array
}

/** How orders are put into the words of one source. Pure, but for what was heard of the way before. */
export interface SayOrders {
  /**
   * Where such a device hears, or this order of it where each has a topic of its own; nothing as long as that is not known, as
   * before it is heard for the first time.
   */
  topicOf(address: string, order?: MeantOrder): string | undefined
  say(order: OrderToSay, encoded: Encoded): SaidOrder
  /** Longer than this nobody waits for its answer, where it is longer than what the kind says. */
  readonly answerWithinMs?: number
  /** What is said once to a sender that says all of itself to whoever comes anew. */
  readonly greeting?: Downlink
  /** What is to be sent where an event of this name was heard of it: that somebody tells all again. */
  wanted?(event: string, address: string, at: Instant): Downlink | undefined
}

/** What a message says of an order: `unknown` where nobody knows whether it was done. */
export interface HeardAnswer {
  /** By the id that it was sent under; absent where the sender names none: the one under way. */
  readonly order?: string
  readonly became: 'done' | 'refused' | 'unknown'
  /** Kebab-case; of one that was not done. */
  readonly reason?: string
  readonly said?: string
}
