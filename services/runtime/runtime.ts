import type { Community } from '../domain/community/state.ts'
import { DOMAIN_VERSION, step } from '../domain/community/step.ts'
import { nextFireAt } from '../domain/community/timers.ts'
import type { Consequence, Input } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Acceptance } from '../domain/model/reading.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { Pursuit } from '../domain/notices/pursuit.ts'
import type { CommittedBatch, Entry } from '../journal/journal.ts'
import { BEGINS_SITE } from './begins-site.ts'
import { ClockReport } from './clock-report.ts'
import { CommitQueue } from './commit-queue.ts'
import { Communities } from './communities.ts'
import { countReading } from './count-reading.ts'
import { reportDefects } from './defects.ts'
import { DueSites } from './due-sites.ts'
import type { Done, Intake, OwnIntake } from './intake.ts'
import { Outage } from './outage.ts'
import { rebuild } from './rebuild.ts'
import { RegistryView } from './registry-view.ts'
import { isJournalled, REFUSED, resultOf } from './result.ts'
import type { RuntimeOptions } from './runtime-options.ts'
import { policyFor } from './time-zones.ts'
import { TimerWatch } from './timer-watch.ts'

function lingering({ timers, lingerMs }: RuntimeOptions, flush: () => void): () => void {
  if (lingerMs > 0) return timers.after(lingerMs, flush)
  const turn = setImmediate(flush)
  return () => clearImmediate(turn)
}

// Two plain literals: a spread costs as much as the rest of it, for each reading.
const entryOf = (site: SiteId, now: Instant, input: Input, acceptance: Acceptance | undefined): Entry =>
  acceptance === undefined ? { site, now, input } : { site, now, input, acceptance }

/** A timer waits for no answer. */
const NOBODY: Done = () => {}

/** A flow ahead by less is one that was just corrected: not worth a mark on every reading. */
const AHEAD_MS_MIN: DurationMs = SECOND

/**
 * The flow: an input is stepped at once in memory, committed with what followed from it, and only then answered and
 * shown. When a commit fails, memory is ahead of the journal: it is dropped and rebuilt before anything is accepted.
 */
export class Runtime implements Intake, OwnIntake {
  readonly registry = new RegistryView()
  readonly #options: RuntimeOptions
  readonly #outage: Outage
  readonly #queue: CommitQueue
  readonly #watch: TimerWatch
  readonly #clockReport: ClockReport
  /** By event time alone: a reading moves the one clock, and with it what is due on every site. */
  readonly #dueSites: DueSites | undefined
  #communities: Communities
  readonly #accepting: (() => void)[] = []
  #state: 'starting' | 'running' | 'recovering' | 'stopped' = 'starting'

  constructor(options: RuntimeOptions) {
    this.#options = options
    this.#communities = new Communities(options.book)
    this.#outage = new Outage(options.log)
    this.#queue = new CommitQueue({
      append: batch => options.journal.append(batch),
      answer: (done, consequence, committed) => {
        if (committed) countReading(options.tally, consequence)
        done(resultOf(consequence, committed))
      },
      onCommitted: batch => this.#committed(batch),
      onFailed: error => this.#failed(error),
      soon: setImmediate,
      later: flush => lingering(options, flush),
    })
    this.#watch = new TimerWatch(options.timers, options.clock, () => this.#fireDue())
    this.#clockReport = new ClockReport(options.tally, options.log)
    this.#dueSites = options.clock.name === 'events' ? new DueSites() : undefined
  }

  /** Rebuilds the state from the journal, tells every site that the server came up, and accepts inputs. */
  async start(): Promise<void> {
    await this.#rebuild()
    for (const community of [...this.#communities.list()]) {
      this.#take(community, this.#started(community.site), this.now(), NOBODY)
      this.#dueSites?.note(community)
    }
    await this.#queue.drained()
    this.#watch.arm(this.#communities.nextFireAt())
  }

  /** Accepts nothing more; resolves when all that was accepted is committed and answered. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#watch.disarm()
    await this.#queue.drained()
  }

  #started(site: SiteId): Input {
    return { type: 'started', policy: policyFor(site, this.#options), domainVersion: DOMAIN_VERSION }
  }

  now(): Instant {
    return this.#options.clock.now()
  }

  /** Resolves when everything that was accepted is committed and answered. */
  settled(): Promise<void> {
    return this.#queue.drained()
  }

  /** Resolves when inputs are accepted (again). */
  accepting(): Promise<void> {
    if (this.#state === 'running') return Promise.resolve()
    return new Promise(resolve => this.#accepting.push(resolve))
  }

  get state(): 'starting' | 'running' | 'recovering' | 'stopped' {
    return this.#state
  }

  /** What keeps the flow from accepting anything, if anything does. */
  get trouble(): string | undefined {
    if (this.#state === 'running') return undefined
    const { words } = this.#outage
    return `the flow is ${this.#state}${words === undefined ? '' : `: ${words}`}`
  }

  /** How far the flow's time is ahead of the system's clock, negative where a step of that is not believed. */
  get aheadMs(): DurationMs {
    return this.#options.clock.aheadMs()
  }

  /** Inputs between their arrival and their commit. */
  get waiting(): number {
    return this.#queue.waiting
  }

  /** How far the calling for an alert is. It may be a commit ahead: good for a forecast, not for a fact. */
  pursuitOf(site: SiteId, alertId: string): Pursuit | undefined {
    return this.#communities.get(site)?.pursuits.get(alertId)
  }

  submit(site: SiteId, input: Input, done: Done): void {
    if (this.#state === 'running' && this.#queue.waiting >= this.#options.waitingMax) {
      done({ ok: false, code: 'OVERLOADED' })
    } else this.submitOwn(site, input, done)
  }

  submitOwn(site: SiteId, input: Input, done: Done): void {
    if (this.#state === 'running') this.#accept(site, input, done)
    else done(REFUSED)
  }

  #accept(site: SiteId, given: Input, done: Done): void {
    const now = this.#options.clock.nowFor(given)
    const input = this.#placedInTime(given)
    if (this.#dueSites !== undefined) this.#firePassed(this.#dueSites, now)
    const community = this.#communityFor(site, input, now)
    if (community === undefined) {
      const nowhere: Consequence = { changes: [], acceptance: { standing: 'unknown-device', at: now } }
      this.#queue.add(undefined, nowhere, done)
      return
    }
    this.#take(community, input, now, done)
    this.#watch.arm(nextFireAt(community) ?? Number.POSITIVE_INFINITY)
    this.#dueSites?.note(community)
  }

  /** Where the clock was set back, a stamp of it is as much older than the flow's time as the flow is ahead. */
  #placedInTime(input: Input): Input {
    if (input.type !== 'reading' || input.reading.ts === undefined) return input
    const aheadMs = this.#options.clock.lastAheadMs
    return aheadMs < AHEAD_MS_MIN ? input : { ...input, aheadMs }
  }

  /** A site begins with its first device, or with the rules and figures that are brought to it just before. */
  #communityFor(site: SiteId, input: Input, now: Instant): Community | undefined {
    const known = this.#communities.get(site)
    if (known !== undefined || !BEGINS_SITE.has(input.type)) return known
    const community = this.#communities.open(site)
    this.#take(community, this.#started(site), now, NOBODY)
    return community
  }

  /** Timers are an input of their own, so that one from which nothing follows need not be journalled. */
  #take(community: Community, input: Input, now: Instant, done: Done): void {
    const isDue = (nextFireAt(community) ?? Number.POSITIVE_INFINITY) <= now
    if (isDue && input.type !== 'started') this.#apply(community, { type: 'tick' }, now, NOBODY)
    // What a failed timer left behind, here or on another site, is no state to go on from.
    if (this.#state === 'recovering') this.#queue.add(undefined, { changes: [] }, () => done(REFUSED))
    else this.#apply(community, input, now, done)
  }

  #apply(community: Community, input: Input, now: Instant, done: Done): void {
    const consequence = this.#step(community, input, now)
    const { acceptance, faults, failures } = consequence
    if (faults ?? failures) reportDefects(this.#options, consequence, community.site)
    const entry = isJournalled(input, consequence)
      ? entryOf(community.site, now, input, acceptance)
      : undefined
    this.#queue.add(entry, consequence, done)
  }

  // An input that the domain trips over must neither stop the server nor be sent again for ever: it is logged,
  // counted and answered, and the state, which may be half changed, is rebuilt.
  #step(community: Community, input: Input, now: Instant): Consequence {
    try {
      return step(community, input, now)
    } catch (error) {
      this.#options.log.error({ err: error, input: input.type, site: community.site }, 'step failed')
      this.#options.tally.add('readings', 'failed')
      this.#failed(error)
      return { changes: [] }
    }
  }

  /** What a reading passes fires before it, on whichever site: no other one may ever come from there. */
  #firePassed(sites: DueSites, now: Instant): void {
    for (let due = sites.next(now); due !== undefined; due = sites.next(now)) {
      this.#apply(due, { type: 'tick' }, now, NOBODY)
      if (this.#state !== 'running') return
      sites.note(due)
    }
  }

  #fireDue(): void {
    if (this.#state !== 'running') return
    const byMs = this.#options.clock.settle()
    const now = this.now()
    if (byMs > 0) this.#passOver(byMs, now)
    this.#clockReport.note(this.aheadMs)
    for (const community of this.#communities.list()) {
      if ((nextFireAt(community) ?? Number.POSITIVE_INFINITY) > now) continue
      this.#apply(community, { type: 'tick' }, now, NOBODY)
    }
    this.#watch.arm(this.#communities.nextFireAt())
  }

  /** A step of the clock is as a restart: what came due meanwhile waits for what the devices have to say. */
  #passOver(byMs: DurationMs, now: Instant): void {
    this.#options.log.warn({ byMs }, 'the flow follows the machine’s clock; timers wait for the devices')
    for (const community of this.#communities.list()) {
      this.#apply(community, { type: 'clock-stepped', byMs }, now, NOBODY)
    }
  }

  #committed(batch: CommittedBatch): void {
    this.#options.tally.add('commits', 'ok')
    for (const { event } of batch.changes) this.#options.tally.add('alert_events', event.type)
    this.registry.committed(batch)
    for (const effect of this.#options.effects) {
      try {
        effect(batch)
      } catch (error) {
        this.#options.log.error({ err: error }, 'an effect of a commit failed')
      }
    }
  }

  #failed(error: unknown): void {
    if (this.#state === 'recovering' || this.#state === 'stopped') return
    this.#state = 'recovering'
    this.#watch.disarm()
    this.#options.tally.add('commits', 'failed')
    this.#outage.begins(error)
    const { timers, recoverEveryMs } = this.#options
    if (this.#outage.isRelapse) timers.after(recoverEveryMs, () => void this.#recover())
    else void this.#recover()
  }

  async #recover(): Promise<void> {
    const { journal, timers, recoverEveryMs } = this.#options
    await this.#queue.drained()
    try {
      await journal.recover()
      await this.#rebuild()
      this.#outage.ends()
      this.#watch.arm(this.#communities.nextFireAt())
    } catch (error) {
      if (this.#state === 'stopped') return
      this.#outage.goesOn(error)
      timers.after(recoverEveryMs, () => void this.#recover())
    }
  }

  #noteAllDue(): void {
    this.#dueSites?.clear()
    for (const community of this.#communities.list()) this.#dueSites?.note(community)
  }

  async #rebuild(): Promise<void> {
    this.#communities = await rebuild(this.#options)
    this.registry.reset(this.#communities)
    this.#noteAllDue()
    if (this.#state === 'stopped') return
    this.#state = 'running'
    for (const resolve of this.#accepting.splice(0)) resolve()
  }
}
