import type { z } from 'zod'
import type { Severity } from '../domain/model/alert.ts'
import type { ChannelKind } from '../domain/model/channel.ts'
import type { Ending } from '../domain/model/notice.ts'
import type { Language, Text } from '../domain/model/text.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'

export type { Language }

/** What is sent, in the words that may leave: see `notify/wording`. A channel adds nothing to them but form. */
export interface Message {
  /** The same whenever the same notice is sent again: receivers that can tell by it do. */
  readonly noticeId: string
  readonly alertId: string
  readonly severity: Severity
  readonly isLifeSafety: boolean
  /** It is over, or taken: for channels that show a state (lights, Alertmanager, a push that replaces the one before). */
  readonly isEnded: boolean
  /** Of a message that tells no more than this: which of them, and as which severities it was shown there. */
  readonly ending?: Ending
  readonly shownAs?: readonly Severity[]
  /** It may have arrived before: the server ended, or heard no answer, while it was under way. */
  readonly isRepeat?: true
  /** Nothing happened: somebody tries whether a channel works. */
  readonly isTest?: true
  /** It is about several: nothing that a light could show, or that could be over. */
  readonly isDigest?: true
  readonly language: Language
  readonly title: string
  readonly body: string
  /** Where one button acknowledges it; absent where nobody can by this notice. It is for the person alone who is told. */
  readonly link?: string
  readonly site: string
  readonly zone: string
  readonly deviceKind: string
  /** Absent where it would tell of somebody's health. */
  readonly rule?: string
  readonly raisedAt: Instant
  readonly at: Instant
}

/** What became of one attempt. */
export type Sent = { readonly ok: true; readonly reference?: string } | NotSent

export interface NotSent {
  readonly ok: false
  /** What it was, for the ledger and the operator: no secret, no address. */
  readonly reason: string
  /** The same again may well succeed (a timeout, 429, 5xx), or never will (refused, unknown number). */
  readonly isWorthRetrying: boolean
  /** Not before; where the counterpart said so, and at most an hour. */
  readonly retryAfterMs?: DurationMs
  /** It may have been taken all the same: it was under way when the answer failed to come. */
  readonly isUncertain?: true
  /** Nobody saw it, and it is there for whoever looks later: its end is to be told. */
  readonly isLeftThere?: true
  /** It will never reach this address again: a push subscription that ended. */
  readonly isAddressGone?: true
}

/** What a channel needs to know of somebody; `none` where it goes to a group or a place that is part of its settings. */
export type AddressSort = 'email' | 'phone' | 'push-subscription' | 'none'

/** One way out of the server. One file each in `notify/channels`, made by `defineChannel`, and one list of them. */
export interface ChannelKindDefinition {
  readonly kind: ChannelKind
  readonly title: Text
  readonly address: AddressSort
  /** Strict: an unknown key is refused when a channel is saved. What it parses is what is kept. */
  readonly settings: z.ZodType<Settings>
  /** Settings that are kept but never told again: see `secrets.ts`. */
  readonly secrets: readonly string[]
  /** A second copy under the same notice id shows as one. */
  readonly isIdempotent: boolean
  /**
   * It shows a state: what was told by it stays there until its end is told too, as a message with `isEnded`, under the same
   * notice. It is idempotent then.
   */
  readonly tellsEnd: boolean
  /** An attempt that has no answer by then has failed. */
  readonly timeoutMs: DurationMs
  /**
   * Connections and keys that outlive one message are kept in what it answers; `close` ends them. Settings that do not
   * fit (any more) do not throw: each message is then refused for that reason.
   */
  open(settings: Settings, parts: ChannelParts): Channel
}

export type Settings = Readonly<Record<string, unknown>>

/** What channels are given from outside, so that tests can be others. */
export interface ChannelParts {
  readonly now: () => Instant
  readonly timers: Timers
  /** Publishes on the site's own broker, QoS 1; resolves when it is accepted, with whether anybody hears of it. */
  readonly publish: (topic: string, payload: string, retain: boolean) => Promise<boolean>
}

export interface Channel {
  /** What is shown there ends by itself unless it is told again after so long. */
  readonly renewAfterMs?: DurationMs | undefined
  /** Never throws, and answers at the latest after `timeoutMs`: what goes wrong is an answer. `signal` ends it early. */
  send(message: Message, address: string | undefined, signal: AbortSignal): Promise<Sent>
  close(): Promise<void>
}
