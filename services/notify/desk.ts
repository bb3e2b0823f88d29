import type { ChannelKind } from '../domain/model/channel.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Text } from '../domain/model/text.ts'
import type { Instant } from '../domain/model/time.ts'
import type { ChannelRecord, ContactStore } from '../store/contact-store.ts'
import type { NoticeRecord, NoticeStore } from '../store/notice-store.ts'
import type { AddressSort, Language, Sent } from './channel.ts'
import type { ChannelField } from './channel-fields.ts'
import type { ReachDesk } from './reach/reach-desk.ts'
import type { ContactCodes } from './verify/contact-codes.ts'
import type { Preview, PreviewOf } from './wording/previews.ts'

export type { OwnReach, PersonReach } from './reach/reach-desk.ts'
export type { Verdict } from './reach/verdict.ts'
export type { CodeSent, CodeTold } from './verify/contact-codes.ts'

/** A kind of channel, for whoever sets one up. */
export interface ChannelSort {
  readonly kind: ChannelKind
  readonly title: Text
  readonly address: AddressSort
  /** What it takes. */
  readonly fields: readonly ChannelField[]
}

/** To whom a channel is tried. */
export interface Trial {
  readonly address?: string
  readonly language: Language
}

export type Saved =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'settings' | 'address' | 'refused'; readonly detail: string }

/** Setting channels up. Secrets go in, and never come out. */
export interface ChannelDesk {
  sorts(): readonly ChannelSort[]
  /** What is wrong with an address for such a channel; nothing where it is one. */
  addressFault(kind: ChannelKind, address: string): string | undefined
  /** A secret that is set is told as dots; sent back, they stand for the one that is kept. */
  list(): Promise<readonly ChannelRecord[]>
  /** One that is to be used is tried first: what cannot work is not kept. */
  save(channel: ChannelRecord, trial: Trial): Promise<Saved>
  /** Whether there was one. */
  remove(id: string): Promise<boolean>
  /** Nothing where there is no such channel. */
  test(id: string, trial: Trial): Promise<Sent | undefined>
}

export type ReadLink =
  | { readonly ok: true; readonly notice: NoticeRecord }
  | { readonly ok: false; readonly why: 'unknown' | 'expired' }

/** What the API needs of telling people. */
export interface NoticeDesk {
  readonly channels: ChannelDesk
  readonly ledger: Pick<NoticeStore, 'list' | 'useLink'>
  readonly contacts: Pick<
    ContactStore,
    'channels' | 'contacts' | 'saveContacts' | 'takePushWay' | 'dropPushWay'
  >
  readonly readLink: (token: string) => Promise<ReadLink>
  /** The link of a notice was used. */
  readonly arrived: (notice: string) => Promise<void>
  readonly codes: Pick<ContactCodes, 'send' | 'tell'>
  readonly reach: ReachDesk & {
    /** When everybody of the site is looked at next; nothing where nobody waits for that. */
    nextAt(site: SiteId): Instant | undefined
  }
  readonly linksPerMinuteMax: number
  /** What notices would say. */
  readonly preview: (of: Omit<PreviewOf, 'at'>) => Promise<readonly Preview[]>
}
