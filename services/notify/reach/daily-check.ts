import type { Logger } from 'pino'
import type { SiteId } from '../../domain/model/place.ts'
import type { Unreachable } from '../../domain/model/reach.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../../domain/model/time.ts'
import { nextShown } from '../../domain/model/zone-time.ts'
import { isStaffed } from '../../domain/notices/targets.ts'
import { type Intake, submitAndWait } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Timers } from '../../runtime/timers.ts'
import type { NotifyTrouble } from '../trouble.ts'
import type { createReachDesk, PersonReach } from './reach-desk.ts'

export interface DailyCheckOptions {
  readonly desk: Pick<ReturnType<typeof createReachDesk>, 'of' | 'among'>
  readonly registry: Pick<Registry, 'roster' | 'rosters' | 'reach'>
  readonly intake: Intake
  /** Since midnight by the clock of the site; nobody is looked at where there is no such time. */
  readonly checkAtMs: DurationMs | undefined
  readonly timeZoneOf: (site: SiteId) => string
  readonly timers: Timers
  readonly log: Logger
}

/**
 * Once a day, of each site, everybody whom an alert could call: whoever could not be told is handed to the flow, which decides
 * what is said of it and to whom. When that was last stands in the log, so that a restart neither repeats nor forgets it. In
 * between those alone are looked at again who could not be reached: what was mended is no alert any more.
 */
export class DailyCheck {
  readonly #options: DailyCheckOptions
  #isStopped = false
  #callOff = () => {}

  constructor(options: DailyCheckOptions) {
    this.#options = options
  }

  start(): void {
    if (this.#options.checkAtMs !== undefined) this.#later(FIRST_ROUND_MS)
  }

  stop(): void {
    this.#isStopped = true
    this.#callOff()
  }

  /** Looks at whatever is due now. */
  async round(): Promise<void> {
    const { registry, log } = this.#options
    for (const [site, roster] of [...registry.rosters()]) {
      if (this.#isStopped) return
      if (!isStaffed(roster) && registry.reach(site).unreachable.length === 0) continue
      await this.#look(site).catch(error =>
        log.warn({ err: error, site }, 'it cannot be checked now whether people could be reached'),
      )
    }
  }

  /** `undefined` where nobody is looked at. */
  nextAt(site: SiteId): Instant | undefined {
    const { checkAtMs, registry, timeZoneOf, intake } = this.#options
    if (checkAtMs === undefined) return undefined
    return nextShown(timeZoneOf(site), checkAtMs, registry.reach(site).dueAfter ?? intake.now())
  }

  troubles(): NotifyTrouble[] {
    const { registry } = this.#options
    const people = new Set([...registry.rosters()].flatMap(([site]) => unreachableOn(site, registry)))
    if (people.size === 0) return []
    const n = people.size
    return [
      {
        code: 'people-unreachable',
        words: `${n} of those whom an alert could call could not be reached`,
        zh: `有 ${n} 名应接收告警的人员联系不上`,
        figures: { people: n },
      },
    ]
  }

  #later(ms: DurationMs): void {
    this.#callOff = this.#options.timers.after(ms, () => {
      void this.round().finally(() => {
        if (!this.#isStopped) this.#later(ROUND_EVERY_MS)
      })
    })
  }

  async #look(site: SiteId): Promise<void> {
    const { intake, registry, desk } = this.#options
    const { dueAfter, unreachable } = registry.reach(site)
    if (dueAfter === null) return await this.#submit(site, [], { isDaily: true, isFirst: true })
    const due = this.nextAt(site)
    if (due !== undefined && due <= intake.now())
      return await this.#submit(site, unreachableAmong(await desk.of(site)), { isDaily: true })
    if (unreachable.length === 0) return
    const known = new Set(unreachable.map(({ person }) => person))
    const still = unreachableAmong(await desk.among(site, known))
    if (still.length < known.size) await this.#submit(site, still, { isDaily: false })
  }

  async #submit(
    site: SiteId,
    found: readonly Unreachable[],
    how: { readonly isDaily: boolean; readonly isFirst?: true },
  ): Promise<void> {
    const result = await submitAndWait(this.#options.intake, site, { type: 'reach-checked', found, ...how })
    // What is not journalled now is due still.
    if (!result.ok)
      this.#options.log.warn({ site, code: result.code }, 'who could not be reached is not on record yet')
  }
}

const unreachableOn = (site: SiteId, registry: Pick<Registry, 'reach'>): string[] =>
  registry.reach(site).unreachable.map(({ person }) => person)

const unreachableAmong = (people: readonly PersonReach[]): Unreachable[] =>
  people.flatMap(({ person, verdict: { why } }) => (why === null ? [] : [{ person, why }]))

/** Accounts and rosters are in line by then. */
const FIRST_ROUND_MS: DurationMs = 5 * SECOND
const ROUND_EVERY_MS: DurationMs = MINUTE
