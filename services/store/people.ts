import type { DeviceId } from '../domain/model/device.ts'
import type { Disclosure } from '../domain/model/disclosure.ts'
import type { CalendarDay } from '../domain/model/duty.ts'
import type { ConsentTo, Living } from '../domain/model/household.ts'
import type { Actor, PersonId } from '../domain/model/person.ts'
import type { SiteId, ZoneId } from '../domain/model/place.ts'
import type { Language, Text } from '../domain/model/text.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Look } from './store.ts'

export interface SiteName {
  readonly id: SiteId
  readonly name: Text
  /** What of its people a notice may tell; the least where nobody said it. */
  readonly disclosure?: Disclosure
  /** Whom residents call; none where it is empty. */
  readonly phone?: string
}

/** Whom to call for somebody, family most often. */
export interface Contact {
  readonly name: string
  readonly relation: string
  readonly phone: string
}

/** That somebody agreed, and who has it on paper. */
export interface Consent {
  readonly what: ConsentTo
  readonly givenOn: CalendarDay
  /** Who gave it: the wearer, or whoever may for them. */
  readonly givenBy: string
  /** Where it lies: a number, a file's name. */
  readonly document?: string
  readonly withdrawnOn?: CalendarDay
}

/** What is known of somebody who wears a band. None of it ever enters the log. */
export interface WearerFile {
  /** Says nothing of who it is: `w-…`. */
  readonly id: string
  readonly site: SiteId
  /** From 1. */
  readonly version: number
  readonly name: string
  readonly sex?: 'female' | 'male'
  readonly birthYear?: number
  readonly zone?: ZoneId
  readonly flat?: string
  readonly living: Living
  /** In the order in which they are called. */
  readonly contacts: readonly Contact[]
  /** For those who come to help: “hard of hearing, key at the gate”. */
  readonly notes?: string
  readonly consents: readonly Consent[]
  readonly device?: DeviceId
  /** Accounts, in the order in which they are called. */
  readonly carers: readonly PersonId[]
}

export interface Resident {
  /** `p-…`. */
  readonly id: string
  readonly site: SiteId
  readonly version: number
  readonly name: string
  readonly zone?: ZoneId
  readonly flat?: string
  readonly phone?: string
  readonly language?: Language
}

/** Somebody had a device from then until then: what it measured meanwhile is about them. */
export interface Wearing {
  readonly device: DeviceId
  readonly since: Instant
  readonly until?: Instant
}

/** A look at somebody's data; numbered in the order in which they were written. */
export interface NumberedLook extends Look {
  readonly n: number
}

/** Somebody's data was erased. It holds nothing of who that was. */
export interface Erasure {
  readonly wearer: string
  readonly site: SiteId
  readonly at: Instant
  readonly by: Actor
  readonly wearings: readonly Wearing[]
}

export type PeopleChange =
  | { readonly what: 'wearer'; readonly file: WearerFile; readonly at: Instant }
  | { readonly what: 'resident'; readonly resident: Resident }
  | { readonly what: 'resident-removed'; readonly id: string }

/**
 * What is personal, in the same database as everything else and never in its log. Writes are durable when they
 * resolve; a list of changes is made as a whole or not at all.
 */
export interface PeopleStore {
  sites(): Promise<readonly SiteName[]>
  nameSite(site: SiteName): Promise<void>
  wearers(): Promise<readonly WearerFile[]>
  residents(): Promise<readonly Resident[]>
  savePeople(changes: readonly PeopleChange[]): Promise<void>
  /** Oldest first. */
  wearings(wearer: string): Promise<readonly Wearing[]>
  /** Who had the device, whose data may be erased since. */
  wearersOf(device: DeviceId): Promise<readonly (Wearing & { readonly wearer: string })[]>
  /** At the file and at each band while they wore it, newest first; from the looks before this one on. */
  looksAt(wearer: string, limit: number, before?: number): Promise<readonly NumberedLook[]>
  /** It is promised from here on: whatever becomes of this database, and also in one that is restored in its place. */
  promiseErasure(erasure: Erasure): Promise<void>
  /** The file, what was measured and what alerts say of it; resolves when nothing of that is left. */
  erase(erasure: Erasure): Promise<void>
  /** Whether what a device told then is about somebody whose erasure was promised. */
  isErased(device: DeviceId, at: Instant): boolean
  /** All that were promised, and those of them that this database has not seen. */
  erasures(): Promise<{ readonly all: readonly Erasure[]; readonly undone: readonly Erasure[] }>
}
