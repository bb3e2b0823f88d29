import type { Alert } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { SiteId } from '../../domain/model/place.ts'
import { DAY, type DurationMs, type Instant, MINUTE, SECOND } from '../../domain/model/time.ts'
import type { AlertQuery, AlertStore } from '../../store/store.ts'
import { endOf, isForScreens } from './lobby-board.ts'
import type { TopicOf } from './public-topic.ts'

/** What stands on the screens of a site, so far as it comes from alerts. */
export interface LobbyAlerts {
  readonly open: readonly Alert[]
  readonly solved: readonly Alert[]
}

export interface LobbyAlertsOptions {
  readonly alerts: Pick<AlertStore, 'list'>
  readonly kinds: readonly Pick<Kind, 'kind' | 'health'>[]
  readonly topicOf: TopicOf
  /** The time of the flow. */
  readonly now: () => Instant
  readonly steadyNowMs: () => number
}

export const SOLVED_WITHIN_MS: DurationMs = 7 * DAY
/** Ten screens that ask every few seconds cost one look. */
const OPEN_KEPT_MS: DurationMs = 2 * SECOND
const SOLVED_KEPT_MS: DurationMs = MINUTE
const PAGE = 500
/** 5,000 alerts of a week are read at the most. */
const PAGES_MAX = 10

interface Kept extends LobbyAlerts {
  readonly openAtMs: number
  readonly solvedAtMs: number
}

export function createLobbyAlerts(options: LobbyAlertsOptions): (site: SiteId) => Promise<LobbyAlerts> {
  const { alerts, kinds, topicOf, now, steadyNowMs } = options
  const kept = new Map<SiteId, Promise<Kept>>()
  // They are not even read, let alone left out.
  const exceptKinds = kinds.filter(({ health }) => health).map(({ kind }) => kind)

  async function read(query: Omit<AlertQuery, 'limit' | 'page'>): Promise<Alert[]> {
    const found: Alert[] = []
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { alerts: some } = await alerts.list({ ...query, exceptKinds, limit: PAGE, page })
      found.push(...some.filter(alert => isForScreens(alert, topicOf)))
      if (some.length < PAGE) break
    }
    return found
  }

  async function openOf(site: SiteId): Promise<Alert[]> {
    const handling = ['new', 'acknowledged', 'assigned', 'on-site'] as const
    return (await read({ site, condition: 'active', handling, suppressed: false })).filter(isOpen)
  }

  async function solvedOf(site: SiteId): Promise<Alert[]> {
    const since = now() - SOLVED_WITHIN_MS
    return (await read({ site, since })).filter(alert => isSolved(alert) && endOf(alert) >= since)
  }

  async function look(site: SiteId, before: Kept | undefined): Promise<Kept> {
    const atMs = steadyNowMs()
    const open = await openOf(site)
    // It grows only by what is open no more.
    const isOld =
      before === undefined || atMs - before.solvedAtMs >= SOLVED_KEPT_MS || hasLost(before.open, open)
    const [solved, solvedAtMs] = isOld ? [await solvedOf(site), atMs] : [before.solved, before.solvedAtMs]
    return { open, solved, openAtMs: atMs, solvedAtMs }
  }

  return async site => {
    const before = await kept.get(site)?.catch(() => undefined)
    if (before !== undefined && steadyNowMs() - before.openAtMs < OPEN_KEPT_MS) return before
    const looked = look(site, before)
    kept.set(site, looked)
    return looked
  }
}

/** As it was asked for: what is held back from those who work there is no news for those who live there. */
const isOpen = ({ condition, handling, suppressed }: Alert): boolean =>
  condition === 'active' && handling !== 'resolved' && suppressed === null

/** People heard of it, it is over, and it was one: no false alarm, no test, no work that was planned. */
const isSolved = ({ announced, condition, handling, cause }: Alert): boolean =>
  announced && (condition === 'cleared' || handling === 'resolved') && (cause === null || cause === 'real')

function hasLost(before: readonly Alert[], now: readonly Alert[]): boolean {
  const ids = new Set(now.map(({ id }) => id))
  return before.some(({ id }) => !ids.has(id))
}
