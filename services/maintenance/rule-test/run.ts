import { RuleBook } from '../../domain/community/program.ts'
import { type Community, defaultPolicy, newCommunity } from '../../domain/community/state.ts'
import { step } from '../../domain/community/step.ts'
import { kindList, rulesForAll } from '../../domain/kinds/kinds.ts'
import type { AlertChange } from '../../domain/model/alert.ts'
import type { Input } from '../../domain/model/input.ts'
import type { MetricValue } from '../../domain/model/reading.ts'
import type { DurationMs } from '../../domain/model/time.ts'
import { TOLD } from './event.ts'
import { readingOf } from './reading.ts'
import { durationText } from './series.ts'
import { ONLY, type RuleTest, type RuleTestFile } from './table.ts'

/** What a test expected and what came of it; no differences where it passed. */
export interface TestResult {
  readonly name: string
  readonly differences: readonly Mismatch[]
}

export interface Mismatch {
  readonly at: string
  readonly expected: string
  readonly got: string
}

/** Takes the table through the server's own step. Time is that of the table alone. */
export function runRuleTest(file: RuleTestFile, test: RuleTest): TestResult {
  const { rule, start } = file
  const community = siteFor(file, test)
  const events: string[] = []
  const differences: Mismatch[] = []
  const take = (input: Input, atMs: DurationMs): void => {
    const { changes, failures = [] } = step(community, input, start + atMs)
    for (const { error } of failures) {
      differences.push({ at: durationText(atMs), expected: 'the rule can be evaluated', got: String(error) })
    }
    events.push(
      ...changes.filter(({ alert }) => alert.rule === rule.id).flatMap(change => eventWords(change, start)),
    )
  }
  for (const { atMs, input, open } of planOf(file, test)) {
    take(input ?? { type: 'tick' }, atMs)
    if (open !== undefined)
      differences.push(...compared(durationText(atMs), open, openAlerts(community, rule.id)))
  }
  if (test.events !== undefined) differences.push(...compared('events', test.events, events, false))
  return { name: test.name, differences }
}

function siteFor(
  { rule, isBuiltIn, settings, kind, intervalMs, timeZone, start }: RuleTestFile,
  test: RuleTest,
): Community {
  const community = newCommunity('site', new RuleBook(kindList, rulesForAll))
  const actor = 'test'
  const policy = { ...defaultPolicy, ...(timeZone !== undefined && { timeZone }) }
  step(community, { type: 'started', policy }, start)
  if (!isBuiltIn) step(community, { type: 'rule-saved', rule, actor }, start)
  const overrides = [{ scope: {}, settings, enabled: true }]
  step(community, { type: 'rule-tuned', tuning: { rule: rule.id, version: 1, overrides }, actor }, start)
  for (const { id, zone } of test.devices) {
    const device = {
      id,
      kind,
      site: 'site',
      zone,
      name: id,
      ...(intervalMs !== undefined && { expectedIntervalMs: intervalMs }),
    }
    step(community, { type: 'device-saved', device, actor }, start)
  }
  return community
}

interface Planned {
  readonly atMs: DurationMs
  readonly input?: Input
  readonly open?: readonly string[]
}

/** Readings and looks in the order of their times; at one time what is reported comes first. */
function planOf({ kind, start }: RuleTestFile, { everyMs, devices, expect }: RuleTest): Planned[] {
  const count = Math.max(
    0,
    ...devices.flatMap(({ series }) => Object.values(series).map(({ length }) => length)),
  )
  const readings = Array.from({ length: count }, (_, i) => i).flatMap(i =>
    devices.flatMap(({ id, series }): Planned[] => {
      const values = valuesAt(series, i)
      if (Object.keys(values).length === 0) return []
      const atMs = i * everyMs
      const reading = { deviceId: id, ts: start + atMs, ...readingOf(values, kind) }
      return [{ atMs, input: { type: 'reading', reading } }]
    }),
  )
  return [...readings, ...expect].sort((a, b) => a.atMs - b.atMs)
}

const valuesAt = (
  series: Readonly<Record<string, readonly (MetricValue | undefined)[]>>,
  i: number,
): Record<string, MetricValue> =>
  Object.fromEntries(
    Object.entries(series).flatMap(([metric, values]) => {
      const value = values[i]
      return value === undefined ? [] : [[metric, value]]
    }),
  )

const openAlerts = ({ alerts }: Community, rule: string): string[] =>
  [...alerts.values()]
    .filter(({ alert }) => alert.rule === rule && alert.condition === 'active')
    .map(({ alert }) => named(alert.deviceId, alert.severity))

const named = (device: string, words: string): string => (device === ONLY ? words : `${device} ${words}`)

/** `40m raised high`. */
function eventWords({ alert, event }: AlertChange, start: number): string[] {
  if (!TOLD.has(event.type)) return []
  return [`${durationText(event.at - start)} ${named(alert.deviceId, `${event.type} ${alert.severity}`)}`]
}

function compared(
  at: string,
  expected: readonly string[],
  got: readonly string[],
  anyOrder = true,
): Mismatch[] {
  const text = (words: readonly string[]) => (anyOrder ? words.toSorted() : words).join(', ') || 'nothing'
  return text(expected) === text(got) ? [] : [{ at, expected: text(expected), got: text(got) }]
}
