import type { Text } from '../domain/model/text.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { HeardAnswer, SayOrders } from './orders.ts'

/** A message as it came, from a broker that others speak to in words of their own. */
export interface SourceMessage {
  readonly topic: string
  readonly payload: Uint8Array
  /** It was kept by the broker: what it says may be old. */
  readonly retained: boolean
  /** Whoever hands it over says that it may have done so before. */
  readonly again?: boolean
  /** It may have waited at the broker for this server to come back. */
  readonly waited?: boolean
}

/** What a sender names a value; not yet a metric. */
export type Fields = Readonly<Record<string, unknown>>

/** Bytes of the device itself, as a network server hands them on. */
export interface Frame {
  readonly bytes: Uint8Array
  /** LoRaWAN's FPort. */
  readonly port?: number
}

/** Every device of the source: a recorder or a network server says of itself that it goes away. */
export const EVERY_ADDRESS = '*'

/** Of whom something is heard. */
export interface Of {
  /** What the source calls the device; `EVERY_ADDRESS` with a status or an event alone. */
  readonly address: string
  /** What the source knows of it, for whoever adopts it. */
  readonly about?: { readonly name?: string; readonly model?: string }
  /** The message tells of a person, by a face's name perhaps: it is kept for nobody to look at. */
  readonly isPersonal?: true
  /** What it says of an order that was sent to the device. */
  readonly answer?: HeardAnswer
}

/** What a device measured: what its source decoded of it, or the bytes, or both. */
export interface Said extends Of {
  readonly what: 'said'
  readonly fields: Fields
  readonly frame?: Frame
  readonly ts?: Instant
  /** Its network says it and not the device: the fields are named as metrics are, and no codec is asked. */
  readonly byNetwork?: true
  /** How long it was measured before it was sent, where the sender says no more of its time. */
  readonly agoMs?: DurationMs
  /** It was so before, nobody knows when: no order is known by it to be done. */
  readonly isPast?: true
}

export interface HeardStatus extends Of {
  readonly what: 'status'
  readonly online: boolean
  readonly firmware?: string
}

/** Something that is no reading and no status: a join, an acknowledgement, an error of the network. Counted under its name. */
export interface HeardEvent extends Of {
  readonly what: 'event'
  readonly event: string
  /** What it is set to, which nobody measures: orders wait for it. */
  readonly shows?: Fields
}

/** What a message says of one device, in the words of its sender. */
export type Heard = Said | HeardStatus | HeardEvent

/** Why a message says nothing that can be used: a name, which is counted. */
export type SourceDecoded =
  | { readonly ok: true; readonly heard: readonly Heard[] }
  | { readonly ok: false; readonly reason: string }

export interface FormatLimits {
  readonly payloadBytesMax: number
}

/** One thing that can be set for a source of a format. */
export interface FormatSetting {
  readonly title: Text
  readonly type: 'word' | 'number' | 'flag' | 'expression'
  readonly required?: true
  /** Shown where nothing is set: what holds then. */
  readonly default?: string | number | boolean
}

export type SettingValues = Readonly<Record<string, string | number | boolean>>

/** Reads the messages of one source. It may remember what was announced before; it has no clock and does no I/O. */
export interface ReadMessage {
  (message: SourceMessage): SourceDecoded
  /** Where devices can be told something by it. */
  readonly orders?: SayOrders
}

/** What is wrong with what is set, in words for whoever set it. */
export interface UnfitSetting {
  readonly setting: string
  readonly says: Text
}

/** A message as somebody would paste it. */
export interface PastedMessage {
  readonly topic: string
  readonly payload: string
  /** `text` where absent. */
  readonly encoding?: 'text' | 'base64' | 'hex'
  readonly retained?: true
}

/** A message as such a system sends it, and what it says: offered to whoever tries a source, and run as a test. */
export interface FormatExample extends PastedMessage {
  readonly title: Text
  /** What is set for the source, beyond the defaults. */
  readonly settings?: SettingValues
  /** What was announced before. */
  readonly after?: readonly PastedMessage[]
  readonly becomes: SourceDecoded
}

/** One way in which systems tell of their devices over MQTT. A file each, and a line in `formats.ts`. */
export interface SourceFormat {
  readonly name: string
  readonly title: Text
  /** Topic filters as such systems publish when nobody changed them. */
  readonly filters: readonly string[]
  readonly settings: Readonly<Record<string, FormatSetting>>
  /** Throws an Error with words for the user where a setting cannot be used. Never throws when reading. */
  open(settings: SettingValues, limits: FormatLimits): ReadMessage
  /**
   * What can be opened and can never do what it is for: it is refused when it is saved. One that was saved before is heard as
   * ever, so that nobody goes unheard for a setting that is wrong in another part.
   */
  unfit?(settings: SettingValues): UnfitSetting | undefined
  /** Which setting says where orders go, and under which first level; nothing where that differs by the device. */
  ordersUnder?(settings: SettingValues): { readonly setting: string; readonly level: string } | undefined
  /** Its messages carry bytes of the devices themselves, for codecs that read those. */
  readonly handsOnFrames?: true
  /** What its messages call a device whose address was written otherwise, off a label; anything else stays as it is. */
  addressOf?(written: string): string
  /** One at least that is read, and one that is refused. */
  readonly examples: readonly FormatExample[]
}
