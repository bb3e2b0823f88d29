import { lastSeenAt } from '../domain/community/device-state.ts'
import { latestValues } from '../domain/community/latest-values.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { MaintenanceWindow } from '../domain/model/maintenance.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { SiteId } from '../domain/model/place.ts'
import { NEVER_CHECKED, type Reach } from '../domain/model/reach.ts'
import { type Acceptance, type MetricValue, type Reading, valuesKnown } from '../domain/model/reading.ts'
import type { Roster } from '../domain/model/roster.ts'
import type { Rule, RuleTuning } from '../domain/model/rule.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import { reachAfter } from '../domain/notices/reach.ts'
import type { CommittedBatch, Entry } from '../journal/journal.ts'
import type { Communities } from './communities.ts'
import { DeviceIndex } from './device-index.ts'
import { FailedRules } from './failed-rules.ts'
import type { DeviceView, Registry } from './registry.ts'
import { RosterViews } from './roster-views.ts'
import { RuleViews } from './rule-views.ts'

interface View extends DeviceView {
  device: Device
  readonly values: Record<string, MetricValue>
  lastSeenAt: Instant | null
  online: boolean | null
  firmware: string | undefined
  lagMs: DurationMs | undefined
}

/** Keeps the registry by what was committed, one batch after the other. */
export class RegistryView implements Registry {
  readonly #views = new Map<DeviceId, View>()
  readonly #index = new DeviceIndex()
  readonly #tunings = new Map<string, RuleTuning>()
  readonly #rules = new RuleViews()
  readonly #windows = new Map<string, MaintenanceWindow>()
  readonly #rosters = new RosterViews()
  readonly #reach = new Map<SiteId, Reach>()
  readonly #failed = new FailedRules()
  readonly #deleted = new Map<DeviceId, Instant>()

  #revision = 0

  get revision(): number {
    return this.#revision
  }

  get size(): number {
    return this.#views.size
  }

  get(id: DeviceId): DeviceView | undefined {
    return this.#views.get(id)
  }

  deletedAt(id: DeviceId): Instant | undefined {
    return this.#deleted.get(id)
  }

  list(): Iterable<DeviceView> {
    return this.#views.values()
  }

  sites(): Iterable<SiteId> {
    return this.#index.sites()
  }

  hasSite(site: SiteId): boolean {
    return this.#index.hasSite(site)
  }

  *behind(gateway: DeviceId): Iterable<DeviceView> {
    for (const id of this.#index.behind(gateway)) yield this.#views.get(id) as View
  }

  heardAt(source: SourceId, address: string): DeviceView | undefined {
    return this.#views.get(this.#index.heardAt(source, address) ?? '')
  }

  *of(source: SourceId): Iterable<DeviceView> {
    for (const id of this.#index.of(source)) yield this.#views.get(id) as View
  }

  maintenance(): Iterable<MaintenanceWindow> {
    return this.#windows.values()
  }

  tuning(rule: string): RuleTuning | undefined {
    return this.#tunings.get(rule)
  }

  customRules(): Iterable<Rule> {
    return this.#rules.list()
  }

  customRule(id: string): Rule | undefined {
    return this.#rules.get(id)
  }

  ruleVersion(id: string): number {
    return this.#rules.version(id)
  }

  roster(site: SiteId): Roster {
    return this.#rosters.of(site)
  }

  reach(site: SiteId): Reach {
    return this.#reach.get(site) ?? NEVER_CHECKED
  }

  get rosterRevision(): number {
    return this.#rosters.revision
  }

  rosters(): Iterable<readonly [SiteId, Roster]> {
    return this.#rosters.list()
  }

  failedRules(id: DeviceId): readonly string[] {
    return this.#failed.of(id)
  }

  /** Starts again from a state that is wholly committed. */
  reset(communities: Communities): void {
    this.#views.clear()
    this.#index.clear()
    this.#revision += 1
    this.#tunings.clear()
    this.#rules.clear()
    this.#failed.clear()
    this.#deleted.clear()
    this.#windows.clear()
    this.#rosters.clear()
    this.#reach.clear()
    for (const community of communities.list()) {
      for (const window of community.holds.windows.values()) this.#windows.set(window.id, window)
      for (const tuning of community.tunings.values()) this.#noteTuning(tuning)
      this.#rules.add(community)
      this.#rosters.add(community)
      this.#reach.set(community.site, community.reach)
      this.#failed.add(community)
      for (const [id, at] of community.deleted) this.#noteDeleted(id, at)
    }
    for (const community of communities.list()) {
      for (const of of community.devices.values()) {
        const { device, lateValues, online, firmware, lagMs } = of
        const values = { ...latestValues(of), ...lateValues }
        const shown = { values, lastSeenAt: lastSeenAt(of), online, firmware, lagMs }
        this.#views.set(device.id, { ...this.#newView(device), ...shown })
        this.#index.add(device)
      }
    }
  }

  committed(batch: CommittedBatch): void {
    for (const entry of batch.entries) this.#apply(entry)
    for (const change of batch.changes) this.#failed.note(change)
  }

  #newView(device: Device): View {
    const historyFrom = this.#deleted.get(device.id) ?? null
    const unheard = { lastSeenAt: null, online: null, firmware: undefined, lagMs: undefined }
    return { device, values: {}, ...unheard, historyFrom }
  }

  // An id may have lived on several sites: the latest deletion counts.
  #noteDeleted(id: DeviceId, at: Instant): void {
    this.#deleted.set(id, Math.max(at, this.#deleted.get(id) ?? 0))
  }

  // A site that begins may be given the figures of before while newer ones are under way to all others.
  #noteTuning(tuning: RuleTuning): void {
    const known = this.#tunings.get(tuning.rule)
    if (known === undefined || tuning.version >= known.version) this.#tunings.set(tuning.rule, tuning)
  }

  #apply({ site, input, acceptance, now }: Entry): void {
    switch (input.type) {
      case 'reading': {
        const view = this.#views.get(input.reading.deviceId)
        if (view !== undefined && acceptance !== undefined) show(view, input.reading, acceptance, now)
        return
      }
      case 'status': {
        const view = this.#views.get(input.deviceId)
        if (view === undefined) return
        view.online = input.online
        view.firmware = input.firmware ?? view.firmware
        return
      }
      case 'device-saved': {
        this.#save(input.device)
        return
      }
      case 'device-deleted':
        this.#delete(input.deviceId)
        this.#noteDeleted(input.deviceId, now)
        return
      case 'maintenance-planned':
        this.#plan(input.window, now)
        return
      case 'maintenance-ended':
        this.#windows.delete(input.windowId)
        return
      case 'rule-tuned':
        this.#noteTuning(input.tuning)
        return
      case 'rule-saved':
        this.#rules.save(input.rule)
        this.#failed.forget(input.rule.id)
        return
      case 'rule-deleted':
        this.#rules.remove(input.rule, input.version)
        this.#failed.forget(input.rule)
        return
      case 'roster-saved':
      case 'roster-removed':
        this.#rosters.apply(site, input)
        return
      case 'reach-checked':
        this.#reach.set(site, reachAfter(this.reach(site), input, now))
        return
    }
  }

  // Nobody tells of the end of a window that comes with time.
  #plan(window: MaintenanceWindow, now: Instant): void {
    for (const { id, to } of this.#windows.values()) if (to <= now) this.#windows.delete(id)
    this.#windows.set(window.id, window)
  }

  #save(device: Device): void {
    this.#revision += 1
    const known = this.#views.get(device.id)
    if (known === undefined) this.#views.set(device.id, this.#newView(device))
    else {
      this.#index.remove(known.device)
      known.device = device
    }
    this.#index.add(device)
  }

  #delete(id: DeviceId): void {
    this.#revision += 1
    const known = this.#views.get(id)
    if (known !== undefined) this.#index.remove(known.device)
    this.#views.delete(id)
    this.#failed.drop(id)
  }
}

function show(view: View, reading: Reading, acceptance: Acceptance, now: Instant): void {
  if (acceptance.standing === 'repeated') return
  const isNewest = view.lastSeenAt === null || acceptance.at >= view.lastSeenAt
  if (!isNewest && acceptance.news === undefined) return
  const values = valuesKnown(reading, acceptance, isNewest)
  for (const metric in values) view.values[metric] = values[metric] as MetricValue
  if (!isNewest) return
  view.lastSeenAt = acceptance.at
  if (acceptance.standing === 'live' && reading.ts !== undefined)
    view.lagMs = lagOf(reading.ts, acceptance, now)
}

/** A clock that is a little ahead is taken for right, as everywhere. */
const lagOf = (ts: Instant, { at, mark }: Acceptance, now: Instant): DurationMs =>
  mark === 'future-clamped' ? now - ts : now - at
