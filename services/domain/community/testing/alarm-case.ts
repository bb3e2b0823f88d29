// A case of another alarm system, told as a table in our words.
import t, { type Test } from 'tap'
import type { Alert, AlertChange } from '../../model/alert.ts'
import type { Action } from '../../model/command.ts'
import type { Input } from '../../model/input.ts'
import type { Values } from '../../model/reading.ts'
import type { Rule } from '../../model/rule.ts'
import { DAY, type DurationMs, type Instant, SECOND } from '../../model/time.ts'
import { RuleBook } from '../program.ts'
import { type Community, newCommunity } from '../state.ts'
import { step } from '../step.ts'
import { kindWith, type OwnRule } from './own-kind.ts'
import { T0 } from './site.ts'

/** What device `d` reports, what each of several devices does, time alone, what a person does to the newest alert, or any input. */
type Act =
  | { readonly report: Values }
  | { readonly each: Readonly<Record<string, Values>> }
  | { readonly person: Action }
  | { readonly input: Input }
  | 'tick'

/** Events read `raised high`, with the device where it is not `d`. */
export type CaseRow = readonly [second: number, act: Act, events: readonly string[]]

export interface Case {
  readonly rules: readonly OwnRule[]
  readonly rows: readonly CaseRow[]
  readonly devices?: readonly string[]
  readonly intervalMs?: DurationMs
  /** More about the alerts as they stand in the end: those still there, and all that were ever told. */
  readonly also?: (t: Test, alerts: readonly Alert[], told: readonly AlertChange[]) => void
}

export function alarmCase(id: string, title: string, of: Case): void {
  t.test(`${id}: ${title}`, async t => {
    const community = newCommunity('s', new RuleBook([kindWith(...of.rules)], []))
    const told: AlertChange[] = []
    for (const device of of.devices ?? ['d']) save(community, device, of.intervalMs ?? DAY)
    for (const [second, act, events] of of.rows) {
      const now = T0 + second * SECOND
      const changes = inputsOf(act, now, community).flatMap(input => step(community, input, now).changes)
      told.push(...changes)
      t.same(changes.map(words), events, `${second} s ${JSON.stringify(act)}`)
    }
    of.also?.(
      t,
      [...community.alerts.values()].map(({ alert }) => alert),
      told,
    )
  })
}

function save(community: Community, id: string, expectedIntervalMs: DurationMs): void {
  const device = { id, kind: 'k', site: 's', zone: 'z', name: id, expectedIntervalMs }
  step(community, { type: 'device-saved', device, actor: 'test' }, T0)
}

const words = ({ alert, event }: AlertChange): string =>
  `${event.type} ${alert.severity}${alert.deviceId === 'd' ? '' : ` ${alert.deviceId}`}`

function inputsOf(act: Act, now: Instant, { serial }: Community): Input[] {
  if (act === 'tick') return [{ type: 'tick' }]
  if ('input' in act) return [act.input]
  if ('person' in act) {
    return [{ type: 'command', command: { action: act.person, alertId: `s-${serial}`, actor: 'wang' } }]
  }
  const each = 'each' in act ? act.each : { d: act.report }
  return Object.entries(each).map(([deviceId, values]) => ({
    type: 'reading',
    reading: { deviceId, values, ts: now },
  }))
}

export const report = (values: Values): Act => ({ report: values })
export const each = (values: Readonly<Record<string, Values>>): Act => ({ each: values })
export const person = (action: Action): Act => ({ person: action })
export const tuning = (
  override: Partial<{ enabled: boolean; settings: Record<string, number> }>,
  scope = {},
): Act => ({
  input: {
    type: 'rule-tuned',
    actor: 'admin',
    tuning: { rule: 'r', version: 1, overrides: [{ scope, ...override }] },
  },
})
export const saving = (rule: Rule): Act => ({ input: { type: 'rule-saved', rule, actor: 'admin' } })
