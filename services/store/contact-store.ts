import type { ChannelKind } from '../domain/model/channel.ts'
import type { ClockTime } from '../domain/model/duty.ts'
import type { PersonId } from '../domain/model/person.ts'
import type { Instant } from '../domain/model/time.ts'

/** A channel as somebody set it up. */
export interface ChannelRecord {
  readonly id: string
  readonly kind: ChannelKind
  readonly name: string
  /** What its kind wants, without its secrets. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly enabled: boolean
  /** For whoever has no way of their own, or none that works: a group of colleagues, a speaker on site. */
  readonly forEveryone: boolean
  /** Fewer a minute than the server allows every channel, where its counterpart takes fewer. */
  readonly perMinuteMax: number | null
}

export type ChannelSecrets = Readonly<Record<string, unknown>>

/** A way by which somebody is reached. */
export interface ContactWay {
  readonly channel: string
  /** `null` where the channel goes to a group or a place. */
  readonly address: string | null
  /** It was seen to arrive: the link in a test was opened. */
  readonly verifiedAt: Instant | null
  /** It will never work again: a push subscription that ended. */
  readonly goneAt: Instant | null
}

export interface Contacts {
  /** By the clock of the site that the alert is of; never for what a life hangs on. */
  readonly quietHours: { readonly from: ClockTime; readonly to: ClockTime } | null
  /** In the order in which they are tried. */
  readonly ways: readonly ContactWay[]
}

/** What became of a way to somebody. */
export interface WaySeen {
  readonly person: PersonId
  readonly channel: string
  readonly address: string | null
  readonly what: 'verified' | 'gone'
  readonly at: Instant
}

/** A browser that somebody wants to be told by. */
export interface PushWay {
  readonly person: PersonId
  readonly channel: string
  readonly subscription: {
    readonly endpoint: string
    readonly keys: { readonly p256dh: string; readonly auth: string }
  }
  /** The endpoint of the one that it takes the place of. */
  readonly replaces?: string | undefined
}

/**
 * How people are reached. It is owned here, never in the log, so that it can be erased: with the account, in one
 * transaction (`PersonStore.removePerson`). Writes are durable when they resolve.
 */
export interface ContactStore {
  channels(): Promise<readonly ChannelRecord[]>
  /** Kept apart from the settings, and told to nobody but the channel. */
  channelSecrets(id: string): Promise<ChannelSecrets>
  saveChannel(channel: ChannelRecord, secrets: ChannelSecrets): Promise<void>
  /** With every way that goes by it. */
  removeChannel(id: string): Promise<void>
  /** Nothing where nobody said how to reach them. */
  contacts(person: PersonId): Promise<Contacts | undefined>
  saveContacts(person: PersonId, contacts: Contacts): Promise<void>
  sawWay(seen: WaySeen): Promise<void>
  /** The browser is this person's from now on: whoever had it before is told there no more. */
  takePushWay(way: PushWay): Promise<void>
  dropPushWay(person: PersonId, endpoint: string): Promise<void>
}
