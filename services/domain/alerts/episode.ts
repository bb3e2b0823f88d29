import {
  type Alert,
  type AlertChange,
  type Evidence,
  isWorse,
  type Severity,
  type Suppression,
} from '../model/alert.ts'
import type { Device } from '../model/device.ts'
import { SYSTEM } from '../model/person.ts'
import type { Rule } from '../model/rule.ts'
import { type Instant, MINUTE } from '../model/time.ts'
import { type AlertRecord, over, record } from './record.ts'

/** Occurrences are counted always, and announced at most this often. */
export const OCCURRENCE_EVENT_MS = MINUTE

export interface Raising {
  readonly id: string
  readonly device: Device
  readonly rule: Rule
  readonly severity: Severity
  readonly latched: boolean
  readonly at: Instant
  readonly evidence: Evidence
  readonly admission: Admission
}

/** Whether people hear of it at once, and with which alert. */
export interface Admission {
  readonly suppressed: Suppression | null
  /** Its own id where nothing is said. */
  readonly group?: string
  readonly shelvedUntil?: Instant
}

/** A new episode. */
export function raise({ id, device, rule, severity, latched, at, evidence, admission }: Raising): {
  record: AlertRecord
  change: AlertChange
} {
  const alert: Alert = {
    id,
    site: device.site,
    zone: device.zone,
    deviceId: device.id,
    deviceKind: device.kind,
    rule: rule.id,
    ruleVersion: rule.version,
    title: rule.title,
    severity,
    peakSeverity: severity,
    condition: 'active',
    handling: 'new',
    latched,
    assignee: null,
    shelvedUntil: admission.shelvedUntil ?? null,
    suppressed: admission.suppressed,
    announced: admission.suppressed === null,
    group: admission.group ?? id,
    cause: null,
    occurrences: 1,
    raisedAt: at,
    updatedAt: at,
    clearedAt: null,
    version: 1,
    evidence,
    pausedUntil: null,
    urged: null,
  }
  const fresh: AlertRecord = { alert, events: 0, occurrences: 1, occurredAt: at }
  return { record: fresh, change: record(fresh, { type: 'raised', at, actor: SYSTEM }) }
}

/** Of an alert's evidence: half of them from its beginning, half from its latest climb. */
export const EVIDENCE_READINGS_MAX = 20

/** What raised it stays, what made it worse joins it. */
function joined(before: Evidence, now: Evidence): Evidence['readings'] {
  const known = new Set(before.readings.map(reading => JSON.stringify(reading)))
  const all = [...before.readings, ...now.readings.filter(reading => !known.has(JSON.stringify(reading)))]
  if (all.length <= EVIDENCE_READINGS_MAX) return all
  return [...all.slice(0, EVIDENCE_READINGS_MAX / 2), ...all.slice(-EVIDENCE_READINGS_MAX / 2)]
}

/** Up or down. The readings of the worst stay as evidence; the sentence is that of the level where it stands. */
export function changeSeverity(
  of: AlertRecord,
  severity: Severity,
  latched: boolean,
  at: Instant,
  evidence: Evidence,
): AlertChange {
  const climbs = isWorse(severity, of.alert.severity)
  const note = `${of.alert.severity} → ${severity}`
  return record(
    of,
    { type: 'severity-changed', at, actor: SYSTEM, note },
    {
      severity,
      latched: of.alert.latched || latched,
      peakSeverity: isWorse(severity, of.alert.peakSeverity) ? severity : of.alert.peakSeverity,
      evidence: {
        ...evidence,
        readings: climbs ? joined(of.alert.evidence, evidence) : of.alert.evidence.readings,
      },
    },
  )
}

/**
 * A trigger while the episode runs. One that must be heard again (an SOS pressed once more after somebody took it
 * in hand) opens the handling again; others are announced once a minute at most.
 */
export function occur(of: AlertRecord, at: Instant, mustBeHeard: boolean): AlertChange | undefined {
  of.occurrences++
  if (mustBeHeard && of.alert.handling !== 'new') {
    of.occurredAt = at
    const patch = { handling: 'new', version: of.alert.version + 1 } as const
    return record(of, { type: 'reopened', at, actor: SYSTEM }, patch)
  }
  if (at - of.occurredAt < OCCURRENCE_EVENT_MS) return undefined
  of.occurredAt = at
  return record(of, { type: 'occurred', at, actor: SYSTEM })
}

/**
 * The condition is over by itself. Where a reading of before says so, which came after its delay had run out, it is over as
 * soon as it began.
 */
export function clear(of: AlertRecord, at: Instant, note?: string): AlertChange {
  const endedAt = Math.max(at, of.alert.raisedAt)
  return record(of, { type: 'cleared', at: endedAt, actor: SYSTEM, note }, over(of.alert, endedAt))
}

/** The device is gone: nobody will ever see the end of it. */
export const withdraw = (of: AlertRecord, at: Instant, note: string): AlertChange =>
  record(
    of,
    { type: 'withdrawn', at, actor: SYSTEM, note },
    {
      ...over(of.alert, of.alert.clearedAt ?? at),
      handling: 'resolved',
      pausedUntil: null,
      version: of.alert.version + 1,
    },
  )

/** Cleared so long ago that nobody will come back to it. */
export const expire = (of: AlertRecord, at: Instant): AlertChange =>
  record(
    of,
    { type: 'resolved', at, actor: SYSTEM, note: 'cleared long ago and never handled' },
    {
      handling: 'resolved',
      pausedUntil: null,
      version: of.alert.version + 1,
    },
  )
