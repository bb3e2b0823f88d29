import { allRules } from '../../domain/kinds/kinds.ts'
import type { Alert } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { SiteId, Zone, ZoneId } from '../../domain/model/place.ts'
import type { Language, Text } from '../../domain/model/text.ts'
import type { Message } from '../channel.ts'
import type { Disclosure } from './disclosure.ts'
import type { Names } from './subject-words.ts'
import { type DigestToWord, wordDigest } from './word-digest.ts'
import { type Known, type NoticeToWord, wordNotice } from './word-notice.ts'

/** Where what is said comes from. Each is asked when a message is made: what was renamed is called by its new name. */
export interface WordingSources {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly zonesOf: (site: SiteId) => ReadonlyMap<ZoneId, Zone>
  readonly timeZoneOf: (site: SiteId) => string
  readonly siteNameOf: (site: SiteId) => Text | undefined
  readonly disclosureOf: (site: SiteId) => Disclosure
  /** Asked only where a name may be said. */
  readonly namesOf: (alert: Alert) => Names
}

/** Of the product's own rules: what others are called, and about, anybody may have written. */
const ABOUT_DEVICES: ReadonlySet<string> = new Set(
  allRules.filter(({ about }) => about === 'device').map(({ id }) => id),
)

export interface Wording {
  notice(told: NoticeToWord): Message
  digest(told: DigestToWord): Message
}

export function createWording(sources: WordingSources): Wording {
  const knownOf = (alert: Alert, language: Language): Known => {
    const { site } = alert
    const disclosure = sources.disclosureOf(site)
    return {
      kind: sources.kinds.get(alert.deviceKind),
      isAboutDevice: ABOUT_DEVICES.has(alert.rule),
      zones: sources.zonesOf(site),
      siteName: sources.siteNameOf(site)?.[language],
      timeZone: sources.timeZoneOf(site),
      names: disclosure === 'place-only' ? {} : sources.namesOf(alert),
      disclosure,
    }
  }
  return {
    notice: told => wordNotice(told, knownOf(told.alert, told.language)),
    digest: told => wordDigest(told, alert => knownOf(alert, told.language)),
  }
}
