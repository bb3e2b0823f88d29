import type { Severity } from '../../services/domain/model/alert.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import type { ApiAlert } from '../api/wire.ts'
import { type Happening, WHATS, type What } from '../world/truth.ts'
import type { TruthHeader, TruthRecord } from '../world/truth-file.ts'
import type { Expectation } from './expectation.ts'
import { expectations, traps } from './expectations.ts'

export interface Found {
  readonly happening: Happening
  readonly alertId: string
  /** Below 0 where it was said before it came to that; absent where an alert was open already. */
  readonly delayMs?: DurationMs
}

export interface FalseAlert {
  readonly alert: ApiAlert
  /** What looked like it. */
  readonly fellFor?: What
}

/** How the product did on one kind of happening. */
export interface Verdict {
  readonly what: What
  readonly found: readonly Found[]
  readonly missed: readonly Happening[]
  /** Over too soon, or begun too late, for anybody to be asked to notice. */
  readonly notDue: readonly Happening[]
}

export interface Judgement {
  readonly verdicts: readonly Verdict[]
  readonly falseAlerts: readonly FalseAlert[]
  /** Alerts of rules on which the truth has nothing to say, by rule. */
  readonly unjudged: ReadonlyMap<string, number>
}

/** Holds the alerts of a product against what happened. */
export function judge({ header, happenings }: TruthRecord, all: readonly ApiAlert[]): Judgement {
  const alerts = all.filter(alert => isOf(header, alert))
  const judged = new Set(
    Object.values(expectations).flatMap(({ rules, explains = [] }) => [...rules, ...explains]),
  )
  const unjudged = new Map<string, number>()
  for (const { rule } of alerts) if (!judged.has(rule)) unjudged.set(rule, (unjudged.get(rule) ?? 0) + 1)
  return {
    verdicts: WHATS.flatMap(what => verdict(what, header, happenings, alerts)),
    falseAlerts: alerts
      .filter(
        alert => raisedAt(alert) >= header.start && judged.has(alert.rule) && isFalse(alert, happenings),
      )
      .map(alert => ({ alert, ...fellFor(alert, happenings) })),
    unjudged,
  }
}

function verdict(
  what: What,
  header: TruthHeader,
  happenings: readonly Happening[],
  alerts: readonly ApiAlert[],
): Verdict[] {
  const expectation = expectations[what]
  const ofThis = happenings.filter(happening => happening.what === what)
  if (expectation === undefined || ofThis.length === 0) return []
  const found: Found[] = []
  const missed: Happening[] = []
  const notDue: Happening[] = []
  for (const happening of ofThis) {
    const answer = firstAnswer(happening, expectation, alerts)
    if (answer) found.push({ happening, alertId: answer.id, ...delay(happening, answer, expectation) })
    else if (!expectation.whereSetUp && isDue(happening, expectation, header)) missed.push(happening)
    else notDue.push(happening)
  }
  return [{ what, found, missed, notDue }]
}

function firstAnswer(happening: Happening, expectation: Expectation, alerts: readonly ApiAlert[]) {
  return alerts
    .filter(alert => answers(alert, happening, expectation))
    .sort((a, b) => raisedAt(a) - raisedAt(b))[0]
}

/** On a device that it concerns, by a rule that is meant, and open at some time while it lasted. */
function answers(alert: ApiAlert, happening: Happening, { rules, afterMs }: Expectation): boolean {
  const over = (happening.to ?? Number.POSITIVE_INFINITY) + afterMs
  return concerns(happening, alert, rules) && raisedAt(alert) <= over && clearedAt(alert) >= happening.from
}

function concerns(happening: Happening, alert: ApiAlert, rules: readonly string[]): boolean {
  const { what, deviceId, affects = [] } = happening
  const whose = [deviceId, ...affects, ...(what === 'site-outage' ? [alert.site] : [])]
  return whose.includes(alert.deviceId) && rules.includes(alert.rule)
}

/** One that was open already tells nothing about speed, unless it was a warning of just this. */
function delay(
  happening: Happening,
  alert: ApiAlert,
  { foreseeable }: Expectation,
): { delayMs?: DurationMs } {
  const delayMs = raisedAt(alert) - happening.from
  return delayMs >= 0 || foreseeable ? { delayMs } : {}
}

function isDue(happening: Happening, { dueMs, dueReports }: Expectation, header: TruthHeader): boolean {
  const lastedMs = Math.min(happening.to ?? header.end, header.end) - happening.from
  return lastedMs >= dueMs + dueReports * (header.reportEveryMs[happening.deviceId] ?? 0)
}

/** It claims what nothing in the world bears out. */
function isFalse(alert: ApiAlert, happenings: readonly Happening[]): boolean {
  const meant = Object.entries(expectations).filter(([, { rules, explains = [] }]) =>
    [...rules, ...explains].includes(alert.rule),
  )
  const claims = meant.some(([, { claimsFrom }]) => isAtLeast(alert, claimsFrom))
  return (
    claims &&
    !happenings.some(happening => {
      const expectation = expectations[happening.what]
      if (expectation === undefined) return false
      const rules = [...expectation.rules, ...(expectation.explains ?? [])]
      return answers(alert, happening, { ...expectation, rules })
    })
  )
}

function fellFor(alert: ApiAlert, happenings: readonly Happening[]): { fellFor?: What } {
  const trap = happenings.find(happening => {
    const astray = traps[happening.what]
    return astray !== undefined && answers(alert, happening, { ...TRAP, rules: astray })
  })
  return trap ? { fellFor: trap.what } : {}
}

const TRAP: Expectation = { rules: [], dueMs: 0, dueReports: 0, afterMs: 120_000, claimsFrom: 'low' }

/** Open at some time of this world: one that an earlier run left open can still be the answer to something. */
const isOf = ({ site, start, end }: TruthHeader, alert: ApiAlert) =>
  alert.site === site && clearedAt(alert) >= start && raisedAt(alert) <= end

const isAtLeast = (alert: ApiAlert, severity: Expectation['claimsFrom']) =>
  SEVERITIES_ORDER.indexOf(alert.peakSeverity) >= SEVERITIES_ORDER.indexOf(severity)
/** From mild to worst. */
const SEVERITIES_ORDER: readonly Severity[] = ['low', 'medium', 'high', 'critical']

const raisedAt = (alert: ApiAlert): Instant => Date.parse(alert.raisedAt)
const clearedAt = (alert: ApiAlert): Instant =>
  alert.clearedAt === null ? Number.POSITIVE_INFINITY : Date.parse(alert.clearedAt)
