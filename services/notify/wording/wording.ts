import { SITE_KIND } from '../../domain/alerts/summaries.ts'
import { allRules } from '../../domain/kinds/kinds.ts'
import type { Alert } from '../../domain/model/alert.ts'
import { DEFAULT_DISCLOSURE, type Disclosure } from '../../domain/model/disclosure.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { SiteId, Zone, ZoneId } from '../../domain/model/place.ts'
import type { Language, Text } from '../../domain/model/text.ts'
import type { Message } from '../channel.ts'
import type { Names } from './subject-words.ts'
import { type DigestToWord, wordDigest } from './word-digest.ts'
import { type Known, type NoticeToWord, wordNotice } from './word-notice.ts'

/** Where what is said comes from. Each is asked when a message is made: what was renamed is called by its new name. */
export interface WordingSources {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly zonesOf: (site: SiteId) => ReadonlyMap<ZoneId, Zone>
  readonly timeZoneOf: (site: SiteId) => string
  readonly siteOf: (site: SiteId) => Promise<SiteFile>
  /** Asked only where a name may be said. */
  readonly namesOf: (alert: Alert) => Promise<Names>
  /** Whether they agreed that what the alert tells of them is shown; asked only where all of it may be said. */
  readonly agreed: (alert: Alert) => Promise<boolean>
}

export interface SiteFile {
  readonly name?: Text | undefined
  readonly disclosure: Disclosure
}

/** Of the product's own rules: what others are called, and about, anybody may have written. An alert of a site is of no person. */
const ABOUT_DEVICES: ReadonlySet<string> = new Set(
  allRules.filter(({ about }) => about === 'device').map(({ id }) => id),
)

/** Of a site that cannot be looked up now: somebody is told all the same. */
const LEAST: SiteFile = { disclosure: DEFAULT_DISCLOSURE }

export interface Wording {
  notice(told: NoticeToWord): Promise<Message>
  digest(told: DigestToWord & { readonly alerts: readonly Alert[] }): Promise<Message>
}

export function createWording(sources: WordingSources): Wording {
  const { kinds, zonesOf, timeZoneOf, siteOf, namesOf, agreed } = sources
  const knownOf = async (alert: Alert, language: Language, isPlaceOnly = false): Promise<Known> => {
    const { name, disclosure: mayBe } = await siteOf(alert.site).catch(() => LEAST)
    const allowed = isPlaceOnly ? 'place-only' : mayBe
    const isAgreed = allowed !== 'full' || (await agreed(alert).catch(() => false))
    const disclosure = isAgreed ? allowed : 'name'
    return {
      kind: kinds.get(alert.deviceKind),
      isAboutDevice: ABOUT_DEVICES.has(alert.rule) || alert.deviceKind === SITE_KIND,
      zones: zonesOf(alert.site),
      siteName: name?.[language],
      timeZone: timeZoneOf(alert.site),
      names: disclosure === 'place-only' ? {} : await namesOf(alert).catch(() => ({})),
      disclosure,
    }
  }
  return {
    notice: async told => wordNotice(told, await knownOf(told.alert, told.language, told.isPlaceOnly)),
    digest: async ({ alerts, ...told }) => {
      const lines = alerts.map(async alert => ({ alert, known: await knownOf(alert, told.language) }))
      return wordDigest(told, await Promise.all(lines))
    },
  }
}
