import type { Alert, AlertChange, AlertEventType } from '../../domain/model/alert.ts'
import type { Command, Outcome } from '../../domain/model/command.ts'
import type { Consequence, Input } from '../../domain/model/input.ts'
import type { MaintenanceWindow } from '../../domain/model/maintenance.ts'
import { NEVER_CHECKED, type Reach } from '../../domain/model/reach.ts'
import type { Rule, RuleTuning } from '../../domain/model/rule.ts'
import type { Within } from '../../domain/model/scope.ts'
import { reachAfter } from '../../domain/notices/reach.ts'
import type { CommittedBatch, Journal } from '../../journal/journal.ts'
import { FailedRules } from '../../runtime/failed-rules.ts'
import type { Intake, Result } from '../../runtime/intake.ts'
import type { DeviceView, Registry } from '../../runtime/registry.ts'
import { RosterViews } from '../../runtime/roster-views.ts'
import { type RuleEdit, ruleEdits } from '../../store/rule-table.ts'
import type { AlertPage, AlertQuery, AlertStore, RuleArchive, RuleChange } from '../../store/store.ts'
import { needingTheirObject } from './bound.ts'

/** As much of a community as the API can see: what is submitted is journalled, then visible, then announced. */
export function createCommunity(journal: Journal, now: () => number) {
  const devices = new Map<string, DeviceView>()
  const deleted = new Map<string, number>()
  const tunings = new Map<string, RuleTuning>()
  const rules = new Map<string, Rule>()
  const ruleVersions = new Map<string, number>()
  const edits: RuleChange[] = []
  const failed = new FailedRules()
  const rosters = new RosterViews()
  const windows = new Map<string, MaintenanceWindow>()
  const alerts = new Map<string, { alert: Alert; events: AlertChange['event'][] }>()
  const inputs: { site: string; input: Input }[] = []
  const listeners: ((batch: CommittedBatch) => void)[] = []
  let last: Promise<unknown> = Promise.resolve()
  let seq = 0
  let refusal: Extract<Result, { ok: false }> | undefined

  function show({ alert, event }: AlertChange): void {
    const events = alerts.get(alert.id)?.events ?? []
    alerts.set(alert.id, { alert, events: [...events, event] })
  }

  async function commit(site: string, input: Input, consequence: Consequence): Promise<void> {
    const { changes } = consequence
    const batch = await journal.append({ entries: [{ site, now: now(), input }], changes })
    inputs.push({ site, input })
    for (const edit of ruleEdits([{ site, now: now(), input }])) noteEdit(edit)
    apply(site, input)
    for (const change of changes) show(change)
    for (const change of changes) failed.note(change)
    seq = batch.last
    for (const listen of listeners) listen(batch)
  }

  function noteEdit(edit: RuleEdit): void {
    const isKnown = edits.some(
      ({ rule, what, version }) => rule === edit.rule && what === edit.what && version === edit.version,
    )
    if (!isKnown) edits.push({ ...edit, n: edits.filter(({ rule }) => rule === edit.rule).length + 1 })
  }

  const lastOf = (id: string) => edits.findLast(({ rule, what }) => rule === id && what !== 'tuned')
  const ruleArchive: RuleArchive = {
    changes: async id => edits.filter(({ rule }) => rule === id),
    deleted: async () => edits.filter(edit => edit.what === 'deleted' && lastOf(edit.rule) === edit),
  }

  const reaches = new Map<string, Reach>()
  function apply(site: string, input: Input): void {
    if (input.type === 'reach-checked')
      reaches.set(site, reachAfter(reaches.get(site) ?? NEVER_CHECKED, input, now()))
    if (input.type === 'rule-tuned') tunings.set(input.tuning.rule, input.tuning)
    if (input.type === 'rule-saved') rules.set(input.rule.id, input.rule)
    if (input.type === 'rule-saved') ruleVersions.set(input.rule.id, input.rule.version)
    if (input.type === 'rule-deleted') rules.delete(input.rule)
    if (input.type === 'rule-deleted') ruleVersions.set(input.rule, input.version)
    if (input.type === 'maintenance-planned') windows.set(input.window.id, input.window)
    if (input.type === 'maintenance-ended') windows.delete(input.windowId)
    if (input.type === 'device-deleted') devices.delete(input.deviceId)
    if (input.type === 'device-deleted') deleted.set(input.deviceId, now())
    if (input.type === 'roster-saved' || input.type === 'roster-removed') rosters.apply(site, input)
    if (input.type !== 'device-saved') return
    const before = devices.get(input.device.id)
    const historyFrom = deleted.get(input.device.id) ?? null
    const fresh = { values: {}, lastSeenAt: null, online: null, historyFrom }
    devices.set(input.device.id, { ...(before ?? fresh), device: input.device })
  }

  function consequenceOf(input: Input): Consequence {
    if (input.type !== 'command') return { changes: [] }
    const outcome = outcomeOf(input.command, alerts.get(input.command.alertId)?.alert)
    if (!outcome.ok) return { changes: [], outcome }
    const n = (alerts.get(outcome.alert.id)?.events.length ?? 0) + 1
    return { changes: [eventOf(input.command, outcome.alert, n, now())], outcome }
  }

  async function submit(site: string, input: Input): Promise<Result> {
    if (refusal) return refusal
    const consequence = consequenceOf(input)
    await commit(site, input, consequence)
    return { ok: true, consequence }
  }

  const intake: Intake = {
    now,
    submit(site, input, done) {
      last = last.then(() => submit(site, input)).then(done)
    },
  }
  const registry: Registry = needingTheirObject({
    revision: Number.NaN,
    get: id => devices.get(id),
    list: () => devices.values(),
    deletedAt: id => deleted.get(id),
    get size() {
      return devices.size
    },
    sites: () => new Set([...devices.values()].map(({ device }) => device.site)),
    hasSite: site => [...devices.values()].some(({ device }) => device.site === site),
    behind: gateway => [...devices.values()].filter(({ device }) => device.gateway === gateway),
    heardAt: (source, address) =>
      [...devices.values()].find(
        ({ device: { origin } }) => origin?.source === source && origin.address === address,
      ),
    of: source => [...devices.values()].filter(({ device }) => device.origin?.source === source),
    tuning: rule => tunings.get(rule),
    customRules: () => rules.values(),
    customRule: id => rules.get(id),
    ruleVersion: id => ruleVersions.get(id) ?? 0,
    maintenance: () => windows.values(),
    failedRules: id => failed.of(id),
    roster: site => rosters.of(site),
    get rosterRevision() {
      return rosters.revision
    },
    rosters: () => rosters.list(),
    reach: site => reaches.get(site) ?? NEVER_CHECKED,
  })
  const store: AlertStore = {
    list: async query =>
      pageOf(
        [...alerts.values()].map(({ alert }) => alert),
        query,
        seq,
      ),
    get: async id => alerts.get(id),
    countOpen: async () => ({ critical: 0, high: 0, medium: 0, low: 0 }),
  }

  return {
    intake,
    registry,
    alerts: store,
    ruleArchive,
    inputs,
    onCommit: (listener: (batch: CommittedBatch) => void) => void listeners.push(listener),
    /** What a rule would raise. */
    raise: (change: AlertChange, site = change.alert.site) =>
      commit(site, { type: 'tick' }, { changes: [change] }),
    /** Something was committed that no operator hears of. */
    quietCommit: () => commit('site-1', { type: 'tick' }, { changes: [] }),
    refuse: (code: 'JOURNAL_UNAVAILABLE' | 'OVERLOADED' | undefined) => {
      refusal = code && { ok: false, code }
    },
    report: (id: string, values: DeviceView['values']) => {
      const view = devices.get(id)
      if (view) devices.set(id, { ...view, values, lastSeenAt: now(), online: true })
    },
  }
}

export type Community = ReturnType<typeof createCommunity>

function outcomeOf(command: Command, alert: Alert | undefined): Outcome {
  if (alert === undefined) return { ok: false, code: 'ALERT_NOT_FOUND' }
  if (command.version !== undefined && command.version !== alert.version) {
    return { ok: false, code: 'ALERT_VERSION_CONFLICT', alert }
  }
  if (alert.handling === 'resolved') return { ok: false, code: 'ALERT_ALREADY_RESOLVED', alert }
  const cause = command.cause ?? alert.cause
  return { ok: true, alert: { ...alert, ...handled[command.action], cause, version: alert.version + 1 } }
}

const handled = {
  acknowledge: { handling: 'acknowledged' },
  claim: { handling: 'assigned' },
  assign: { handling: 'assigned' },
  transfer: { handling: 'assigned' },
  return: { handling: 'new' },
  pause: {},
  resume: {},
  urge: {},
  comment: {},
  'on-site': { handling: 'on-site' },
  resolve: { handling: 'resolved' },
  shelve: {},
  unshelve: {},
} as const

const types: Readonly<Record<Command['action'], AlertEventType>> = {
  acknowledge: 'acknowledged',
  claim: 'assigned',
  assign: 'assigned',
  transfer: 'transferred',
  return: 'returned',
  pause: 'paused',
  resume: 'resumed',
  urge: 'urged',
  comment: 'commented',
  'on-site': 'on-site',
  resolve: 'resolved',
  shelve: 'shelved',
  unshelve: 'unshelved',
}

const eventOf = (command: Command, alert: Alert, n: number, at: number): AlertChange => ({
  alert,
  event: {
    alertId: alert.id,
    n,
    at,
    type: types[command.action],
    actor: command.actor,
    note: command.note ?? null,
    ...(command.photo && { photo: command.photo }),
  },
})

const liesWithin = ({ site, zone, deviceId, raisedAt }: Alert, { sites, zones, devices }: Within): boolean =>
  sites.includes(site) ||
  zones.some(one => one.site === site && one.zones.includes(zone)) ||
  devices.some(
    one => one.site === site && one.device === deviceId && (one.since === null || raisedAt > one.since),
  )

const changedAt = ({ deviceKind, raisedAt, updatedAt }: Alert, { raisedAloneKinds }: AlertQuery): number =>
  raisedAloneKinds?.includes(deviceKind) ? raisedAt : updatedAt

function pageOf(all: readonly Alert[], query: AlertQuery, seq: number): AlertPage {
  const fits = (alert: Alert) =>
    (query.severity?.includes(alert.severity) ?? true) &&
    !query.exceptKinds?.includes(alert.deviceKind) &&
    (query.within === undefined || liesWithin(alert, query.within)) &&
    (query.site ?? alert.site) === alert.site &&
    (query.kind ?? alert.deviceKind) === alert.deviceKind &&
    (query.deviceId ?? alert.deviceId) === alert.deviceId &&
    (query.rule ?? alert.rule) === alert.rule &&
    (query.cause?.some(cause => cause === alert.cause) ?? true) &&
    (query.raisedSince ?? -1) < alert.raisedAt &&
    (query.since ?? 0) <= changedAt(alert, query)
  const found = all.filter(fits).reverse()
  const start = query.page * query.limit
  return { alerts: found.slice(start, start + query.limit), total: found.length, seq }
}
