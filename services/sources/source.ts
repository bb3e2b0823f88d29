import type { SettingValues } from '../decode/source.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { Actor } from '../domain/model/person.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'

/** The way by which its messages come: an account of a gateway at the server's own door, or a bridge to another broker. */
export type Via = { readonly gateway: DeviceId } | { readonly bridge: string }

/** A system that speaks for devices in its own words: where it publishes, and how that is read. Owned by the store. */
export interface Source {
  readonly id: SourceId
  readonly site: SiteId
  readonly name: string
  readonly via: Via
  /** What of its topics is listened to. */
  readonly filters: readonly string[]
  /** A name of `decode/formats/formats.ts`. */
  readonly format: string
  readonly settings: SettingValues
  /** How payloads are read of devices that name no codec themselves. */
  readonly codec?: string
  /** Addresses of others’ devices, which never wait to be adopted. */
  readonly ignored?: readonly string[]
  readonly isOn: boolean
  readonly savedAt: Instant
  readonly savedBy: Actor
  /** Goes up with each change. */
  readonly version: number
}
