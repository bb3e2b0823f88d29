import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'

/** A window on one alert for whoever complained. It holds nothing of them: the number is all that they have. */
export interface CaseRecord {
  readonly number: string
  readonly alertId: string
  readonly issuedAt: Instant
  readonly issuedBy: string
}

/** 公告: what stands on the screens of a site for a while. */
export interface Bulletin {
  readonly id: string
  readonly site: SiteId
  readonly title: string
  readonly text: string
  readonly from: Instant
  readonly until: Instant
  readonly savedAt: Instant
  readonly savedBy: string
}

/** A screen in a lobby. */
export interface LobbyScreen {
  readonly id: string
  readonly site: SiteId
  readonly name: string
  readonly createdAt: Instant
  readonly createdBy: string
  /** When it last asked, to the minute; `null` where it never did. */
  readonly lastSeenAt: Instant | null
}

/** What residents are shown besides the alerts themselves. Owned here, never in the log; writes are durable when they resolve. */
export interface PublicStore {
  caseByNumber(number: string): Promise<CaseRecord | undefined>
  caseOf(alertId: string): Promise<CaseRecord | undefined>
  /**
   * Answers with the one that stands: of two who issue it at once, both have the same. Nothing where the number is that
   * of another alert: draw again.
   */
  issueCase(record: CaseRecord): Promise<CaseRecord | undefined>
  /** Whether there was one. */
  revokeCase(alertId: string): Promise<boolean>
  /** Those that are over, too; the latest to begin first. */
  bulletins(site: SiteId): Promise<readonly Bulletin[]>
  saveBulletin(bulletin: Bulletin): Promise<void>
  removeBulletin(id: string): Promise<void>
  screens(site: SiteId): Promise<readonly LobbyScreen[]>
  screenByHash(secretHash: string): Promise<LobbyScreen | undefined>
  addScreen(secretHash: string, screen: LobbyScreen): Promise<void>
  touchScreen(id: string, at: Instant): Promise<void>
  removeScreen(id: string): Promise<void>
}
